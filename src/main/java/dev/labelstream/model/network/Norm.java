package dev.labelstream.model.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a residual network takes mean and variance over. Each kind has a learned scale and shift for every channel. */
public enum Norm {
    /** A channel over the whole batch; running statistics in evaluation (Ioffe and Szegedy 2015). */
    BATCH,
    /** All channels and positions of one picture: group norm with a single group (Wu and He 2018). */
    LAYER,
    /** A channel over the positions of one picture (Ulyanov et al. 2016): group norm with a group for each channel. */
    INSTANCE;

    public static Optional<Norm> of(String id) {
        return Arrays.stream(values()).filter(n -> n.id().equals(id)).findFirst();
    }

    /** All ids, for messages. */
    public static String known() {
        return Arrays.stream(values()).map(Norm::id).collect(Collectors.joining(", "));
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Layer layer(String name, int channels) {
        return switch (this) {
            case BATCH -> new BatchNorm(name, channels);
            case LAYER -> new GroupNorm(name, 1, channels);
            case INSTANCE -> new GroupNorm(name, channels, channels);
        };
    }
}
