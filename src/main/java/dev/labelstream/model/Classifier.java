package dev.labelstream.model;

import dev.labelstream.event.ModelReference;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A model that classifies pictures. For one thread at a time; closing waits for nobody, so drain first.
 *
 * <p>PyTorch prepares itself for each batch size it meets, so only few sizes are run: powers of two up to
 * {@value #LARGEST}. Other counts are cut into such batches, the last one filled up where that costs little.
 */
public final class Classifier implements AutoCloseable {
    private static final int LARGEST = 32;

    private final ModelCard card;
    private final Placement placement;
    private final ServingNetwork network;
    private ByteBuffer filled = ByteBuffer.allocateDirect(0);

    private Classifier(ModelCard card, Placement placement, ServingNetwork network) {
        this.card = card;
        this.placement = placement;
        this.network = network;
    }

    /** @throws ModelException when weights, architecture and labels do not belong together */
    public static Classifier load(ModelFolder folder, Placement placement) {
        return new Classifier(folder.card(), placement, ServingNetwork.load(folder, placement));
    }

    public ModelCard card() {
        return card;
    }

    public Placement placement() {
        return placement;
    }

    public ModelReference reference() {
        return card.reference();
    }

    /** Width and height of a picture, pixels. */
    public int inputSize() {
        return card.inputSize();
    }

    /** Class names; the position is the class index. */
    public List<String> labels() {
        return card.labels();
    }

    /**
     * Classifies.
     *
     * @param pixels direct, uint8 {@code [count, inputSize, inputSize, 3]} RGB from its beginning; left as it is
     * @return a row of probabilities for each picture, in label order
     */
    public float[][] classify(ByteBuffer pixels, int count) {
        int pictureBytes = inputSize() * inputSize() * 3;
        if (!pixels.isDirect() || (long) count * pictureBytes > pixels.capacity()) {
            throw new IllegalArgumentException("%d pictures of %s need a direct buffer of %d bytes, not %s"
                    .formatted(count, card.id(), (long) count * pictureBytes, pixels));
        }
        float[][] rows = new float[count][];
        for (int done = 0; done < count; ) {
            int batch = batchSize(count - done);
            int real = Math.min(batch, count - done);
            ByteBuffer part = pixels.duplicate().clear().slice(done * pictureBytes, real * pictureBytes);
            float[][] some =
                    network.classify(real == batch ? part : fill(part, batch * pictureBytes), batch, inputSize());
            System.arraycopy(some, 0, rows, done, real);
            done += real;
        }
        return rows;
    }

    /** Runs every batch size up to this one, so that the first real batches are not the slow ones. */
    public void warmUp(int largestBatch) {
        for (int batch = 1; batch <= Math.min(LARGEST, Integer.highestOneBit(largestBatch)); batch *= 2) {
            ByteBuffer blank = ByteBuffer.allocateDirect(batch * inputSize() * inputSize() * 3);
            for (int run = 0; run < 2; run++) {
                classify(blank, batch);
            }
        }
    }

    @Override
    public void close() {
        network.close();
    }

    /** The size that runs next: filled up when at least three quarters of it are real, else the one below. */
    static int batchSize(int left) {
        if (left >= LARGEST) {
            return LARGEST;
        }
        int below = Integer.highestOneBit(left);
        return 2 * left >= 3 * below ? 2 * below : below;
    }

    private ByteBuffer fill(ByteBuffer part, int bytes) {
        if (filled.capacity() < bytes) {
            filled = ByteBuffer.allocateDirect(bytes);
        }
        filled.clear().limit(bytes);
        filled.put(0, part, 0, part.limit());
        return filled;
    }
}
