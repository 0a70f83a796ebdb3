package dev.labelstream.classify;

import dev.labelstream.classify.Reading.Readable;
import dev.labelstream.classify.Reading.Settled;
import dev.labelstream.model.ProcessTuning;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Reads the photos of a slice in parallel into one buffer. There are two buffers: one is filled while the network works
 * on the other, and nothing is read ahead of that, whatever waits on the topic.
 */
final class SlicePreparer {
    static final int BUFFERS = 2;
    private static final Logger LOG = Logger.getLogger(SlicePreparer.class);
    private static final Duration LONGEST_PHOTO = Duration.ofSeconds(10);

    private final PhotoReader reader;
    private final SaidBefore predictions;
    private final ModelSwap models;
    private final ExecutorService threads;
    private final BlockingQueue<ByteBuffer> buffers = new ArrayBlockingQueue<>(BUFFERS);

    SlicePreparer(PhotoReader reader, SaidBefore predictions, ModelSwap models, int threadCount) {
        this.reader = reader;
        this.predictions = predictions;
        this.models = models;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                threadCount, task -> new Thread(() -> yielding(task), "classify-fetch-" + number.incrementAndGet()));
        for (int i = 0; i < BUFFERS; i++) {
            buffers.add(ByteBuffer.allocateDirect(0));
        }
    }

    /** The network's threads wait for each other, so whoever keeps one of them from its core keeps them all. */
    private static void yielding(Runnable task) {
        ProcessTuning.yieldToNetwork();
        task.run();
    }

    /** Waits for a buffer, then for the slowest photo. The slice must be {@linkplain #release released}. */
    PreparedSlice prepare(Slice slice) throws InterruptedException {
        ByteBuffer buffer = buffers.take();
        ModelSwap.Lease lease = models.lease();
        int size = lease.model().inputSize();
        int pictureBytes = size * size * 3;
        ByteBuffer pictures = withRoom(buffer, slice.changes().size() * pictureBytes);
        List<Future<Reading>> readings = new ArrayList<>();
        for (PhotoChange change : slice.changes()) {
            if (predictions.isSaid(change, lease.model().reference())) {
                continue;
            }
            ByteBuffer target = pictures.slice(readings.size() * pictureBytes, pictureBytes);
            PhotoTrace trace = slice.traces().get(change.path());
            readings.add(threads.submit(() -> reader.read(change, size, target, trace)));
        }
        return gather(slice, lease, pictures, pictureBytes, readings);
    }

    /** Gives back what the slice holds, once the network is done with it. */
    void release(PreparedSlice prepared) {
        prepared.lease().close();
        buffers.add(prepared.pictures());
    }

    /** Ends the photos at hand: they are in native code, during which the process must not end. */
    void stop() throws InterruptedException {
        reader.giveUp();
        threads.shutdownNow();
        if (!threads.awaitTermination(LONGEST_PHOTO.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("a photo is still being read; the process ends without it");
        }
        predictions.close();
    }

    private static PreparedSlice gather(
            Slice slice, ModelSwap.Lease lease, ByteBuffer pictures, int pictureBytes, List<Future<Reading>> readings)
            throws InterruptedException {
        List<Readable> photos = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = await(readings.get(i));
            if (reading instanceof Readable photo) {
                pictures.put(photos.size() * pictureBytes, pictures, i * pictureBytes, pictureBytes);
                photos.add(photo);
            } else if (reading instanceof Settled settled) {
                verdicts.add(settled.verdict());
            }
        }
        return new PreparedSlice(slice, lease, pictures, photos, verdicts);
    }

    private static Reading await(Future<Reading> reading) throws InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException stopped) {
                throw stopped;
            }
            throw new IllegalStateException("cannot read photos: " + e.getCause(), e.getCause());
        }
    }

    private static ByteBuffer withRoom(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes ? buffer : ByteBuffer.allocateDirect(bytes);
    }
}
