package dev.labelstream.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about models that is not training one. */
@Command(
        name = "model",
        description = "List, show, import, calibrate and export models, or make one the active one.",
        subcommands = {
            ModelListCommand.class,
            ModelShowCommand.class,
            ModelImportCommand.class,
            ModelActivateCommand.class,
            ModelCalibrateCommand.class,
            ModelExportCommand.class
        })
final class ModelCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "list, show, import, activate, calibrate or export is missing");
    }
}
