package dev.labelstream.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Norm;
import java.nio.file.Path;
import java.util.Locale;

/** What somebody said about a training; null is left to the recipe. See {@link TrainingSettings} for the meanings. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingChoices(
        String recipe,
        String architecture,
        String norm,
        Integer cardinality,
        Integer epochs,
        Integer size,
        Integer batchSize,
        String optimizer,
        Double learningRate,
        String schedule,
        Double warmUp,
        Double oldLayersRate,
        Double weightDecay,
        Double labelSmoothing,
        Double averaging,
        Double smallestArea,
        Double firstCrop,
        Double lastCrop,
        Double validation,
        Long seed,
        Long splitSeed,
        String labels,
        Path init,
        String precision) {
    /** @throws TrainingException for an unknown name or a number out of range */
    public TrainingSettings settings() {
        Recipe chosen = Recipe.of(or(recipe, "default"));
        boolean careful = chosen == Recipe.DEFAULT;
        OptimizerKind kind = optimizer == null
                ? careful ? OptimizerKind.ADAMW : OptimizerKind.ADAM
                : OptimizerKind.of(optimizer.toLowerCase(Locale.ROOT));
        Schedule rates = schedule == null ? careful ? Schedule.ONE_CYCLE : Schedule.CONSTANT : Schedule.of(schedule);
        String name = or(architecture, Architecture.DEFAULT.id());
        return new TrainingSettings(
                chosen.id(),
                name,
                norm == null ? null : norm(norm),
                cardinality,
                or(epochs, 10),
                or(size, defaultSize(name, careful)),
                or(batchSize, 64),
                kind,
                or(learningRate, kind.learningRate(rates)),
                rates,
                or(warmUp, rates.warmUp()),
                or(oldLayersRate, careful ? 0.1 : 1),
                or(weightDecay, kind.weightDecay()),
                or(labelSmoothing, careful ? 0.1 : 0),
                or(averaging, careful ? 0.998 : 0),
                careful,
                or(smallestArea, 0.3),
                or(firstCrop, 0.6),
                or(lastCrop, 0.7),
                or(validation, 0.1),
                or(seed, 0L),
                or(splitSeed, or(seed, 0L)),
                labels == null && !careful ? "cat,*" : labels,
                init,
                or(precision, "auto"));
    }

    private static Norm norm(String name) {
        return Norm.of(name)
                .orElseThrow(() ->
                        new TrainingException("norm '%s' is unknown: use one of %s".formatted(name, Norm.known())));
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
