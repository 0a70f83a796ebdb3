package dev.labelstream.aggregate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Rows of a submission as text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CsvBenchmark {
    private static final int ROWS = 1000;

    @Param({"INDEX", "PROBABILITY"})
    CsvValue value;

    private final List<CsvRow> rows = IntStream.range(0, ROWS)
            .mapToObj(i -> new CsvRow(
                    Integer.toString(i * 7919), i % 2, i % 2 == 0 ? "cat" : "dog", 0.9, List.of(1 - i / 1e3, i / 1e3)))
            .toList();

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int row() throws IOException {
        SubmissionCsv csv = new SubmissionCsv(new CsvFormat(Optional.empty(), LineSeparator.CRLF, value, false));
        StringBuilder text = new StringBuilder(ROWS * 24);
        for (CsvRow row : rows) {
            csv.writeRow(text, row);
        }
        return text.length();
    }
}
