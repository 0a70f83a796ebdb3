package dev.labelstream.classify;

import dev.labelstream.event.DeadLetter;
import dev.labelstream.event.ImageEvent;
import java.util.List;
import java.util.stream.Stream;

/** What came in and has not been worked on: changes in record order, what could not be parsed, and the position behind both. */
record Arrival(List<ImageEvent> events, List<DeadLetter> deadLetters, Consumed consumed) {
    Arrival {
        events = List.copyOf(events);
        deadLetters = List.copyOf(deadLetters);
    }

    /** This and what came after it. What was polled before a rebalance will be polled again by its new owner, so it is left out. */
    Arrival plus(Arrival later) {
        if (consumed.generation() != later.consumed.generation()) {
            return later;
        }
        return new Arrival(
                concat(events, later.events), concat(deadLetters, later.deadLetters), consumed.plus(later.consumed));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
