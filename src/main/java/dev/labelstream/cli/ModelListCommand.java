package dev.labelstream.cli;

import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelCatalogue;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The models of the data folder and the shipped one; needs no server. */
@Command(name = "list", description = "Every model at hand; * marks the active one.")
final class ModelListCommand implements Callable<Integer> {
    private final ClassifierSource models;

    @Spec
    private CommandSpec spec;

    ModelListCommand(ClassifierSource models) {
        this.models = models;
    }

    @Override
    public Integer call() {
        ModelCatalogue catalogue = models.catalogue();
        PrintWriter out = spec.commandLine().getOut();
        String active = catalogue.ids().isEmpty()
                ? ""
                : catalogue.resolve(ModelCatalogue.ACTIVE).card().id();
        for (String id : catalogue.ids()) {
            ModelCard card = catalogue.resolve(id).card();
            out.printf(
                    Locale.ROOT,
                    "%s %-32s %-16s %4d px  %-12s %s%n",
                    id.equals(active) ? "*" : " ",
                    id,
                    card.architecture(),
                    card.inputSize(),
                    card.metrics() == null
                            ? ""
                            : String.format(
                                    Locale.ROOT, "%.2f %%", 100 * card.metrics().accuracy()),
                    String.join(", ", card.labels()));
        }
        return ExitCode.OK;
    }
}
