package dev.labelstream.model.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network's tensors by name, from a file of any kind that is read here; its first bytes tell which it is. */
public final class StateDict {
    /** What PyTorch's wrappers for several GPUs and for compiled networks put before every name. */
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");

    private static final Set<Byte> PICKLED_LONG = Set.of((byte) 0x8a, (byte) 0x95);

    private StateDict() {}

    /** @throws WeightsFormatException when the file is none or holds anything that is not read */
    public static Map<String, Tensor> read(Path file) throws IOException {
        Map<String, Tensor> tensors =
                switch (kind(file)) {
                    case TORCH -> TorchCheckpoint.read(file);
                    case LEGACY_TORCH ->
                        throw new WeightsFormatException(
                                file,
                                "PyTorch's format before 1.6: write it anew in Python,"
                                        + " torch.save(torch.load(OLD, weights_only=True), NEW)");
                    case SAFETENSORS -> Safetensors.read(file);
                };
        return withoutPrefixes(tensors);
    }

    /** BatchNorm's count of batches, which PyTorch saves as a whole number and no network computes with. */
    static boolean isCounter(String name) {
        return name.endsWith("num_batches_tracked");
    }

    private enum Kind {
        TORCH,
        LEGACY_TORCH,
        SAFETENSORS
    }

    private static Kind kind(Path file) throws IOException {
        byte[] first;
        try (InputStream bytes = Files.newInputStream(file)) {
            first = bytes.readNBytes(4);
        }
        if (first.length == 4 && first[0] == 'P' && first[1] == 'K') {
            return Kind.TORCH;
        }
        // a pickled long, PyTorch's magic number; as a safetensors header it would be too long
        boolean pickle = first.length == 4 && first[0] == (byte) 0x80 && PICKLED_LONG.contains(first[2]);
        return pickle ? Kind.LEGACY_TORCH : Kind.SAFETENSORS;
    }

    private static Map<String, Tensor> withoutPrefixes(Map<String, Tensor> tensors) {
        for (String prefix : PREFIXES) {
            if (!tensors.isEmpty() && tensors.keySet().stream().allMatch(name -> name.startsWith(prefix))) {
                Map<String, Tensor> renamed = new LinkedHashMap<>();
                tensors.forEach((name, tensor) -> renamed.put(name.substring(prefix.length()), tensor));
                return withoutPrefixes(renamed);
            }
        }
        return tensors;
    }
}
