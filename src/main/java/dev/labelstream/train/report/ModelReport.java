package dev.labelstream.train.report;

import dev.labelstream.model.Classifier;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.train.Evaluation;
import dev.labelstream.train.LabelledPhoto;
import dev.labelstream.train.NearDuplicate;
import dev.labelstream.train.Prediction;
import dev.labelstream.train.report.Page.Fact;
import dev.labelstream.train.report.Page.Mistake;
import dev.labelstream.train.report.Page.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a page about one model: how good it is, where it is wrong and how sure of it, what it costs, how it was trained.
 *
 * @param evaluation null when there were no photos to test it on
 * @param mistakes of that evaluation
 * @param history null without a training
 */
public record ModelReport(ModelFolder model, Evaluation evaluation, ConfidentMistakes mistakes, TrainingLog history) {
    private static final int MOST_PAIRS = 12;
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Measures what classifying costs, and writes the page.
     *
     * @param classifier the model, loaded
     */
    public void write(Path file, Classifier classifier, Thumbnails thumbnails) throws IOException {
        ServingCost cost = ServingCost.measure(model, classifier);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.writeString(file, PageTemplate.fill(page(cost, thumbnails)));
    }

    Page page(ServingCost cost, Thumbnails thumbnails) {
        ModelCard card = model.card();
        Findings findings = evaluation == null ? null : new Findings(card.labels(), evaluation);
        Curves curves = history == null || history.points().isEmpty() ? null : new Curves(history.points());
        List<NearDuplicate> duplicates = history == null ? List.of() : history.duplicates();
        return new Page(
                card.id(),
                "%s · %s · %d × %d pixels · %s"
                        .formatted(
                                card.architecture(),
                                String.join(", ", card.labels()),
                                card.inputSize(),
                                card.inputSize(),
                                CREATED.format(card.createdAt())),
                findings == null ? "No photos were held out to test it on." : findings.summary(),
                Stream.concat(findings == null ? Stream.of() : findings.headline().stream(), headline(cost).stream())
                        .toList(),
                curves == null ? List.of() : curves.figures(),
                curves == null ? List.of() : curves.epochs(),
                findings == null ? null : findings.confusion(),
                findings == null ? null : findings.reliability(),
                mistakesLine(),
                mistakes(thumbnails),
                duplicatesLine(duplicates),
                pairs(duplicates, thumbnails),
                cost(cost),
                settings(card),
                PageTemplate.css());
    }

    private static List<Fact> headline(ServingCost cost) {
        return List.of(
                new Fact(
                        "time for a photo",
                        text("%.1f ms", cost.millisInBatch()),
                        "in batches of " + ServingCost.BATCH),
                new Fact("parameters", text("%.2f M", cost.network().parameters() / 1e6), "numbers that were learnt"),
                new Fact("work for a photo", text("%.2f G", cost.network().multiplyAdds() / 1e9), "multiply-adds"));
    }

    private static List<Fact> cost(ServingCost cost) {
        String machine = text(
                "%s, %d threads, %s; decoding left out",
                cost.processor(), Runtime.getRuntime().availableProcessors(), cost.precision());
        return List.of(
                new Fact("parameters", text("%,d", cost.network().parameters()), ""),
                new Fact("multiply-adds for a photo", text("%,d", cost.network().multiplyAdds()), ""),
                new Fact("a photo alone", text("%.1f ms", cost.millisAlone()), machine),
                new Fact(
                        text("each photo of %d", ServingCost.BATCH),
                        text("%.1f ms", cost.millisInBatch()),
                        text("%.0f photos/s", 1000 / cost.millisInBatch())),
                new Fact("weights file", text("%.1f MB", cost.fileBytes() / 1e6), ModelFolder.WEIGHTS));
    }

    private static List<Fact> settings(ModelCard card) {
        Map<String, Object> training = card.training() == null ? Map.of() : card.training();
        return training.entrySet().stream()
                .filter(setting -> setting.getValue() != null)
                .map(setting -> new Fact(words(setting.getKey()), String.valueOf(setting.getValue()), ""))
                .toList();
    }

    private String mistakesLine() {
        return mistakes == null || mistakes.all() == 0
                ? ""
                : text(
                        "%,d of %,d photos are classified wrong; these are the ones it is surest of. Look whether it is the"
                                + " name that is wrong.",
                        mistakes.all(), evaluation.images());
    }

    private List<Mistake> mistakes(Thumbnails thumbnails) {
        return mistakes == null
                ? List.of()
                : mistakes.surest().stream()
                        .flatMap(mistake -> mistake(mistake, thumbnails).stream())
                        .toList();
    }

    private Optional<Mistake> mistake(Prediction prediction, Thumbnails thumbnails) {
        List<String> labels = model.card().labels();
        return thumbnails
                .of(prediction.photo().file())
                .map(picture -> new Mistake(
                        picture,
                        name(prediction.photo()),
                        labels.get(prediction.photo().label()),
                        labels.get(prediction.label()),
                        text("%.1f\u00a0%%", 100 * prediction.confidence())));
    }

    private String duplicatesLine(List<NearDuplicate> duplicates) {
        if (history == null || evaluation == null) {
            return "";
        }
        return duplicates.isEmpty()
                ? "No photo held out looks like one of those learnt from."
                : text(
                        "%,d of %,d photos held out look like one of those learnt from. Where they show the same thing, the"
                                + " accuracy above is a little too good.",
                        duplicates.size(), evaluation.images());
    }

    private static List<Pair> pairs(List<NearDuplicate> duplicates, Thumbnails thumbnails) {
        return duplicates.stream()
                .limit(MOST_PAIRS)
                .flatMap(pair -> thumbnails.of(pair.heldOut().file()).stream()
                        .flatMap(one -> thumbnails
                                .of(pair.training().file())
                                .map(two -> new Pair(
                                        one, name(pair.heldOut()), two, name(pair.training()), pair.distance()))
                                .stream()))
                .toList();
    }

    /** {@code labelSmoothing} as a person writes it. */
    private static String words(String key) {
        return key.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Without the folders of the machine it was trained on. */
    private static String name(LabelledPhoto photo) {
        return photo.file().getFileName().toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
