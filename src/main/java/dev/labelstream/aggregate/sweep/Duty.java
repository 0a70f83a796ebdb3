package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.ControlEvent;
import java.time.Duration;
import java.util.Optional;

/** What one process of all does: whether it is this one, and what it is asked to do. */
public interface Duty {
    boolean isHeld();

    /** The next request, waited for so long. */
    Optional<ControlEvent> next(Duration wait) throws InterruptedException;

    /** The last request need not be told again, to this process or its successor. */
    void done();
}
