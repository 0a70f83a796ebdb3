package dev.labelstream.cli;

import dev.labelstream.train.TrainingChoices;
import dev.labelstream.train.TrainingException;
import dev.labelstream.train.TrainingSettings;
import java.nio.file.Path;
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

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the photos (10).")
    private Integer epochs;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Input size (160; homework and lenet 224).")
    private Integer size;

    @Option(names = "--batch-size", paramLabel = "N", description = "Photos in a step (64).")
    private Integer batchSize;

    @Option(names = "--learning-rate", paramLabel = "X", description = "The highest one (2e-3; homework 1e-3).")
    private Double learningRate;

    @Option(names = "--optimizer", paramLabel = "adam|adamw|sgd", description = "Default adamw; homework adam.")
    private String optimizer;

    @Option(names = "--init", paramLabel = "FILE", description = "Start from these weights: .safetensors or .pth.")
    private Path init;

    @Option(
            names = "--labels",
            paramLabel = "L",
            description =
                    "cat,dog fixes the order; cat,* makes all but the first one class (homework). Default: sorted.")
    private String labels;

    @Option(names = "--seed", paramLabel = "N", description = "Of weights, order, crops and held-out photos (0).")
    private Long seed;

    @Option(names = "--validation", paramLabel = "X", description = "Share of each class held out (0.1).")
    private Double validation;

    @Option(names = "--precision", paramLabel = "NAME", description = "auto, float32 or bfloat16 (auto).")
    private String precision;

    TrainingSettings settings() {
        TrainingChoices choices = new TrainingChoices(
                recipe,
                architecture,
                epochs,
                size,
                batchSize,
                optimizer,
                learningRate,
                validation,
                seed,
                labels,
                init,
                precision);
        try {
            return choices.settings();
        } catch (TrainingException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
