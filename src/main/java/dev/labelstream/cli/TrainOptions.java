package dev.labelstream.cli;

import dev.labelstream.model.ModelCatalogue;
import dev.labelstream.model.network.Variant;
import dev.labelstream.train.TrainingChoices;
import dev.labelstream.train.TrainingException;
import dev.labelstream.train.TrainingSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code train} can be told; what is not said is left to the recipe. */
final class TrainOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--recipe", paramLabel = "default|homework", description = "Where the defaults come from.")
    private String recipe;

    @Option(names = "--architecture", paramLabel = "NAME", description = "Which network (resnet18).")
    private String architecture;

    @Option(names = "--norm", paramLabel = "batch|layer|instance", description = "Of a residual network (batch).")
    private String norm;

    @Option(
            names = "--cardinality",
            paramLabel = "N",
            description = "Groups of a residual network's 3x3 convolutions, whose widths stay; a divisor of them.")
    private Integer cardinality;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the photos (10).")
    private Integer epochs;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Input size (160; homework and lenet 224).")
    private Integer size;

    @Option(names = "--batch-size", paramLabel = "N", description = "Photos in a step (64).")
    private Integer batchSize;

    @Option(names = "--learning-rate", paramLabel = "X", description = "The highest one (2e-3; homework 1e-3).")
    private Double learningRate;

    @Option(names = "--schedule", paramLabel = "NAME", description = "one-cycle, cosine or constant (one-cycle).")
    private String schedule;

    @Option(names = "--warm-up", paramLabel = "X", description = "Share of the steps in which the rate rises (0.2).")
    private Double warmUp;

    @Option(
            names = "--old-layers-rate",
            paramLabel = "X",
            description = "Share of the rate for what --init keeps where its last layer is replaced (0.1).")
    private Double oldLayersRate;

    @Option(names = "--weight-decay", paramLabel = "X", description = "Of matrices only (adamw 0.05, sgd 5e-4).")
    private Double weightDecay;

    @Option(names = "--label-smoothing", paramLabel = "X", description = "Share of the truth spread out (0.1).")
    private Double labelSmoothing;

    @Option(
            names = "--averaging",
            paramLabel = "X",
            description = "Share of the averaged weights that stays in a step (0.998; homework 0).")
    private Double averaging;

    @Option(names = "--smallest-area", paramLabel = "X", description = "Of a crop, as a share of the photo (0.3).")
    private Double smallestArea;

    @Option(names = "--first-crop", paramLabel = "X", description = "Crops' share of the size at first (0.6).")
    private Double firstCrop;

    @Option(names = "--last-crop", paramLabel = "X", description = "Crops' share of the size in the end (0.7).")
    private Double lastCrop;

    @Option(names = "--optimizer", paramLabel = "adam|adamw|sgd", description = "Default adamw; homework adam.")
    private String optimizer;

    @Option(
            names = "--init",
            paramLabel = "FILE|REF",
            description = "Start from these weights, .safetensors or .pth, or from a model, whose network it keeps.")
    private String init;

    @Option(
            names = "--labels",
            paramLabel = "L",
            description =
                    "cat,dog fixes the order; cat,* makes all but the first one class (homework). Default: sorted.")
    private String labels;

    @Option(names = "--seed", paramLabel = "N", description = "Of weights, order and crops (0).")
    private Long seed;

    @Option(names = "--split-seed", paramLabel = "N", description = "Of the choice of held-out photos (the seed).")
    private Long splitSeed;

    @Option(names = "--validation", paramLabel = "X", description = "Share of each class held out (0.1).")
    private Double validation;

    @Option(names = "--precision", paramLabel = "NAME", description = "auto, float32 or bfloat16 (auto).")
    private String precision;

    TrainingSettings settings(ModelCatalogue models) {
        try {
            return choices(models).settings();
        } catch (TrainingException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** What was said, and of a model to start from what was not. */
    TrainingChoices choices(ModelCatalogue models) {
        StartingPoint start = StartingPoint.of(init, models);
        boolean sameNetwork = architecture == null && start.model() != null;
        Variant kept = sameNetwork ? start.model().variant() : null;
        boolean varied = sameNetwork && norm == null && cardinality == null && kept != null;
        return new TrainingChoices(
                recipe,
                sameNetwork ? start.model().architecture() : architecture,
                varied && kept.norm() != null ? kept.norm().id() : norm,
                varied ? kept.cardinality() : cardinality,
                epochs,
                size,
                batchSize,
                optimizer,
                learningRate,
                schedule,
                warmUp,
                oldLayersRate,
                weightDecay,
                labelSmoothing,
                averaging,
                smallestArea,
                firstCrop,
                lastCrop,
                validation,
                seed,
                splitSeed,
                labels,
                start.weights(),
                precision);
    }
}
