package dev.labelstream.model.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The few opcodes of pickle protocol 2 that a TorchScript archive needs (Python's {@code pickletools} names them). */
final class Pickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pickle() {
        opcode(0x80).opcode(2);
    }

    Pickle global(String module, String name) {
        opcode('c');
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Pickle text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        opcode('X').littleEndian(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    Pickle integer(int value) {
        return opcode('J').littleEndian(value);
    }

    Pickle integers(int[] values) {
        mark();
        for (int value : values) {
            integer(value);
        }
        return tuple();
    }

    Pickle bool(boolean value) {
        return opcode(value ? 0x88 : 0x89);
    }

    Pickle mark() {
        return opcode('(');
    }

    Pickle tuple() {
        return opcode('t');
    }

    Pickle emptyTuple() {
        return opcode(')');
    }

    Pickle emptyList() {
        return opcode(']');
    }

    /** Puts everything since the mark into the list below it. */
    Pickle appends() {
        return opcode('e');
    }

    Pickle emptyDict() {
        return opcode('}');
    }

    /** Puts all pairs since the mark into the dict below it. */
    Pickle setItems() {
        return opcode('u');
    }

    /** Calls the callable with the argument tuple. */
    Pickle reduce() {
        return opcode('R');
    }

    Pickle newObject() {
        return opcode(0x81);
    }

    /** Gives the object its state. */
    Pickle build() {
        return opcode('b');
    }

    Pickle persistentId() {
        return opcode('Q');
    }

    byte[] stop() {
        opcode('.');
        return out.toByteArray();
    }

    private Pickle opcode(int code) {
        out.write(code);
        return this;
    }

    private Pickle littleEndian(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
        return this;
    }
}
