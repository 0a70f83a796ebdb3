package dev.labelstream.model;

import ai.djl.Device;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** How fast this machine runs a model in each precision: taken once, then kept in the cache folder. */
final class PrecisionTimes {
    private static final Logger LOG = Logger.getLogger(PrecisionTimes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LENGTH = Duration.ofSeconds(1);
    private static final int BATCH = 8;
    private static final int ROUNDS = 2;

    private final Path folder;
    private final String machine;

    PrecisionTimes(Path folder, Processor processor, int threads) {
        this.folder = folder;
        this.machine = Integer.toHexString((processor + " with " + threads).hashCode());
    }

    /** Pictures per second; empty when they were not taken for all of these precisions. */
    Map<Precision, Double> read(ModelCard card, List<Precision> precisions) {
        Path file = file(card);
        try {
            Map<Precision, Double> kept = Files.exists(file)
                    ? JSON.readValue(Files.readString(file), new TypeReference<Map<Precision, Double>>() {})
                    : Map.of();
            return kept.keySet().containsAll(precisions) ? kept : Map.of();
        } catch (IOException e) {
            LOG.warnf("times will be taken again, since %s cannot be read: %s", file, e.getMessage());
            return Map.of();
        }
    }

    Map<Precision, Double> takenOrRead(ModelFolder model, Device device, List<Precision> precisions) {
        Map<Precision, Double> kept = read(model.card(), precisions);
        if (!kept.isEmpty()) {
            return kept;
        }
        Map<Precision, Double> taken = take(model, device, precisions);
        keep(file(model.card()), taken);
        return taken;
    }

    private static Map<Precision, Double> take(ModelFolder model, Device device, List<Precision> precisions) {
        List<Placement> placements =
                precisions.stream().map(p -> new Placement(device, p)).toList();
        Map<Precision, Double> times = new EnumMap<>(Precision.class);
        EngineBenchmark.run(model, placements, BATCH, ROUNDS, LENGTH)
                .forEach((placement, perSecond) -> times.put(placement.precision(), perSecond));
        return times;
    }

    private void keep(Path file, Map<Precision, Double> times) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "times", ".part");
            Files.writeString(part, JSON.writeValueAsString(times));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warnf("times will be taken at each start, since %s cannot be written: %s", file, e);
        }
    }

    private Path file(ModelCard card) {
        return folder.resolve("%.16s-%d-%s.json".formatted(card.weightsSha256(), card.inputSize(), machine));
    }
}
