package dev.labelstream.model;

import dev.labelstream.model.torchscript.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the convolutions calculate in; sums, norms and probabilities stay in float32. */
public enum Precision {
    FLOAT32(ElementType.FLOAT32),
    BFLOAT16(ElementType.BFLOAT16);

    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Set<String> BFLOAT16_FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private final ElementType type;

    Precision(ElementType type) {
        this.type = type;
    }

    /**
     * Reads a setting.
     *
     * @param name {@code auto}, {@code float32} or {@code bfloat16}; {@code auto} is bfloat16 where the processor has it
     * @throws ModelException for another name, and for bfloat16 where a single batch would take minutes
     */
    public static Precision of(String name) {
        return of(name, processorFlags());
    }

    static Precision of(String name, List<String> processorFlags) {
        boolean fast = processorFlags.stream().anyMatch(BFLOAT16_FLAGS::contains);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "auto" -> fast ? BFLOAT16 : FLOAT32;
            case "float32" -> FLOAT32;
            case "bfloat16" -> {
                if (!fast) {
                    throw new ModelException("precision bfloat16 needs a processor with it, and this one has none:"
                            + " use auto or float32");
                }
                yield BFLOAT16;
            }
            default -> throw new ModelException("precision '" + name + "' is unknown: use auto, float32 or bfloat16");
        };
    }

    /** {@code float32} or {@code bfloat16}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    ElementType type() {
        return type;
    }

    private static List<String> processorFlags() {
        try (Stream<String> lines = Files.lines(PROCESSOR)) {
            return lines.filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .limit(1)
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .toList();
        } catch (IOException e) {
            return List.of(); // not Linux: float32 is right everywhere
        }
    }
}
