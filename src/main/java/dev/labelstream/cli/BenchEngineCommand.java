package dev.labelstream.cli;

import dev.labelstream.model.EngineBenchmark;
import dev.labelstream.model.EngineConfig;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelCatalogue;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.Placement;
import dev.labelstream.model.Processor;
import dev.labelstream.model.TorchEngine;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The network alone: pictures that lie ready in memory, in each precision this machine has for the model. */
@Command(name = "engine", description = "Photos per second through the network alone, in every precision.")
final class BenchEngineCommand implements Callable<Integer> {
    private final ClassifierSource models;
    private final EngineConfig engine;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "REF", description = "Model id, model folder, or active (active).")
    private String model = ModelCatalogue.ACTIVE;

    @Option(names = "--rounds", paramLabel = "N", description = "Batches in each precision; the best one counts (8).")
    private int rounds = 8;

    @Mixin
    private BenchOptions options;

    @Mixin
    private BenchOutput output;

    BenchEngineCommand(ClassifierSource models, EngineConfig engine) {
        this.models = models;
        this.engine = engine;
    }

    /** The fastest precision that costs no accuracy, and all of them. */
    record Result(
            double imagesPerSecond,
            int batchSize,
            String precision,
            int threads,
            String device,
            String processor,
            int size,
            String model,
            Map<String, Double> imagesPerSecondByPrecision,
            Map<String, Double> accuracyByPrecision) {}

    @Override
    public Integer call() {
        ModelFolder folder = models.catalogue().resolve(model).atSize(options.size);
        TorchEngine.start(engine);
        List<Placement> placements = models.placements().all(folder.card());
        Map<Placement, Double> speeds =
                EngineBenchmark.run(folder, placements, options.batchSize, rounds, Duration.ZERO);
        Result result = result(folder.card(), speeds);
        PrintWriter out = spec.commandLine().getOut();
        output.print(out, result, shown -> print(out, folder.card(), shown));
        return ExitCode.OK;
    }

    private Result result(ModelCard card, Map<Placement, Double> speeds) {
        Map<String, Double> byPrecision = new LinkedHashMap<>();
        speeds.forEach(
                (placement, speed) -> byPrecision.put(placement.precision().id(), Math.round(10 * speed) / 10.0));
        Placement best = speeds.keySet().stream()
                .filter(placement -> card.accepts(placement.precision()))
                .max((a, b) -> Double.compare(speeds.get(a), speeds.get(b)))
                .orElseThrow();
        return new Result(
                byPrecision.get(best.precision().id()),
                options.batchSize,
                best.precision().id(),
                engine.threadCount(),
                best.deviceName(),
                Processor.here().toString(),
                card.inputSize(),
                card.id(),
                byPrecision,
                card.precisions() == null ? Map.of() : card.precisions().accuracy());
    }

    private static void print(PrintWriter out, ModelCard card, Result result) {
        out.printf(
                "%s, %d photos of %dx%d at once, %d threads, %s, %s%n",
                result.model,
                result.batchSize,
                result.size,
                result.size,
                result.threads,
                result.device,
                result.processor);
        result.imagesPerSecondByPrecision.forEach((precision, speed) -> {
            Double accuracy = result.accuracyByPrecision.get(precision);
            out.printf(
                    Locale.ROOT,
                    "%-9s %8.1f photos/s  %s%s%n",
                    precision,
                    speed,
                    accuracy == null ? "accuracy not measured" : String.format(Locale.ROOT, "%.4f right", accuracy),
                    precision.equals(result.precision) ? "  <- best" : "");
        });
        card.int8Obstacle().ifPresent(why -> out.println("int8      " + why));
    }
}
