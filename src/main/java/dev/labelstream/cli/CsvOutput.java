package dev.labelstream.cli;

import dev.labelstream.aggregate.CsvFormat;
import dev.labelstream.aggregate.CsvRow;
import dev.labelstream.aggregate.SubmissionCsv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/** Where a command's CSV goes: standard output, or a file that appears whole or not at all. */
final class CsvOutput {
    private final SubmissionCsv csv;
    private final Path file;

    /** @param file null for standard output */
    CsvOutput(CsvFormat format, Path file) {
        this.csv = new SubmissionCsv(format);
        this.file = file;
    }

    void write(List<String> labels, Collection<CsvRow> rows) throws IOException {
        if (file == null) {
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            write(out, labels, rows);
            out.flush();
        } else if (Files.exists(file) && !Files.isRegularFile(file)) {
            writeFile(file, labels, rows);
        } else {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            writeFile(part, labels, rows);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void writeFile(Path target, List<String> labels, Collection<CsvRow> rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(target)) {
            write(out, labels, rows);
        }
    }

    private void write(Writer out, List<String> labels, Collection<CsvRow> rows) throws IOException {
        csv.writeHeader(out, labels);
        for (CsvRow row : rows) {
            csv.writeRow(out, row);
        }
    }
}
