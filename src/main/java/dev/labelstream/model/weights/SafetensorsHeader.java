package dev.labelstream.model.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The table of contents of a safetensors file, checked.
 *
 * @param length of header and length field together: where the numbers begin
 * @param entries in the order of their bytes, without holes
 */
record SafetensorsHeader(long length, List<Entry> entries) {
    private static final int LARGEST = 100_000_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @param type null only for a counter, whose value nobody needs */
    record Entry(String name, StoredType type, int[] shape, long begin, long end) {}

    static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw new WeightsFormatException(file, "no safetensors file: only " + size + " bytes");
        }
        long length = read(channel, 0, 8).getLong();
        if (length < 2 || length > LARGEST || length > size - 8) {
            throw new WeightsFormatException(
                    file, "no safetensors file: a header of %d bytes in a file of %d".formatted(length, size));
        }
        String text =
                StandardCharsets.UTF_8.decode(read(channel, 8, (int) length)).toString();
        try {
            List<Entry> entries = entries(file, JSON.readTree(text));
            checkCoverage(file, entries, size - 8 - length);
            return new SafetensorsHeader(8 + length, entries);
        } catch (JsonProcessingException e) {
            throw new WeightsFormatException(file, "its header is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Entry> entries(Path file, JsonNode header) throws IOException {
        if (!header.isObject()) {
            throw new WeightsFormatException(file, "its header is no JSON object");
        }
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (!field.getKey().equals("__metadata__")) {
                entries.add(entry(file, field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        return entries;
    }

    private static Entry entry(Path file, String name, JsonNode node) throws IOException {
        JsonNode shape = node.path("shape");
        JsonNode offsets = node.path("data_offsets");
        if (!allWhole(shape, Integer.MAX_VALUE) || !allWhole(offsets, Long.MAX_VALUE) || offsets.size() != 2) {
            throw new WeightsFormatException(file, "tensor " + name + " has no sound shape and data_offsets");
        }
        int[] dimensions = new int[shape.size()];
        Arrays.setAll(dimensions, d -> shape.get(d).intValue());
        Entry entry = new Entry(
                name,
                type(file, name, node.path("dtype").asText()),
                dimensions,
                offsets.get(0).longValue(),
                offsets.get(1).longValue());
        if (entry.end() - entry.begin() > Integer.MAX_VALUE) {
            throw new WeightsFormatException(file, "tensor " + name + " is larger than 2 GiB");
        }
        if (entry.type() != null && entry.end() - entry.begin() != bytes(entry)) {
            throw new WeightsFormatException(
                    file,
                    "tensor %s has %d bytes, but %s of shape %s needs %d"
                            .formatted(name, entry.end() - entry.begin(), entry.type(), shape, bytes(entry)));
        }
        return entry;
    }

    private static boolean allWhole(JsonNode numbers, long largest) {
        if (!numbers.isArray()) {
            return false;
        }
        for (JsonNode number : numbers) {
            boolean whole = number.isIntegralNumber() && number.canConvertToLong();
            if (!whole || number.longValue() < 0 || number.longValue() > largest) {
                return false;
            }
        }
        return true;
    }

    private static StoredType type(Path file, String name, String dtype) throws WeightsFormatException {
        if (StateDict.isCounter(name)) {
            return null;
        }
        return Arrays.stream(StoredType.values())
                .filter(t -> t.name().equals(dtype))
                .findFirst()
                .orElseThrow(() -> new WeightsFormatException(
                        file,
                        "tensor %s has type '%s', which is no weight's: save it as float32".formatted(name, dtype)));
    }

    private static long bytes(Entry entry) {
        try {
            return Arrays.stream(entry.shape())
                    .mapToLong(d -> d)
                    .reduce(entry.type().bytes(), Math::multiplyExact);
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    private static void checkCoverage(Path file, List<Entry> entries, long dataSize) throws WeightsFormatException {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin() != end || entry.end() < entry.begin()) {
                throw new WeightsFormatException(
                        file,
                        "tensor %s begins at byte %d, but the one before ends at %d"
                                .formatted(entry.name(), entry.begin(), end));
            }
            end = entry.end();
        }
        if (end != dataSize) {
            throw new WeightsFormatException(
                    file, "its tensors need %d bytes, but %d follow the header".formatted(end, dataSize));
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
            // a channel may give less than asked for
        }
        return bytes.flip();
    }
}
