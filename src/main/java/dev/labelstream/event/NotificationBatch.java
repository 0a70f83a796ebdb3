package dev.labelstream.event;

import java.util.List;

/** What one poll of {@code image-events} held: changes of photos in record order, and what could not be understood. */
public record NotificationBatch(List<ImageEvent> events, List<DeadLetter> deadLetters) {
    public NotificationBatch {
        events = List.copyOf(events);
        deadLetters = List.copyOf(deadLetters);
    }
}
