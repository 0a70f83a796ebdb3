package dev.labelstream.model.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hugging Face's file of tensors: the header's length in eight bytes, a JSON header, the numbers. Reading is strict, as
 * theirs is: every byte belongs to exactly one tensor.
 */
public final class Safetensors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Safetensors() {}

    /** @throws WeightsFormatException when the file is not sound or holds other types than {@link StoredType} */
    public static Map<String, Tensor> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            SafetensorsHeader header = SafetensorsHeader.read(file, channel);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                if (!StateDict.isCounter(entry.name())) {
                    tensors.put(entry.name(), read(channel, header.length(), entry));
                }
            }
            return tensors;
        }
    }

    private static Tensor read(FileChannel channel, long dataStart, SafetensorsHeader.Entry entry) throws IOException {
        ByteBuffer bytes = channel.map(
                        FileChannel.MapMode.READ_ONLY, dataStart + entry.begin(), entry.end() - entry.begin())
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[Tensor.elements(entry.shape())];
        entry.type().get(bytes, values);
        return new Tensor(entry.shape(), values);
    }

    /**
     * Writes the file whole or not at all.
     *
     * @param matrices how tensors of two and more dimensions are kept; the others are small and stay float32
     */
    public static void write(Path file, Map<String, Tensor> tensors, StoredType matrices) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        long end = 0;
        int largest = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            StoredType type = type(tensor, matrices);
            ObjectNode node = header.putObject(entry.getKey());
            node.put("dtype", type.name()).putPOJO("shape", tensor.shape());
            int length = Math.multiplyExact(tensor.values().length, type.bytes());
            long begin = end;
            end += length;
            largest = Math.max(largest, length);
            node.putArray("data_offsets").add(begin).add(end);
        }
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, aligned(JSON.writeValueAsString(header)));
            ByteBuffer bytes = ByteBuffer.allocateDirect(largest).order(ByteOrder.LITTLE_ENDIAN);
            for (Tensor tensor : tensors.values()) {
                type(tensor, matrices).put(bytes.clear(), tensor.values());
                write(channel, bytes.flip());
            }
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static StoredType type(Tensor tensor, StoredType matrices) {
        return tensor.shape().length > 1 ? matrices : StoredType.F32;
    }

    /** Length and header; spaces bring the numbers to a multiple of eight bytes. */
    private static ByteBuffer aligned(String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        int length = (text.length + 7) / 8 * 8;
        ByteBuffer bytes = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(text);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
