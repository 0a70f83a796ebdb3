package dev.labelstream.aggregate;

import dev.labelstream.event.ModelReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder's CSV at one moment.
 *
 * @param sha256 of {@code csv}, hexadecimal
 * @param models rows per model
 * @param version of the table it was made from
 */
record SubmissionSnapshot(byte[] csv, String sha256, int rows, Map<ModelReference, Integer> models, long version) {
    private static final Comparator<ModelReference> BY_ID = Comparator.comparing(ModelReference::id)
            .thenComparing(ModelReference::weightsSha256)
            .thenComparing(ModelReference::architecture);

    static SubmissionSnapshot of(Map<String, TableRow> table, SubmissionCsv csv, long version) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Map<ModelReference, Integer> models = new TreeMap<>(BY_ID);
        int rows = 0;
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            csv.writeHeader(out, List.of());
            for (Map.Entry<String, TableRow> row : table.entrySet()) {
                csv.writeRow(out, row.getValue().toCsv(row.getKey()));
                models.merge(row.getValue().model().reference(), 1, Integer::sum);
                rows++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing a CSV into memory", e);
        }
        byte[] content = bytes.toByteArray();
        return new SubmissionSnapshot(content, sha256(content), rows, models, version);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
