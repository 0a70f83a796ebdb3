package dev.labelstream.model;

import dev.labelstream.model.torchscript.ElementType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the convolutions calculate in; norms and probabilities stay in float32. */
public enum Precision {
    FLOAT32(ElementType.FLOAT32) {
        @Override
        Optional<String> obstacle(Processor processor, boolean gpu) {
            return Optional.empty();
        }
    },
    BFLOAT16(ElementType.BFLOAT16) {
        @Override
        Optional<String> obstacle(Processor processor, boolean gpu) {
            return gpu || processor.hasBfloat16()
                    ? Optional.empty()
                    : Optional.of("needs a processor with it, and this one has none: use auto or float32");
        }
    },
    FLOAT16(ElementType.FLOAT16) {
        @Override
        Optional<String> obstacle(Processor processor, boolean gpu) {
            return gpu ? Optional.empty() : Optional.of("needs a GPU: use auto or float32 on a processor");
        }
    },
    /** Scaled bytes; everything behind the convolutions in float32. Only serves, cannot learn. */
    INT8(ElementType.INT8) {
        @Override
        Optional<String> obstacle(Processor processor, boolean gpu) {
            return !gpu && processor.hasInt8()
                    ? Optional.empty()
                    : Optional.of("needs an x86 processor with AVX2: use auto or float32");
        }
    };

    /** The setting that leaves the choice to this program. */
    public static final String AUTO = "auto";

    private final ElementType type;

    Precision(ElementType type) {
        this.type = type;
    }

    /** @throws ModelException for another name */
    public static Precision named(String name) {
        return Arrays.stream(values())
                .filter(p -> p.id().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new ModelException("precision '%s' is unknown: use auto, %s".formatted(name, known())));
    }

    /** Why it cannot be used there, to be read after its name; empty when it can. */
    abstract Optional<String> obstacle(Processor processor, boolean gpu);

    /** @throws ModelException with the obstacle, if there is one */
    Precision require(Processor processor, boolean gpu) {
        obstacle(processor, gpu).ifPresent(why -> {
            throw new ModelException("precision " + id() + " " + why);
        });
        return this;
    }

    /** As in settings: {@code float32}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    ElementType type() {
        return type;
    }

    private static String known() {
        return Arrays.stream(values()).map(Precision::id).collect(Collectors.joining(", "));
    }
}
