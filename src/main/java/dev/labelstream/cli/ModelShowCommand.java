package dev.labelstream.cli;

import dev.labelstream.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model's card as it is kept, and where; needs no server. */
@Command(name = "show", description = "Print a model's model.json; its folder goes to standard error.")
final class ModelShowCommand implements Callable<Integer> {
    private final ClassifierSource models;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "REF", description = "Model id, model folder, or active.")
    private String reference;

    ModelShowCommand(ClassifierSource models) {
        this.models = models;
    }

    @Override
    public Integer call() throws IOException {
        ModelFolder folder = models.catalogue().resolve(reference);
        spec.commandLine().getErr().println(folder.path());
        spec.commandLine()
                .getOut()
                .println(Files.readString(folder.path().resolve(ModelFolder.CARD))
                        .strip());
        return ExitCode.OK;
    }
}
