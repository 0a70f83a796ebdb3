package dev.labelstream.model.torchscript;

/** Element types a tensor of an archive can have. */
public enum ElementType {
    FLOAT32("FloatStorage", 4, 6),
    BFLOAT16("BFloat16Storage", 2, 15),
    FLOAT16("HalfStorage", 2, 5),
    INT8("CharStorage", 1, 1),
    UINT8("ByteStorage", 1, 0),
    INT32("IntStorage", 4, 3);

    private final String storage;
    private final int bytes;
    private final int code;

    ElementType(String storage, int bytes, int code) {
        this.storage = storage;
        this.bytes = bytes;
        this.code = code;
    }

    /** Class name in Python's {@code torch} module. */
    String storage() {
        return storage;
    }

    public int bytes() {
        return bytes;
    }

    /** The number of {@code c10::ScalarType}, which TorchScript writes for a dtype. */
    public int code() {
        return code;
    }
}
