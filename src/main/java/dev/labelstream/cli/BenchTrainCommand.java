package dev.labelstream.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.Placement;
import dev.labelstream.model.Processor;
import dev.labelstream.model.TorchEngine;
import dev.labelstream.train.LabelledPhotos;
import dev.labelstream.train.Training;
import dev.labelstream.train.TrainingChoices;
import dev.labelstream.train.TrainingPace;
import dev.labelstream.train.TrainingSettings;
import dev.labelstream.train.TrainingStopped;
import dev.labelstream.train.WorkFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** ResNet-18 over a few photos, twice: decoding, crops and flips in the loader threads, and the steps. */
@Command(name = "train", description = "Photos per second that a training learns from, decoding included.")
final class BenchTrainCommand implements Callable<Integer> {
    private final EngineConfig engine;
    private final ImagePreprocessor images;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Labelled photos to use (drawn ones).")
    private Path folder;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Batches in each of two epochs, of which the second counts (16).")
    private int steps = 16;

    @Option(names = "--precision", paramLabel = "NAME", description = "auto, float32 or bfloat16 (auto).")
    private String precision = "auto";

    @Mixin
    private BenchOptions options;

    @Mixin
    private BenchOutput output;

    BenchTrainCommand(EngineConfig engine, ImagePreprocessor images) {
        this.engine = engine;
        this.images = images;
    }

    /** @param stepImagesPerSecond without the decoding */
    record Result(
            double imagesPerSecond,
            double stepImagesPerSecond,
            int batchSize,
            int size,
            String precision,
            int threads,
            String processor) {}

    @Override
    public Integer call() throws IOException {
        TorchEngine.start(engine);
        Path work =
                engine.cacheFolder().resolve("bench-" + ProcessHandle.current().pid());
        TrainingPace pace = new TrainingPace();
        Training training = new Training(settings(), images, work.resolve("scratch"), pace);
        TrainingStop stop = new TrainingStop(training, false);
        try (WorkFolder place = WorkFolder.create(work)) {
            LabelledPhotos photos = photos(place.path().resolve("photos"));
            pace.begin();
            training.run(photos, "bench", place.path().resolve("model"));
        } catch (TrainingStopped e) {
            return ExitCode.SOFTWARE; // on SIGTERM, and nothing was measured
        } finally {
            stop.ended();
        }
        print(pace);
        return ExitCode.OK;
    }

    private TrainingSettings settings() {
        Map<String, Object> said = Map.of(
                "epochs",
                2,
                "size",
                options.size,
                "batchSize",
                options.batchSize,
                "firstCrop",
                1.0,
                "lastCrop",
                1.0,
                "validation",
                0.0,
                "precision",
                precision);
        return new ObjectMapper().convertValue(said, TrainingChoices.class).settings();
    }

    private LabelledPhotos photos(Path drawn) throws IOException {
        int needed = steps * options.batchSize;
        if (folder == null) {
            Files.createDirectories(drawn);
            DrawnPictures pictures = new DrawnPictures(1);
            for (int number = 0; number < needed; number++) {
                String kind = DrawnPictures.KINDS.get(number % DrawnPictures.KINDS.size());
                Files.write(drawn.resolve(kind + "_" + number + ".jpg"), pictures.draw(kind, number));
            }
        }
        LabelledPhotos all = LabelledPhotos.read(folder == null ? drawn : folder, null);
        int apart = Math.max(1, all.photos().size() / needed);
        return new LabelledPhotos(
                all.labels(),
                IntStream.range(0, Math.min(needed, all.photos().size()))
                        .mapToObj(i -> all.photos().get(i * apart))
                        .toList(),
                0);
    }

    private void print(TrainingPace pace) {
        Result measured = new Result(
                rounded(pace.imagesPerSecond()),
                rounded(pace.stepImagesPerSecond()),
                options.batchSize,
                options.size,
                Placement.of("auto", precision).precision().id(),
                engine.threadCount(),
                Processor.here().toString());
        PrintWriter out = spec.commandLine().getOut();
        output.print(
                out,
                measured,
                result -> out.printf(
                        Locale.ROOT,
                        "%.1f photos/s (%.1f once decoded), batches of %d, %dx%d, %s, %d threads, %s%n",
                        result.imagesPerSecond,
                        result.stepImagesPerSecond,
                        result.batchSize,
                        result.size,
                        result.size,
                        result.precision,
                        result.threads,
                        result.processor));
    }

    private static double rounded(double speed) {
        return Math.round(10 * speed) / 10.0;
    }
}
