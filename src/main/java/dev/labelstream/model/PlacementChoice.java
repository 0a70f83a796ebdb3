package dev.labelstream.model;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Where and in what precision a model is served: as the settings say, else in the fastest precision that this machine has
 * and whose accuracy, measured when the model was made, is within 0.3 points of float32's.
 */
public final class PlacementChoice {
    private static final Logger LOG = Logger.getLogger(PlacementChoice.class);

    private final String device;
    private final String precision;
    private final PrecisionTimes times;
    private final Processor processor = Processor.here();

    /** @param device, precision the settings {@code labelstream.classify.device} and {@code labelstream.classify.precision} */
    public PlacementChoice(EngineConfig engine, String device, String precision) {
        this.device = device;
        this.precision = precision;
        this.times = new PrecisionTimes(engine.cacheFolder().resolve("precision"), processor, engine.threadCount());
    }

    /**
     * Decides by timing, which takes about a second the first time a model is seen on a machine.
     *
     * @throws ModelException when a setting is wrong, or cannot be used with this machine or model
     */
    public Placement measured(ModelFolder folder) {
        return choose(folder, true);
    }

    /** Decides by times taken before, else by the order that processors usually give; for few pictures. */
    public Placement quick(ModelFolder folder) {
        return choose(folder, false);
    }

    private Placement choose(ModelFolder folder, boolean measure) {
        Device place = Placement.device(device);
        if (!precision.equals(Precision.AUTO)) {
            return new Placement(place, Precision.named(precision).require(processor, place.isGpu()));
        }
        List<Precision> candidates = candidates(folder.card(), processor, place.isGpu());
        if (candidates.size() == 1) {
            return new Placement(place, candidates.get(0));
        }
        Map<Precision, Double> known =
                measure ? times.takenOrRead(folder, place, candidates) : times.read(folder.card(), candidates);
        if (measure) {
            LOG.infof("model %s: %s photos per second", folder.card().id(), shown(known));
        }
        Precision best = candidates.stream()
                .max(Comparator.comparing(p -> known.getOrDefault(p, 0.0)))
                .orElseThrow();
        return new Placement(place, known.isEmpty() ? candidates.get(0) : best);
    }

    private static String shown(Map<Precision, Double> times) {
        return times.entrySet().stream()
                .map(time -> "%s %.0f".formatted(time.getKey().id(), time.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What could be chosen, the usually fastest first. On a GPU, where nothing was measured, float32 alone. */
    static List<Precision> candidates(ModelCard card, Processor processor, boolean gpu) {
        List<Precision> candidates = new ArrayList<>();
        for (Precision lower : gpu ? List.<Precision>of() : List.of(Precision.INT8, Precision.BFLOAT16)) {
            if (lower.obstacle(processor, gpu).isEmpty() && card.accepts(lower)) {
                candidates.add(lower);
            }
        }
        candidates.add(Precision.FLOAT32);
        return candidates;
    }

    /** Every precision the model can run in there, whatever it costs in accuracy; float32 first. */
    public List<Placement> all(ModelCard card) {
        Device place = Placement.device(device);
        return place.isGpu()
                ? List.of(new Placement(place, Precision.FLOAT32), new Placement(place, Precision.FLOAT16))
                : Placement.onProcessor(card);
    }
}
