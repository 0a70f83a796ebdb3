package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.ControlEvent;
import dev.labelstream.event.SweepFinished;
import dev.labelstream.event.SweepRequested;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sweeps when this process begins to be the one that writes, from time to time, and when asked; makes up the events of
 * other requests, too. One thing after the other, in one thread.
 */
public final class Sweeper implements Runnable {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Duty duty;
    private final BooleanSupplier ready;
    private final Sweep sweep;
    private final KnownPhotos known;
    private final Supplier<EventSink> sinks;
    private final Consumer<ControlEvent> tell;
    private final Settings settings;
    private final SweepMetrics metrics;
    private final Clock clock;
    private volatile boolean closed;
    private boolean hadDuty;
    private long nextAt;
    private long photosBefore;

    /**
     * @param bucket of the photos
     * @param instance name of this process
     * @param every how long from one sweep to the next; zero for only when asked
     */
    public record Settings(String bucket, String instance, Duration every) {}

    /**
     * @param ready whether {@code known} holds everything
     * @param sinks of the events that are made up, a new one for each request
     * @param tell everybody, on topic {@code controls}
     */
    public Sweeper(
            Duty duty,
            BooleanSupplier ready,
            Sweep sweep,
            KnownPhotos known,
            Supplier<EventSink> sinks,
            Consumer<ControlEvent> tell,
            Settings settings,
            MeterRegistry registry,
            Clock clock) {
        this.duty = duty;
        this.ready = ready;
        this.sweep = sweep;
        this.known = known;
        this.sinks = sinks;
        this.tell = tell;
        this.settings = settings;
        this.metrics = new SweepMetrics(registry);
        this.clock = clock;
    }

    @Override
    public void run() {
        metrics.begin();
        try {
            while (!closed) {
                round(WAIT);
            }
        } catch (InterruptedException e) {
            LOG.debug("the sweeper ends");
        }
    }

    /** What has begun ends early. */
    public void close() {
        closed = true;
    }

    void round(Duration wait) throws InterruptedException {
        if (!duty.isHeld() || !ready.getAsBoolean()) {
            hadDuty = false;
            Thread.sleep(wait.toMillis());
            return;
        }
        if (!hadDuty) {
            hadDuty = true;
            nextAt = System.nanoTime();
        }
        if (!settings.every().isZero() && System.nanoTime() - nextAt >= 0) {
            sweep();
            return;
        }
        Optional<ControlEvent> request = duty.next(wait);
        if (request.isPresent()) {
            carryOut(request.get());
            duty.done();
        }
    }

    private void carryOut(ControlEvent request) throws InterruptedException {
        if (request instanceof SweepRequested) {
            sweep();
            return;
        }
        try {
            known.catchUp();
            Selection.of(request, known).ifPresent(this::makeUp);
        } catch (TimeoutException | RuntimeException e) {
            LOG.warnf("%s was not carried out to its end, ask for it again: %s", request, e.getMessage());
        }
    }

    private void makeUp(Selection selection) {
        EventSink sink = sinks.get();
        MadeUpEvents events = new MadeUpEvents(settings.bucket(), selection.origin(), sink);
        selection.photos().takeWhile(photo -> goesOn()).forEach(events::uploaded);
        sink.confirm();
    }

    private void sweep() throws InterruptedException {
        Findings findings = new Findings(clock.instant());
        String problem = null;
        try {
            SweepProgress progress = new SweepProgress(photosBefore, System::nanoTime, LOG::info);
            sweep.run(settings.bucket(), sinks.get(), findings, () -> {
                progress.at(findings.photos);
                return goesOn();
            });
            photosBefore = findings.photos;
        } catch (CancellationException e) {
            LOG.debugf("a sweep ended early: %s", e.getMessage());
            return;
        } catch (TimeoutException | RuntimeException e) {
            problem = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        nextAt = System.nanoTime() + next(problem == null).toNanos();
        publish(findings.finished(settings.instance(), problem, clock.instant()));
    }

    private Duration next(boolean succeeded) {
        Duration every = settings.every();
        return succeeded || every.compareTo(RETRY) < 0 ? every : RETRY;
    }

    private void publish(SweepFinished finished) {
        metrics.count(finished);
        if (finished.problem() != null) {
            LOG.warnf("a sweep did not get to its end: %s", finished.problem());
        } else if (finished.missing() + finished.stale() + finished.gone() > 0) {
            LOG.infof(
                    "of %d photos, %d had no result, %d another one, and %d results had no photo: events were made up",
                    finished.photos(), finished.missing(), finished.stale(), finished.gone());
        }
        try {
            tell.accept(finished);
        } catch (RuntimeException e) {
            LOG.warnf("nobody heard of the last sweep: %s", e.getMessage());
        }
    }

    private boolean goesOn() {
        return !closed && duty.isHeld();
    }
}
