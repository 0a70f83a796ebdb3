package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SubmissionCsvTest {
    @Test
    void rowsAreWrittenAsPythonWritesThem() {
        assertThat(csv(format(CsvValue.INDEX), goldenRows())).isEqualTo(GoldenFile.read("index.csv"));
    }

    @Test
    void labelsMayStandInTheSecondColumnUnderAHeader() {
        // Given
        CsvFormat format = new CsvFormat(Optional.of("true"), LineSeparator.CRLF, CsvValue.LABEL, false);

        // Then
        assertThat(csv(format, goldenRows())).isEqualTo(GoldenFile.read("label.csv"));
    }

    @Test
    void probabilitiesArePrintedAsPythonPrintsThem() {
        assertThat(csv(format(CsvValue.PROBABILITY), goldenRows())).isEqualTo(GoldenFile.read("probability.csv"));
    }

    @Test
    void oneColumnPerLabelMayFollow() {
        // Given
        CsvFormat format = format(CsvValue.INDEX).withEveryProbability();

        // Then
        assertThat(csv(format, goldenRows())).isEqualTo(GoldenFile.read("every-probability.csv"));
    }

    @Test
    void theHeaderNamesTheColumnsOfTheProbabilities() {
        // Given
        CsvFormat format = new CsvFormat(Optional.of("true"), LineSeparator.LF, CsvValue.INDEX, true);

        // Then
        assertThat(csv(format, List.of())).isEqualTo("id,label,cat,\"dog, \"\"big\"\"\"\n");
    }

    @Test
    void aHeaderIsWrittenAsItIs() {
        // Given
        CsvFormat format = new CsvFormat(Optional.of("id,\"class\""), LineSeparator.LF, CsvValue.INDEX, false);

        // Then
        assertThat(csv(format, List.of())).isEqualTo("id,\"class\"\n");
    }

    @Test
    void theProbabilityOfMoreThanTwoClassesIsThatOfThePredictedOne() {
        // Given
        CsvRow row = new CsvRow("7", 2, "mole", 0.5, List.of(0.2, 0.3, 0.5));

        // Then
        assertThat(csv(format(CsvValue.PROBABILITY), List.of(row))).isEqualTo("7,0.5\r\n");
    }

    private static CsvFormat format(CsvValue value) {
        return new CsvFormat(Optional.empty(), LineSeparator.CRLF, value, false);
    }

    private static String csv(CsvFormat format, List<CsvRow> rows) {
        StringBuilder out = new StringBuilder();
        SubmissionCsv csv = new SubmissionCsv(format);
        try {
            csv.writeHeader(out, List.of("cat", "dog, \"big\""));
            for (CsvRow row : rows) {
                csv.writeRow(out, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<CsvRow> goldenRows() {
        try {
            JsonNode rows = new ObjectMapper().readTree(GoldenFile.read("rows.json"));
            return StreamSupport.stream(rows.spliterator(), false)
                    .sorted(Comparator.comparing(row -> row.get("key").asText(), new SubmissionOrder()))
                    .map(SubmissionCsvTest::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvRow row(JsonNode json) {
        double cat = json.get("probabilities").get(0).asDouble();
        double dog = json.get("probabilities").get(1).asDouble();
        return new CsvRow(
                SubmissionNames.id(json.get("key").asText()),
                json.get("classIndex").asInt(),
                json.get("label").asText(),
                Math.max(cat, dog),
                List.of(cat, dog));
    }
}
