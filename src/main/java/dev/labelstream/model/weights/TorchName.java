package dev.labelstream.model.weights;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;

/** All that a pickle may name: what builds tensors and dictionaries, and the kinds of storages. */
enum TorchName {
    ORDERED_DICT("collections.OrderedDict", null) {
        @Override
        Object call(Object[] arguments) {
            return new LinkedHashMap<>();
        }
    },
    TENSOR("torch._utils._rebuild_tensor_v2", null) {
        @Override
        Object call(Object[] arguments) throws IOException {
            return StridedTensor.of(arguments);
        }
    },
    PARAMETER("torch._utils._rebuild_parameter", null) {
        @Override
        Object call(Object[] arguments) throws IOException {
            if (arguments.length > 0 && arguments[0] instanceof StridedTensor tensor) {
                return tensor;
            }
            throw new IOException("its pickle makes a parameter of what is no tensor");
        }
    },
    FLOAT("torch.FloatStorage", StoredType.F32),
    BFLOAT16("torch.BFloat16Storage", StoredType.BF16),
    HALF("torch.HalfStorage", StoredType.F16),
    DOUBLE("torch.DoubleStorage", StoredType.F64),
    LONG("torch.LongStorage", null),
    INT("torch.IntStorage", null),
    SHORT("torch.ShortStorage", null),
    CHAR("torch.CharStorage", null),
    BYTE("torch.ByteStorage", null),
    BOOL("torch.BoolStorage", null);

    private static final int LONGEST = 120;

    private final String name;
    private final StoredType type;

    TorchName(String name, StoredType type) {
        this.name = name;
        this.type = type;
    }

    /** @throws IOException naming what was asked for, when it is anything else */
    static TorchName of(String module, String name) throws IOException {
        String asked = module + "." + name;
        return Arrays.stream(values())
                .filter(known -> known.name.equals(asked))
                .findFirst()
                .orElseThrow(() -> new IOException(("its pickle asks for %s, which builds no tensor and is not run:"
                                + " save model.state_dict() alone")
                        .formatted(printable(asked))));
    }

    /** Null for a storage of whole numbers, and for what is no storage. */
    StoredType type() {
        return type;
    }

    Object call(Object[] arguments) throws IOException {
        throw new IOException("its pickle calls " + name + ", which is only named in a state dict");
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(LONGEST, text.length())).replaceAll("\\p{C}", "?");
    }
}
