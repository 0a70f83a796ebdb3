package dev.labelstream.model.weights;

import java.io.IOException;

/**
 * Numbers that tensors are views of, a file of the ZIP.
 *
 * @param kind of its numbers
 * @param key name of the file
 */
record TorchStorage(TorchName kind, String key) {
    /** @param id {@code ("storage", class, key, device, numbers)} */
    static TorchStorage of(Object[] id) throws IOException {
        if (id.length == 5
                && "storage".equals(id[0])
                && id[1] instanceof TorchName kind
                && id[2] instanceof String key) {
            return new TorchStorage(kind, key);
        }
        throw new IOException("its pickle refers to what is no storage");
    }
}
