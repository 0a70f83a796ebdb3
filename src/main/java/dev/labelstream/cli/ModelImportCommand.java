package dev.labelstream.cli;

import dev.labelstream.model.ModelImport;
import dev.labelstream.model.ModelImport.Imported;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Variant;
import dev.labelstream.process.ProcessConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings weights trained elsewhere; needs no server and executes nothing that the file says. */
@Command(name = "import", description = "Make a model of a .safetensors file or a PyTorch state dict (.pth).")
final class ModelImportCommand implements Callable<Integer> {
    private final ProcessConfig process;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Weights under torchvision's names; module.… is fine.")
    private Path file;

    @Option(names = "--architecture", paramLabel = "NAME", required = true, description = "Which network they are of.")
    private String architecture;

    @Option(names = "--norm", paramLabel = "NORM", description = "batch, layer or instance (the architecture's own).")
    private String norm;

    @Option(names = "--cardinality", paramLabel = "N", description = "Groups of the blocks' convolutions (its own).")
    private Integer cardinality;

    @Option(names = "--labels", paramLabel = "cat,dog", required = true, description = "Class names, in their order.")
    private String labels;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Input size it was trained for (224).")
    private int size = 224;

    @Option(names = "--id", paramLabel = "ID", description = "Of the model (the file's name without its ending).")
    private String id;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the model goes (models/ID in the data folder).")
    private Path out;

    ModelImportCommand(ProcessConfig process) {
        this.process = process;
    }

    @Override
    public Integer call() {
        Architecture network = Architecture.of(architecture)
                .orElseThrow(() -> wrong(
                        "architecture '%s' is unknown: use one of %s".formatted(architecture, Architecture.known())));
        String name = id == null ? idOf(file) : id;
        Path folder = out == null ? process.dataDir().resolve("models").resolve(name) : out;
        Imported imported = new ModelImport(name, network, variant(), labelNames(), size).read(file, folder);
        PrintWriter err = spec.commandLine().getErr();
        imported.weights()
                .note()
                .ifPresent(note -> err.printf(
                        "%s: %s; before it can classify, train it: train DIR --architecture %s --init %s%n",
                        file, note, network.id(), file));
        err.flush();
        spec.commandLine().getOut().println(folder);
        return ExitCode.OK;
    }

    private Variant variant() {
        Norm known = norm == null
                ? null
                : Norm.of(norm)
                        .orElseThrow(() -> wrong("norm '%s' is unknown: use one of %s".formatted(norm, Norm.known())));
        return new Variant(known, cardinality);
    }

    private List<String> labelNames() {
        List<String> names =
                Arrays.stream(labels.split(",", -1)).map(String::strip).toList();
        if (names.contains("")
                || names.contains("*")
                || names.size() < 2
                || names.stream().distinct().count() < names.size()) {
            throw wrong("labels '" + labels + "' must be two or more different names");
        }
        return names;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The file's name, with what an id may not have made a dash. */
    private static String idOf(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
        String id = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return id.isEmpty() ? "imported" : id;
    }
}
