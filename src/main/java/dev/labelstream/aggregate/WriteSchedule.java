package dev.labelstream.aggregate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which folders are due to be written: those that fell quiet, and those that wait too long already. */
final class WriteSchedule {
    private final long quiet;
    private final long longest;
    private final Map<String, Waiting> waiting = new TreeMap<>();

    WriteSchedule(Duration quiet, Duration atLeastEvery) {
        this.quiet = quiet.toNanos();
        this.longest = atLeastEvery.toNanos();
    }

    synchronized void touched(String folder, long now) {
        waiting.merge(folder, new Waiting(now, now), (before, after) -> new Waiting(before.since, now));
    }

    /** Takes the folders that are due out of the schedule. */
    synchronized List<String> due(long now) {
        List<String> due = new ArrayList<>();
        waiting.forEach((folder, wait) -> {
            if (now - wait.last >= quiet || now - wait.since >= longest) {
                due.add(folder);
            }
        });
        waiting.keySet().removeAll(due);
        return due;
    }

    /** Takes all folders that wait, due or not. */
    synchronized List<String> all() {
        List<String> all = List.copyOf(waiting.keySet());
        waiting.clear();
        return all;
    }

    /** Nanoseconds of the first and of the last change that is not written. */
    private record Waiting(long since, long last) {}
}
