package dev.labelstream.cli;

import dev.labelstream.aggregate.Manifest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Waits until every photo of a folder has a label or a reason. */
final class SubmissionWait {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Function<String, Optional<Manifest>> manifests;
    private final Duration patience;

    /**
     * @param manifests by folder; empty as long as there is none
     * @param patience how long nothing may change before the wait is given up
     */
    SubmissionWait(Function<String, Optional<Manifest>> manifests, Duration patience) {
        this.manifests = manifests;
        this.patience = patience;
    }

    Manifest awaitComplete(String folder, int photos, Progress progress) {
        int before = -1;
        long changed = System.nanoTime();
        while (true) {
            Optional<Manifest> manifest = manifests.apply(folder);
            int done = manifest.map(m -> m.rows() + m.failed().size()).orElse(0);
            progress.at(Math.min(done, photos));
            if (done >= photos && manifest.filter(Manifest::complete).isPresent()) {
                return manifest.get();
            }
            if (done != before) {
                before = done;
                changed = System.nanoTime();
            } else if (System.nanoTime() - changed > patience.toNanos()) {
                throw new CommandException(
                        done + " of " + photos + " photos of " + folder + " have a result, and no more" + " for "
                                + patience.toSeconds() + " s: look at the server's log, and at /api/failures");
            }
            pause();
        }
    }

    /** Until the folder has no result any more. */
    void awaitGone(String folder) {
        long started = System.nanoTime();
        while (manifests.apply(folder).isPresent()) {
            if (System.nanoTime() - started > patience.toNanos()) {
                throw new CommandException("the results of " + folder + " do not go away: look at the server's log");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while waiting for results", e);
        }
    }
}
