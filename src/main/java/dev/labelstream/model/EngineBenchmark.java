package dev.labelstream.model;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast a model runs on this machine in several ways: in turns, so that what else the machine does meets all of them. */
public final class EngineBenchmark {
    private static final int WARM_UP = 2;

    private EngineBenchmark() {}

    /**
     * Measures.
     *
     * @param batch pictures that go through the network together, 1 to 32
     * @param rounds at least so many batches in each way
     * @param length goes on for as long
     * @return pictures per second of the best batch in each way
     */
    public static Map<Placement, Double> run(
            ModelFolder model, List<Placement> placements, int batch, int rounds, Duration length) {
        Map<Placement, Classifier> classifiers = new LinkedHashMap<>();
        Map<Placement, Double> best = new LinkedHashMap<>();
        int size = model.card().inputSize();
        ByteBuffer pictures = ByteBuffer.allocateDirect(batch * size * size * 3);
        try {
            for (Placement placement : placements) {
                Classifier classifier = Classifier.load(model, placement);
                classifiers.put(placement, classifier);
                for (int i = 0; i < WARM_UP; i++) {
                    classifier.classify(pictures, batch);
                }
            }
            long end = System.nanoTime() + length.toNanos();
            for (int round = 0; round < rounds || System.nanoTime() < end; round++) {
                classifiers.forEach((placement, classifier) ->
                        best.merge(placement, perSecond(classifier, pictures, batch), Math::max));
            }
        } finally {
            classifiers.values().forEach(Classifier::close);
        }
        return best;
    }

    private static double perSecond(Classifier classifier, ByteBuffer pictures, int batch) {
        long start = System.nanoTime();
        classifier.classify(pictures, batch);
        return batch * 1e9 / (System.nanoTime() - start);
    }
}
