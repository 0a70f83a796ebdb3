package dev.labelstream.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelstream.event.ModelReference;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.network.Range;
import dev.labelstream.model.network.Variant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one must know to use a model's weights: {@code model.json}.
 *
 * @param architecture one of {@link dev.labelstream.model.network.Architecture}
 * @param variant how it differs from the network of that name; null when it does not
 * @param labels class names; the position is the class index
 * @param inputSize width and height of the network's input, pixels
 * @param mean of each channel, RGB, for pixels of 0 to 1
 * @param std likewise
 * @param resize how a photo becomes that size, always {@link #SQUASH} for now
 * @param training settings it was trained with; null for an imported model
 * @param metrics null when nothing was held out
 * @param weightsSha256 of {@code model.safetensors}, hexadecimal
 * @param parent id of the model or name of the file training started from; null for random weights
 * @param precisions null when only float32 was measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
        String id,
        String architecture,
        Variant variant,
        List<String> labels,
        int inputSize,
        float[] mean,
        float[] std,
        String resize,
        Map<String, Object> training,
        Metrics metrics,
        String weightsSha256,
        Instant createdAt,
        String parent,
        MeasuredPrecisions precisions) {
    /** The whole photo, its aspect ratio given up, with anti-aliased bilinear interpolation. */
    public static final String SQUASH = "squash-bilinear-antialias";

    /** What ids look like: they name folders and object keys. */
    public static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]*";

    public ModelCard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(weightsSha256, "weightsSha256");
        Objects.requireNonNull(createdAt, "createdAt");
        variant = Variant.PLAIN.equals(variant) ? null : variant;
        labels = List.copyOf(labels);
        resize = resize == null ? SQUASH : resize;
        if (!resize.equals(SQUASH)) {
            throw new IllegalArgumentException("resize '" + resize + "' is unknown: only " + SQUASH + " is");
        }
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("id '" + id + "' may only have letters, digits, '.', '_' and '-'");
        }
        if (labels.size() < 2 || labels.stream().distinct().count() < labels.size()) {
            throw new IllegalArgumentException("labels must be two or more different names, not " + labels);
        }
        if (inputSize < 32 || inputSize > 1024) {
            throw new IllegalArgumentException("inputSize " + inputSize + " is not from 32 to 1024");
        }
        if (mean == null || std == null || mean.length != 3 || std.length != 3) {
            throw new IllegalArgumentException("mean and std need three numbers each");
        }
    }

    /** A model made just now, whose network normalises as ImageNet's do; lower precisions come {@linkplain #with later}. */
    public static ModelCard made(
            String id,
            String architecture,
            Variant variant,
            List<String> labels,
            int inputSize,
            Map<String, Object> training,
            Metrics metrics,
            String weightsSha256,
            String parent) {
        return new ModelCard(
                id,
                architecture,
                variant,
                labels,
                inputSize,
                Normalisation.IMAGENET.mean(),
                Normalisation.IMAGENET.std(),
                SQUASH,
                training,
                metrics,
                weightsSha256,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                parent,
                null);
    }

    /** What int8 needs; empty when it was not measured or the network has no int8 form. */
    public Optional<Map<String, Range>> ranges() {
        return Optional.ofNullable(precisions).map(MeasuredPrecisions::ranges);
    }

    /** Why there is no int8, with the mend; empty when there is. */
    public Optional<String> int8Obstacle() {
        if (precisions == null) {
            return Optional.of(
                    "model %s was never measured in int8: labelstream model calibrate does it".formatted(id));
        }
        return precisions.ranges() == null
                ? Optional.of("model %s has no int8 form, for not all of its convolutions can take bytes".formatted(id))
                : Optional.empty();
    }

    /**
     * Whether the model is as good in a precision as in float32. Int8 needs a measurement that says so; bfloat16 and float16
     * only need none that says otherwise, as they have much the same digits.
     */
    public boolean accepts(Precision precision) {
        if (precision == Precision.INT8) {
            return ranges().isPresent() && precisions.accepts(precision);
        }
        return precisions == null || precisions.accuracy(precision).isEmpty() || precisions.accepts(precision);
    }

    public ModelCard with(MeasuredPrecisions measured) {
        return copy(inputSize, measured);
    }

    /** The same model for pictures of another size. */
    ModelCard at(int size) {
        return copy(size, precisions);
    }

    private ModelCard copy(int size, MeasuredPrecisions measured) {
        return new ModelCard(
                id,
                architecture,
                variant,
                labels,
                size,
                mean,
                std,
                resize,
                training,
                metrics,
                weightsSha256,
                createdAt,
                parent,
                measured);
    }

    /**
     * How good it was on photos held out.
     *
     * @param images held out
     * @param accuracy top-1, 0 to 1
     * @param loss cross-entropy, nats; where a temperature was fitted, of the half of the photos it was not fitted on
     * @param calibrationError mean distance between confidence and accuracy on the same photos; null when not measured
     * @param temperature that the last layer was divided by after training; null when it was not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Metrics(int images, double accuracy, double loss, Double calibrationError, Double temperature) {
        public Metrics(int images, double accuracy, double loss) {
            this(images, accuracy, loss, null, null);
        }
    }

    public ModelReference reference() {
        return new ModelReference(id, architecture, weightsSha256);
    }
}
