package dev.labelstream.ingest;

import dev.labelstream.event.ImageEvent;
import java.util.List;
import java.util.Optional;

/**
 * What one record of {@code image-events} means.
 *
 * @param events changes of photos, in the order told; empty when it tells of something else
 * @param problem why the record, or a part of it, could not be understood
 */
record Notification(List<ImageEvent> events, Optional<String> problem) {
    /** A record that is as it should be and tells of no photo. */
    static final Notification NOTHING = new Notification(List.of(), Optional.empty());

    Notification {
        events = List.copyOf(events);
    }

    static Notification unreadable(String problem) {
        return new Notification(List.of(), Optional.of(problem));
    }
}
