package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableBenchmarkTest {
    private static final CsvFormat FORMAT = new CsvFormat(Optional.empty(), LineSeparator.CRLF, CsvValue.INDEX, false);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12_345})
    void everyNumberOfRowsIsMeasured(int rows) {
        // When
        TableBenchmark.Result result = TableBenchmark.run(rows, FORMAT);

        // Then
        assertThat(result.rows()).isEqualTo(rows);
        assertThat(result.fillRecordsPerSecond()).isPositive();
        assertThat(result.writeRowsPerSecond()).isPositive();
    }
}
