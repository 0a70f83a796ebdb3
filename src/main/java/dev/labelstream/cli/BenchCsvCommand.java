package dev.labelstream.cli;

import dev.labelstream.aggregate.AggregateConfig;
import dev.labelstream.aggregate.CsvFormat;
import dev.labelstream.aggregate.TableBenchmark;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The aggregator alone: made-up predictions into its table, and the table into a CSV that looks as it is configured. */
@Command(
        name = "csv",
        description = "Predictions per second into the table of one folder, and rows per second into its CSV.")
final class BenchCsvCommand implements Callable<Integer> {
    private final AggregateConfig aggregate;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", paramLabel = "N", description = "Predictions, each of another photo (1000000).")
    private int rows = 1_000_000;

    @Mixin
    private BenchOutput output;

    BenchCsvCommand(AggregateConfig aggregate) {
        this.aggregate = aggregate;
    }

    @Override
    public Integer call() {
        if (rows < 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be at least 1, not " + rows);
        }
        PrintWriter out = spec.commandLine().getOut();
        output.print(
                out,
                TableBenchmark.run(rows, CsvFormat.of(aggregate)),
                result -> out.printf(
                        Locale.ROOT,
                        "%d rows: %d predictions/s into the table, %d rows/s into the CSV, %d bytes of heap%n",
                        result.rows(),
                        result.fillRecordsPerSecond(),
                        result.writeRowsPerSecond(),
                        result.heapBytes()));
        return ExitCode.OK;
    }
}
