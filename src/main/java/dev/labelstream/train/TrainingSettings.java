package dev.labelstream.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelstream.model.Placement;
import dev.labelstream.model.network.Architecture;
import dev.labelstream.model.network.Misfit;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.Norm;
import dev.labelstream.model.network.Variant;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything a training can be told. With the same settings, photos and one thread, a training repeats exactly.
 *
 * @param recipe where the defaults come from
 * @param architecture one of {@link Architecture}
 * @param norm of a residual network; null for the architecture's own
 * @param cardinality groups of a residual network's 3×3 convolutions, from 1; null for the architecture's own
 * @param epochs passes over the photos, 1 to 10,000
 * @param size width and height of the network's input in pixels, 32 to 1024
 * @param batchSize photos in a step, 2 to 4096; shrinks when there are fewer
 * @param optimizer what turns gradients into changes
 * @param learningRate the highest one, 1e-8 to 10
 * @param schedule how the rate goes over the steps
 * @param warmUp share of the steps in which the rate rises, 0 to 0.9; none where it is constant
 * @param oldLayersRate share of the rate that kept layers get where the last one starts anew, 0 to 1; 0 leaves them as they are
 * @param weightDecay share of each matrix taken away in a step, times the rate; 0 to 1; norms and biases keep theirs
 * @param labelSmoothing share of the truth spread over all classes, 0 to 0.5
 * @param averaging share of the averaged weights that stays in a step, 0 to 0.99999; 0 keeps the last step's weights
 * @param augment whether each photo is cropped and flipped at random, else it is seen whole
 * @param smallestArea of a crop, as a share of the photo, 0.01 to 1
 * @param firstCrop size of the crops in the first epoch, as a share of the size, 0.2 to 1: small is fast and loses nothing
 * @param lastCrop likewise in the last epoch; below 1 as an object looks larger in a crop than in the whole photo
 * @param validation share of each class held out, 0 to 0.9
 * @param seed of first weights, shuffling and crops
 * @param splitSeed of the choice of held-out photos
 * @param labels {@code cat,dog} fixes the order, {@code cat,*} makes two classes; null for all found, sorted
 * @param init weights to start from, {@code .safetensors} or {@code .pth}; null for random ones
 * @param precision what convolutions calculate in: auto, float32 or bfloat16
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingSettings(
        String recipe,
        String architecture,
        Norm norm,
        Integer cardinality,
        int epochs,
        int size,
        int batchSize,
        OptimizerKind optimizer,
        double learningRate,
        Schedule schedule,
        double warmUp,
        double oldLayersRate,
        double weightDecay,
        double labelSmoothing,
        double averaging,
        boolean augment,
        double smallestArea,
        double firstCrop,
        double lastCrop,
        double validation,
        long seed,
        long splitSeed,
        String labels,
        Path init,
        String precision) {
    public TrainingSettings {
        Recipe.of(recipe);
        inRange("epochs", epochs, 1, 10_000);
        inRange("size", size, 32, 1024);
        inRange("batch size", batchSize, 2, 4096);
        inRange("learning rate", learningRate, 1e-8, 10);
        inRange("warm-up", warmUp, 0, 0.9);
        inRange("rate of old layers", oldLayersRate, 0, 1);
        inRange("weight decay", weightDecay, 0, 1);
        inRange("label smoothing", labelSmoothing, 0, 0.5);
        inRange("averaging", averaging, 0, 0.99999);
        inRange("smallest area", smallestArea, 0.01, 1);
        inRange("first crop", firstCrop, 0.2, 1);
        inRange("last crop", lastCrop, 0.2, 1);
        inRange("validation", validation, 0, 0.9);
        if (3L * batchSize * size * size > Integer.MAX_VALUE) {
            throw new TrainingException("%d photos of %d x %d pixels are too much for one step: make the batch smaller"
                    .formatted(batchSize, size, size));
        }
        String name = architecture;
        Optional<Misfit> misfit = Architecture.of(architecture)
                .orElseThrow(() -> new TrainingException(
                        "architecture '%s' is unknown: use one of %s".formatted(name, Architecture.known())))
                .misfit(new Variant(norm, cardinality), size);
        if (misfit.isPresent()) {
            throw new TrainingException(misfit.get().reason());
        }
    }

    /** How large the crops are in an epoch, in multiples of 16 pixels. */
    int cropSize(int epoch) {
        if (!augment || !Architecture.of(architecture).orElseThrow().anySize()) {
            return size;
        }
        double progress = epochs == 1 ? 1 : (epoch - 1) / (double) (epochs - 1);
        double share = firstCrop + (lastCrop - firstCrop) * progress;
        int least = norm == Norm.INSTANCE ? Math.min(size, 48) : 32;
        return Math.max(least, (int) Math.round(size * share / 16) * 16);
    }

    Variant variant() {
        return new Variant(norm, cardinality);
    }

    Network network(int classes) {
        return Architecture.of(architecture).orElseThrow().network(variant(), size, classes);
    }

    Placement placement() {
        return Placement.of("auto", precision);
    }

    private static void inRange(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new TrainingException(String.format(
                    Locale.ROOT, "%s %s is not from %s to %s", name, number(value), number(least), number(most)));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
