package dev.labelstream.image;

import dev.labelstream.model.TestModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A photo's way from a JPEG file to a network's input, in one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PreprocessorBenchmark {
    private static final int SIDE = 224;

    /** Sides of a drawn one, or a JPEG file. */
    @Param({"500x374", "4000x3000"})
    String photo;

    private final ByteBuffer target = ByteBuffer.allocateDirect(SIDE * SIDE * 3);
    private ImageDecoder decoder;
    private ImageResizer resizer;
    private ImagePreprocessor preprocessor;
    private byte[] jpeg;
    private DecodedImage decoded;

    @Setup
    public void open() throws IOException {
        TestModels.startEngine();
        ImageConfig limits = Drawn.limits(Map.of());
        decoder = new ImageDecoder(limits, new DecodeBudget(Long.MAX_VALUE));
        resizer = new ImageResizer();
        preprocessor = new ImagePreprocessor(limits);
        jpeg = photo.endsWith(".jpg") ? Files.readAllBytes(Path.of(photo)) : draw();
        decoded = (DecodedImage) decode();
    }

    @Benchmark
    public Decoded decode() {
        return decoder.decode(jpeg, Function.identity());
    }

    @Benchmark
    public ByteBuffer resize() {
        resizer.resize(decoded, SIDE, target.clear());
        return target;
    }

    @Benchmark
    public Optional<Rejection> decodeAndResize() {
        return preprocessor.prepare(jpeg, SIDE, target.clear());
    }

    private byte[] draw() {
        String[] sides = photo.split("x");
        DecodedImage drawn = Drawn.formula(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        return Drawn.file(Drawn.image(drawn), "jpeg", false, 0.75f);
    }
}
