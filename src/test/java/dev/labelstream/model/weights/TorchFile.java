package dev.labelstream.model.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files such as {@code torch.save} would never write, opcode by opcode; a pickle is Latin-1 text, a character a byte. */
final class TorchFile {
    /** The name of two float32 numbers, {@code data/0}, as a persistent id leaves it on the stack. */
    static final String STORAGE = "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\2tQ";

    private TorchFile() {}

    /** A dictionary with one tensor {@code w} over {@link #STORAGE}. */
    static String tensor(String offset, String shape, String strides) {
        return "\u0080\2}" + text("w") + "ctorch._utils\n_rebuild_tensor_v2\n(" + STORAGE + offset + shape + strides
                + "\u0089}tRs.";
    }

    static String text(String value) {
        return "X" + littleEndian(value.length()) + value;
    }

    static String integer(int value) {
        return "J" + littleEndian(value);
    }

    static Path write(Path file, String pickle) throws IOException {
        return write(file, Map.of("a/data.pkl", latin(pickle), "a/data/0", new byte[8]), ZipEntry.STORED);
    }

    static Path write(Path file, Map<String, byte[]> entries, int method) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(content.getValue());
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    entry.setSize(content.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
        return file;
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String littleEndian(int value) {
        byte[] bytes = {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)};
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
