package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.Origin;
import dev.labelstream.storage.ListedObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Compares the bucket with the results, in an order in which nothing that is on its way is mistaken for lost: first the
 * notifications that wait, then the results of all others, then the bucket. Events are made up while it is listed, so
 * what is held does not grow with what is found.
 */
public final class Sweep {
    private final Function<BooleanSupplier, KeySet> waiting;
    private final KnownPhotos known;
    private final Supplier<Stream<ListedObject>> listing;
    private final Predicate<String> isPhoto;
    private final Duration minAge;

    /**
     * @param waiting photos whose notification is on the topic; asked with whether to go on
     * @param listing of the bucket, page by page
     * @param isPhoto of an object key, false for folder markers and hidden files
     * @param minAge of an upload or a result that is to be mistrusted
     */
    public Sweep(
            Function<BooleanSupplier, KeySet> waiting,
            KnownPhotos known,
            Supplier<Stream<ListedObject>> listing,
            Predicate<String> isPhoto,
            Duration minAge) {
        this.waiting = waiting;
        this.known = known;
        this.listing = listing;
        this.isPhoto = isPhoto;
        this.minAge = minAge;
    }

    /**
     * @param findings counted while they are found
     * @param goesOn asked all the time
     * @throws CancellationException when it does not
     */
    void run(String bucket, EventSink sink, Findings findings, BooleanSupplier goesOn)
            throws InterruptedException, TimeoutException {
        KeySet onTheirWay = waiting.apply(goesOn);
        known.catchUp();
        Comparison comparison = new Comparison(
                new MadeUpEvents(bucket, Origin.SWEEP, sink),
                onTheirWay,
                findings.startedAt().minus(minAge),
                findings);
        try (Stream<ListedObject> objects = listing.get()) {
            objects.filter(object -> isPhoto.test(object.key())).forEach(object -> {
                check(goesOn);
                comparison.listed(object, known.find(object.key()));
            });
        }
        try (Stream<KnownPhoto> photos = known.all()) {
            photos.forEach(photo -> {
                check(goesOn);
                comparison.known(photo);
            });
        }
        sink.confirm();
    }

    private static void check(BooleanSupplier goesOn) {
        if (!goesOn.getAsBoolean()) {
            throw new CancellationException("stopped before its end");
        }
    }

    /** @param newest change that can be judged: of what came later, an event may still come */
    private record Comparison(
            MadeUpEvents events, KeySet onTheirWay, Instant newest, Findings findings, KeySet listed) {
        Comparison(MadeUpEvents events, KeySet onTheirWay, Instant newest, Findings findings) {
            this(events, onTheirWay, newest, findings, new KeySet());
        }

        void listed(ListedObject object, Optional<KnownPhoto> result) {
            findings.photos++;
            listed.add(object.key());
            if (result.isPresent() && result.get().isAbout(object)) {
                return;
            }
            if (object.lastModified().isAfter(newest) || onTheirWay.contains(object.key())) {
                findings.spared++;
                return;
            }
            if (result.isPresent() && result.get().eTag() != null) {
                findings.stale++;
            } else {
                findings.missing++;
            }
            events.uploaded(object);
        }

        void known(KnownPhoto photo) {
            if (photo.isKnownToBeGone() || listed.contains(photo.key())) {
                return;
            }
            if (photo.at().isAfter(newest) || onTheirWay.contains(photo.key())) {
                findings.spared++;
                return;
            }
            findings.gone++;
            events.removed(photo.key(), findings.startedAt());
        }
    }
}
