package dev.labelstream.train;

import dev.labelstream.image.DecodedImage;
import dev.labelstream.image.ImageResizer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prepares batches in several threads while the network works on the one before. */
final class BatchLoader implements AutoCloseable {
    private final ImageResizer resizer = new ImageResizer();
    private final PixelStore photos;
    private final int threads;
    private final ExecutorService executor;
    private final Deque<ByteBuffer> spare = new ConcurrentLinkedDeque<>();

    BatchLoader(PixelStore photos, int threads) {
        this.photos = photos;
        this.threads = threads;
        executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "batch-loader");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Chooses what is seen of a photo, whatever thread asks. */
    @FunctionalInterface
    interface Framing {
        View view(int photo, DecodedImage image);
    }

    /**
     * Batches in the order of the plan. A batch's pixels may be used until the next one is asked for.
     *
     * @param plan which photos make each batch
     * @param size width and height in pixels
     */
    Iterable<Batch> load(List<int[]> plan, int size, Framing framing) {
        return () -> new Ahead(plan, size, framing);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private Batch prepare(int[] members, int size, Framing framing) {
        int bytes = members.length * size * size * 3;
        ByteBuffer pixels = spare.pollFirst();
        if (pixels == null || pixels.capacity() < bytes) {
            pixels = ByteBuffer.allocateDirect(bytes);
        }
        pixels.clear().limit(bytes);
        int[] labels = new int[members.length];
        for (int i = 0; i < members.length; i++) {
            DecodedImage image = photos.read(members[i]);
            View view = framing.view(members[i], image);
            resizer.resize(image, view.crop(), view.flip(), size, pixels);
            labels[i] = photos.label(members[i]);
        }
        return new Batch(pixels.flip(), size, labels);
    }

    /** One batch in use, as many as there are threads in the making. */
    private final class Ahead implements Iterator<Batch> {
        private final Iterator<int[]> plan;
        private final int size;
        private final Framing framing;
        private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
        private Batch inUse;

        Ahead(List<int[]> plan, int size, Framing framing) {
            this.plan = plan.iterator();
            this.size = size;
            this.framing = framing;
        }

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty() || plan.hasNext();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (inUse != null) {
                spare.addFirst(inUse.pixels());
            }
            while (ahead.size() <= threads && plan.hasNext()) {
                int[] members = plan.next();
                ahead.addLast(executor.submit(() -> prepare(members, size, framing)));
            }
            inUse = finished(ahead.removeFirst());
            return inUse;
        }

        private Batch finished(Future<Batch> batch) {
            try {
                return batch.get();
            } catch (ExecutionException e) {
                throw new TrainingException("cannot prepare a batch: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TrainingException("interrupted while a batch was prepared", e);
            }
        }
    }
}
