package dev.labelstream.cli;

import dev.labelstream.model.ModelExport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model for Python, Triton and others; needs neither server nor engine. */
@Command(name = "export", description = "Write a model as one file for other programs.")
final class ModelExportCommand implements Callable<Integer> {
    private final ClassifierSource models;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "REF", description = "Model id, model folder, or active.")
    private String reference;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "torchscript (uint8 [N, S, S, 3] RGB in, probabilities out) or safetensors (float32 weights).")
    private ModelExport format;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where it goes.")
    private Path out;

    ModelExportCommand(ClassifierSource models) {
        this.models = models;
    }

    @Override
    public Integer call() {
        format.export(models.catalogue().resolve(reference), out);
        spec.commandLine().getErr().println("written: " + out);
        return ExitCode.OK;
    }
}
