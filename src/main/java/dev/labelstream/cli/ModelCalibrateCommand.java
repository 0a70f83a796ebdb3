package dev.labelstream.cli;

import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.TorchEngine;
import dev.labelstream.train.LabelledPhoto;
import dev.labelstream.train.LabelledPhotos;
import dev.labelstream.train.PrecisionMeasurement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For models that were imported, or trained by an older program: what training does at its end. */
@Command(
        name = "calibrate",
        description = "Measure a model in lower precisions on labelled photos, so that it may serve in int8.")
final class ModelCalibrateCommand implements Callable<Integer> {
    private final ClassifierSource models;
    private final EngineConfig engine;
    private final ImagePreprocessor images;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REF", description = "Model id, model folder, or active.")
    private String reference;

    @Parameters(index = "1", paramLabel = "DIR", description = "Folder of a few hundred photos, named as for train.")
    private Path photos;

    @Option(
            names = "--training",
            paramLabel = "DIR",
            description =
                    "Folder of photos the model learned from: int8's ranges are taken from these, and the accuracies"
                            + " from the others.")
    private Path training;

    ModelCalibrateCommand(ClassifierSource models, EngineConfig engine, ImagePreprocessor images) {
        this.models = models;
        this.engine = engine;
        this.images = images;
    }

    @Override
    public Integer call() {
        ModelFolder folder = models.catalogue().resolve(reference);
        List<LabelledPhoto> measured = read(folder, photos);
        List<LabelledPhoto> learned = training == null ? measured : read(folder, training);
        TorchEngine.start(engine);
        PrintWriter err = spec.commandLine().getErr();
        ModelCard card = new PrecisionMeasurement(images, err::println)
                .measure(folder, learned, measured)
                .card();
        PrintWriter out = spec.commandLine().getOut();
        card.precisions()
                .accuracy()
                .forEach((precision, accuracy) -> out.printf(
                        Locale.ROOT,
                        "%-9s %.4f right of %d photos%n",
                        precision,
                        accuracy,
                        card.precisions().images()));
        card.int8Obstacle().ifPresent(out::println);
        return ExitCode.OK;
    }

    private static List<LabelledPhoto> read(ModelFolder model, Path folder) {
        return LabelledPhotos.readFor(model.card(), folder).photos();
    }
}
