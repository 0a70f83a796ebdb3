package dev.labelstream.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this machine; each part is a command of its own. */
@Command(
        name = "bench",
        description = "Measure how fast this machine is.",
        subcommands = {
            BenchEngineCommand.class,
            BenchPipelineCommand.class,
            BenchTrainCommand.class,
            BenchCsvCommand.class
        })
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what to measure is missing: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
