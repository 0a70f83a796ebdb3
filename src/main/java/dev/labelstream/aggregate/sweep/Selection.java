package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.ControlEvent;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.Origin;
import dev.labelstream.event.ReplayRequested;
import dev.labelstream.event.RescoreRequested;
import java.util.Optional;
import java.util.stream.Stream;

/** The photos that a request is about. */
public record Selection(Origin origin, Stream<KnownPhoto> photos) {
    /** Nothing where the request is not about photos that have a result. */
    public static Optional<Selection> of(ControlEvent request, KnownPhotos known) {
        if (request instanceof RescoreRequested rescore) {
            return Optional.of(new Selection(
                    Origin.RESCORE, known.inFolder(rescore.folder()).filter(Selection::dependsOnTheModel)));
        }
        if (request instanceof ReplayRequested replay) {
            Stream<KnownPhoto> photos = replay.folder() == null ? known.all() : known.inFolder(replay.folder());
            return Optional.of(new Selection(
                    Origin.REPLAY, photos.filter(photo -> photo.failure() != null && isOf(replay.reason(), photo))));
        }
        return Optional.empty();
    }

    private static boolean dependsOnTheModel(KnownPhoto photo) {
        return photo.failure() == null || photo.failure() == FailureReason.ENGINE;
    }

    private static boolean isOf(FailureReason reason, KnownPhoto photo) {
        return reason == null || reason == photo.failure();
    }
}
