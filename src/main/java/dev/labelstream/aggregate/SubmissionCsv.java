package dev.labelstream.aggregate;

import java.io.IOException;
import java.util.List;

/** Writes a submission, byte for byte as Python's {@code csv.writer} does, whose files the graders of such CSVs expect. */
public final class SubmissionCsv {
    private final CsvFormat format;

    public SubmissionCsv(CsvFormat format) {
        this.format = format;
    }

    /** Writes the header line, where the format has one; {@code labels} name the columns of the probabilities. */
    public void writeHeader(Appendable out, List<String> labels) throws IOException {
        if (format.header().isEmpty()) {
            return;
        }
        String header = format.header().get();
        out.append(header.equals("true") ? "id,label" : header);
        if (format.everyProbability()) {
            for (String label : labels) {
                out.append(',');
                writeField(out, label);
            }
        }
        out.append(format.separator().text());
    }

    public void writeRow(Appendable out, CsvRow row) throws IOException {
        writeField(out, row.id());
        out.append(',');
        switch (format.value()) {
            case INDEX -> out.append(Integer.toString(row.classIndex()));
            case LABEL -> writeField(out, row.label());
            case PROBABILITY -> out.append(PythonFloat.repr(row.probability()));
        }
        if (format.everyProbability()) {
            for (double probability : row.probabilities()) {
                out.append(',').append(PythonFloat.repr(probability));
            }
        }
        out.append(format.separator().text());
    }

    /** Quoted only where it must be (QUOTE_MINIMAL), quotes doubled. */
    private static void writeField(Appendable out, String field) throws IOException {
        if (needsNoQuotes(field)) {
            out.append(field);
        } else {
            out.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }

    private static boolean needsNoQuotes(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return false;
            }
        }
        return true;
    }
}
