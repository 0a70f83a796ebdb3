package dev.labelstream.cli;

import picocli.CommandLine.Option;

/** Whether a command tells how far it is. What goes wrong is always told. */
final class ProgressOption {
    @Option(
            names = {"-q", "--quiet"},
            description = "Do not tell how far it is; what goes wrong is still told.")
    private boolean quiet;

    boolean isQuiet() {
        return quiet;
    }

    Progress begin(String task, long total) {
        return quiet ? new Progress.Nothing() : Progress.of(task, total);
    }
}
