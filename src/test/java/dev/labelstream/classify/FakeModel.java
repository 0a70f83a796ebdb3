package dev.labelstream.classify;

import dev.labelstream.event.ModelReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Says dog with a hundredth of the first pixel as its probability. */
final class FakeModel implements LoadedModel {
    static final int MAKES_IT_FAIL = 113;
    static final int MAKES_IT_ANSWER_NAN = 114;

    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final Semaphore turns = new Semaphore(1_000_000);
    volatile boolean isClosed;
    volatile boolean isRunning;
    private final String id;
    private final int inputSize;

    FakeModel(String id, int inputSize) {
        this.id = id;
        this.inputSize = inputSize;
    }

    FakeModel blocked() {
        turns.drainPermits();
        return this;
    }

    @Override
    public ModelReference reference() {
        return new ModelReference(id, "resnet18", "00ff");
    }

    @Override
    public int inputSize() {
        return inputSize;
    }

    @Override
    public List<String> labels() {
        return List.of("cat", "dog");
    }

    @Override
    public float[][] classify(ByteBuffer pictures, int count) {
        if (isClosed || !pictures.isDirect() || pictures.remaining() != count * inputSize * inputSize * 3) {
            throw new AssertionError("used wrongly");
        }
        isRunning = true;
        batches.add(count);
        turns.acquireUninterruptibly();
        float[][] probabilities = new float[count][];
        for (int i = 0; i < count; i++) {
            probabilities[i] = probabilities(pictures.get(pictures.position() + i * inputSize * inputSize * 3));
        }
        isRunning = false;
        return probabilities;
    }

    private static float[] probabilities(byte pixel) {
        if (pixel == MAKES_IT_FAIL) {
            throw new IllegalStateException("the network does not like it");
        }
        float dog = pixel == MAKES_IT_ANSWER_NAN ? Float.NaN : pixel / 100f;
        return new float[] {1 - dog, dog};
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
