package dev.labelstream.train;

import dev.labelstream.model.network.Architecture;
import java.nio.file.Path;
import java.util.Locale;

/** What somebody said about a training; null is left to the recipe. See {@link TrainingSettings} for the meanings. */
public record TrainingChoices(
        String recipe,
        String architecture,
        Integer epochs,
        Integer size,
        Integer batchSize,
        String optimizer,
        Double learningRate,
        Double validation,
        Long seed,
        String labels,
        Path init,
        String precision) {
    /** Nothing said. */
    public static final TrainingChoices NONE =
            new TrainingChoices(null, null, null, null, null, null, null, null, null, null, null, null);

    /** @throws TrainingException for an unknown name or a number out of range */
    public TrainingSettings settings() {
        Recipe chosen = Recipe.of(or(recipe, "default"));
        boolean careful = chosen == Recipe.DEFAULT;
        OptimizerKind kind = optimizer == null
                ? careful ? OptimizerKind.ADAMW : OptimizerKind.ADAM
                : OptimizerKind.of(optimizer.toLowerCase(Locale.ROOT));
        String name = or(architecture, "resnet18");
        return new TrainingSettings(
                chosen.id(),
                name,
                or(epochs, 10),
                or(size, defaultSize(name, careful)),
                or(batchSize, 64),
                kind,
                or(learningRate, kind.learningRate(careful)),
                kind.weightDecay(),
                careful ? 0.1 : 0,
                careful,
                careful,
                or(validation, 0.1),
                or(seed, 0L),
                labels == null && !careful ? "cat,*" : labels,
                init,
                or(precision, "auto"));
    }

    private static int defaultSize(String architecture, boolean careful) {
        boolean anySize =
                Architecture.of(architecture).map(a -> a.onlySize().isEmpty()).orElse(false);
        return careful && anySize ? 160 : 224;
    }

    private static <T> T or(T said, T otherwise) {
        return said == null ? otherwise : said;
    }
}
