package dev.labelstream.classify;

import dev.labelstream.classify.Reading.Readable;
import dev.labelstream.classify.Reading.Settled;
import dev.labelstream.classify.Reading.Unchanged;
import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.StoredImage;
import dev.labelstream.image.PhotoNames;
import dev.labelstream.image.Rejection;
import dev.labelstream.storage.Fetched;
import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.OversizeObject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds out what has become of a photo, and reads its pixels when it is there. Used by several threads. */
final class PhotoReader {
    private static final Logger LOG = Logger.getLogger(PhotoReader.class);

    private final PhotoStore store;
    private final PixelSource pixels;
    private final StorePatience patience;
    private final long maxBytes;
    private final ClassifyMetrics metrics;
    private final Clock clock;

    PhotoReader(
            PhotoStore store,
            PixelSource pixels,
            StorePatience patience,
            long maxBytes,
            ClassifyMetrics metrics,
            Clock clock) {
        this.store = store;
        this.pixels = pixels;
        this.patience = patience;
        this.maxBytes = maxBytes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param size of the picture to make, pixels
     * @param target {@code size * size * 3} bytes
     * @param trace gets a span for each step
     */
    Reading read(PhotoChange change, int size, ByteBuffer target, PhotoTrace trace) throws InterruptedException {
        if (change.upload() == null) {
            return isThere(change) ? new Unchanged() : gone(change);
        }
        if (!change.isMadeUp()) {
            metrics.queued(change.upload().at(), clock.instant());
        }
        Optional<Rejection> rejection = PhotoNames.rejection(change.key());
        if (rejection.isPresent()) {
            return change.removed() && !isThere(change) ? gone(change) : failed(unread(change), rejection.get());
        }
        Fetched fetched = patience.ask(() -> trace.step("fetch", () -> fetch(change)));
        if (fetched instanceof FetchedObject object) {
            return trace.step("decode", () -> decode(change, object, size, target));
        }
        if (fetched instanceof OversizeObject oversize) {
            return failed(sized(change, oversize.size()), tooLarge(oversize.size()));
        }
        // Nobody told of it: it was removed after the event had been made up.
        boolean isNoNews = change.removed() || change.upload().isMadeUp();
        return isNoNews ? gone(change) : failed(unread(change), missing());
    }

    /** Whoever waits for the store gives up. */
    void giveUp() {
        patience.end();
    }

    private Fetched fetch(PhotoChange change) {
        return metrics.fetch(() -> store.fetch(change.bucket(), change.key(), maxBytes));
    }

    private Reading decode(PhotoChange change, FetchedObject object, int size, ByteBuffer target) {
        StoredImage image = new StoredImage(
                change.bucket(), change.key(), object.eTag(), change.upload().sequencer(), object.size());
        return metrics.decode(() -> prepare(image, object.bytes(), size, target))
                .<Reading>map(rejection -> failed(image, rejection))
                .orElseGet(() -> new Readable(image, change.upload().at()));
    }

    /** A picture that its decoder was not made for must not cost the others of its batch. */
    private Optional<Rejection> prepare(StoredImage image, byte[] bytes, int size, ByteBuffer target) {
        try {
            return pixels.prepare(bytes, size, target);
        } catch (RuntimeException e) {
            LOG.warnf("%s made the decoder fail: %s", image.path(), e);
            return Optional.of(new Rejection(FailureReason.NOT_AN_IMAGE, "the decoder failed on it: " + e));
        } catch (OutOfMemoryError e) {
            return Optional.of(new Rejection(
                    FailureReason.TOO_LARGE, "the process has too little memory for it (" + e.getMessage() + ")"));
        }
    }

    private boolean isThere(PhotoChange change) throws InterruptedException {
        return patience.ask(() -> store.exists(change.bucket(), change.key()));
    }

    private static Reading gone(PhotoChange change) {
        return new Settled(Verdict.gone(change.path()));
    }

    private Reading failed(StoredImage image, Rejection rejection) {
        return new Settled(Verdict.of(
                new ClassificationFailed(image, rejection.reason(), rejection.message(), 1, clock.instant())));
    }

    private Rejection tooLarge(long size) {
        return new Rejection(
                FailureReason.TOO_LARGE,
                "it has " + size + " bytes, more than the " + maxBytes + " that labelstream.image.max-size allows");
    }

    private static Rejection missing() {
        return new Rejection(FailureReason.MISSING, "it was gone before it could be read; upload it again");
    }

    private static StoredImage unread(PhotoChange change) {
        return sized(change, 0);
    }

    private static StoredImage sized(PhotoChange change, long size) {
        return new StoredImage(
                change.bucket(), change.key(), null, change.upload().sequencer(), size);
    }
}
