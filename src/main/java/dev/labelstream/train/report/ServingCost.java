package dev.labelstream.train.report;

import dev.labelstream.model.Classifier;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.NetworkCost;
import dev.labelstream.model.Processor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;

/**
 * What it takes to classify with a model.
 *
 * @param millisAlone of one photo, decoding left out
 * @param millisInBatch of each photo in a batch of {@value #BATCH}
 * @param fileBytes of the weights' file
 * @param processor it was measured on
 * @param precision the convolutions were calculated in
 */
record ServingCost(
        NetworkCost network,
        double millisAlone,
        double millisInBatch,
        long fileBytes,
        String processor,
        String precision) {
    static final int BATCH = 32;
    private static final int RUNS = 15;
    private static final long LONGEST = Duration.ofSeconds(2).toNanos();

    static ServingCost measure(ModelFolder model, Classifier classifier) throws IOException {
        return new ServingCost(
                NetworkCost.of(model.network(), model.weights(), classifier.inputSize()),
                millis(classifier, 1),
                millis(classifier, BATCH) / BATCH,
                Files.size(model.path().resolve(ModelFolder.WEIGHTS)),
                Processor.here().name(),
                classifier.placement().precision().id());
    }

    /** The median of some batches, after one that warms up. */
    private static double millis(Classifier classifier, int batch) {
        ByteBuffer pictures = ByteBuffer.allocateDirect(batch * classifier.inputSize() * classifier.inputSize() * 3);
        classifier.classify(pictures, batch);
        double[] millis = new double[RUNS];
        int runs = 0;
        for (long end = System.nanoTime() + LONGEST; runs < RUNS && (runs == 0 || System.nanoTime() < end); runs++) {
            long start = System.nanoTime();
            classifier.classify(pictures, batch);
            millis[runs] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis, 0, runs);
        return millis[runs / 2];
    }
}
