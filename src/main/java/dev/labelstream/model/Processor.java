package dev.labelstream.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The processor, as far as it decides what networks calculate in.
 *
 * @param flags what Linux says it can do; empty elsewhere, where float32 is right in any case
 */
public record Processor(String name, boolean x86, Set<String> flags) {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final Set<String> TELLING =
            Set.of("avx2", "avx512f", "avx512_bf16", "avx512_vnni", "avx_vnni", "amx_bf16", "amx_int8", "bf16", "i8mm");
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    /** The one this program runs on. */
    public static Processor here() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean x86 = architecture.equals("amd64") || architecture.equals("x86_64");
        try {
            return read(Files.readAllLines(LINUX), architecture, x86);
        } catch (IOException e) {
            return new Processor(architecture, x86, Set.of());
        }
    }

    static Processor read(List<String> cpuinfo, String architecture, boolean x86) {
        Set<String> flags = new TreeSet<>(words(cpuinfo, "flags"));
        flags.addAll(words(cpuinfo, "Features"));
        flags.retainAll(TELLING);
        List<String> name = words(cpuinfo, "model name");
        return new Processor(name.isEmpty() ? architecture : String.join(" ", name), x86, flags);
    }

    private static List<String> words(List<String> cpuinfo, String key) {
        return cpuinfo.stream()
                .filter(line -> line.startsWith(key))
                .limit(1)
                .flatMap(line -> Arrays.stream(
                        line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
                .toList();
    }

    /** Without such a flag a single batch takes minutes. */
    boolean hasBfloat16() {
        return flags.stream().anyMatch(BFLOAT16::contains);
    }

    /** oneDNN's kernels for bytes; slower ones exist for other processors. */
    boolean hasInt8() {
        return x86 && flags.contains("avx2");
    }

    /** Name and telling flags in one line. */
    @Override
    public String toString() {
        return flags.isEmpty() ? name : name + " (" + String.join(" ", flags) + ")";
    }
}
