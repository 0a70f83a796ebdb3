package dev.labelstream.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelstream.model.EngineBenchmark;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.ModelCatalogue;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.Placement;
import dev.labelstream.model.Processor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole product in this process, measured from its outside; {@link BenchProcess} gives it a place that is gone in the end. */
@Command(
        name = "pipeline",
        description =
                "Photos per second and milliseconds per photo through the whole product, with a broker and a store of"
                        + " its own in a temporary folder.")
final class BenchPipelineCommand implements Callable<Integer> {
    private static final int ENGINE_ROUNDS = 8;
    /** Uploads of the second phase come at this share of the rate of the first, so that none waits for others. */
    private static final double PACE = 0.5;

    private static final int LONGEST_PACED_SECONDS = 60;

    private final StartedApplication application;
    private final PipelineBenchmark benchmark;
    private final ClassifierSource models;
    private final EngineConfig engine;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Folder with photos to use (drawn ones).")
    private Path folder;

    @Option(
            names = "--photos",
            paramLabel = "N",
            description = "Photos in each of two phases; those there are come again (500).")
    private int photos = 500;

    @Mixin
    private BenchOutput output;

    BenchPipelineCommand(
            StartedApplication application, PipelineBenchmark benchmark, ClassifierSource models, EngineConfig engine) {
        this.application = application;
        this.benchmark = benchmark;
        this.models = models;
        this.engine = engine;
    }

    /**
     * What was measured.
     *
     * @param engineImagesPerSecond the network alone in this process, the best of eight batches
     * @param drainImagesPerSecond photos that waited on the topic, until the last has its prediction
     * @param uploadToPredictionP50Millis from the start of an upload, at {@code pacedImagesPerSecond}
     * @param cpuMillisPerImage of the whole process while it drained
     * @param peakRssBytes of the whole process; null on systems that do not say
     * @param failed photos that got a reason instead of a label
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            double engineImagesPerSecond,
            double drainImagesPerSecond,
            double uploadToPredictionP50Millis,
            double uploadToPredictionP99Millis,
            double cpuMillisPerImage,
            Long peakRssBytes,
            int photos,
            int failed,
            double pacedImagesPerSecond,
            int batchSize,
            String precision,
            int threads,
            String device,
            String processor,
            String model) {}

    @Override
    public Integer call() throws IOException {
        if (photos < 1) {
            throw new ParameterException(spec.commandLine(), "--photos must be at least 1, not " + photos);
        }
        PrintWriter err = spec.commandLine().getErr();
        BenchPhotos source = folder == null ? BenchPhotos.drawn() : BenchPhotos.of(folder, err);
        application.awaitReady(err);
        PrintWriter out = spec.commandLine().getOut();
        output.print(out, measure(source), result -> print(out, result));
        return ExitCode.OK;
    }

    private Result measure(BenchPhotos source) {
        ModelFolder model = models.catalogue().resolve(ModelCatalogue.ACTIVE);
        Placement placement = models.placements().measured(model);
        int batchSize = benchmark.batchSize();
        try (ResultTimes results = benchmark.results()) {
            benchmark.warmUp(source.take("warm-up", Math.min(photos, 4 * batchSize)), results);
            double alone = EngineBenchmark.run(model, List.of(placement), batchSize, ENGINE_ROUNDS, Duration.ZERO)
                    .get(placement);
            PipelineBenchmark.Drain drain = benchmark.drain(source.take("drain", photos), results);
            double pace = PACE * drain.imagesPerSecond();
            int paced = (int) Math.max(1, Math.min(photos, LONGEST_PACED_SECONDS * pace));
            long[] latencies = benchmark.paced(source.take("paced", paced), pace, results);
            return new Result(
                    rounded(alone),
                    rounded(drain.imagesPerSecond()),
                    rounded(percentile(latencies, 50) / 1e6),
                    rounded(percentile(latencies, 99) / 1e6),
                    rounded(drain.cpuNanos() / 1e6 / photos),
                    ProcessUsage.peakResidentBytes(),
                    photos,
                    results.failed(),
                    rounded(pace),
                    batchSize,
                    placement.precision().id(),
                    engine.threadCount(),
                    placement.deviceName(),
                    Processor.here().toString(),
                    model.card().id());
        }
    }

    private static void print(PrintWriter out, Result result) {
        out.printf(
                Locale.ROOT,
                """
                %s, batches of %d, %s, %s, %d threads, %s
                engine alone   %8.1f photos/s
                drained        %8.1f photos/s, %.1f ms of processor time each
                upload to prediction %.1f ms in the middle, %.1f ms at the 99th percentile, at %.1f photos/s
                """,
                result.model,
                result.batchSize,
                result.precision,
                result.device,
                result.threads,
                result.processor,
                result.engineImagesPerSecond,
                result.drainImagesPerSecond,
                result.cpuMillisPerImage,
                result.uploadToPredictionP50Millis,
                result.uploadToPredictionP99Millis,
                result.pacedImagesPerSecond);
        if (result.peakRssBytes != null) {
            out.printf("at most %d MiB of memory for the whole process%n", result.peakRssBytes >> 20);
        }
        if (result.failed > 0) {
            out.printf("%d photos could not be classified%n", result.failed);
        }
    }

    /** @param sorted ascending; the smallest of them that so many percent do not exceed */
    static long percentile(long[] sorted, int percent) {
        return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }

    private static double rounded(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
