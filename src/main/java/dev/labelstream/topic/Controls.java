package dev.labelstream.topic;

import dev.labelstream.event.ClassificationPaused;
import dev.labelstream.event.ClassificationResumed;
import dev.labelstream.event.ControlEvent;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.SweepFinished;
import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.StartOrder;
import dev.labelstream.process.StartupException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the topic {@code controls} says, in every process: whether classifying is paused, and how the last sweep ended.
 * Known before the first notification is taken, so a pause holds over a restart.
 */
@Singleton
public class Controls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic;
    private final EventPublisher publisher;
    private final TopicFollower follower;
    private CompletableFuture<Void> whatWasSaid;
    private boolean paused;
    private Consumer<Boolean> pauseListener = unused -> {};
    private volatile SweepFinished lastSweep;
    private volatile Function<ControlEvent, OptionalInt> photoCount = unused -> OptionalInt.empty();

    Controls(BrokerConnection broker, TopicConfig topics, EventPublisher publisher) {
        this.topic = topics.controls();
        this.publisher = publisher;
        this.follower =
                new TopicFollower("controls", broker, List.of(topic), TopicFollower.Start.BEGINNING, this::read);
    }

    void start(@Observes @Priority(StartOrder.TOPICS + 1) StartupEvent event) {
        if (CommandProfile.isActive()) {
            return;
        }
        whatWasSaid = follower.upToNow();
        follower.start();
    }

    /** A paused process must not begin. */
    void awaitWhatWasSaid(@Observes @Priority(StartOrder.STAGES - 1) StartupEvent event) throws InterruptedException {
        if (CommandProfile.isActive()) {
            return;
        }
        try {
            whatWasSaid.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartupException(
                    "topic " + topic + " was not read within " + PATIENCE.toSeconds()
                            + " s: check that this process may read it, and that the broker answers",
                    e);
        }
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        follower.close();
    }

    /** Returns when the broker has it; every process hears it soon after. */
    public void publish(ControlEvent event) {
        publisher.publish(topic, event.recordKey(), event);
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    /** @param listener told at once how it is, and each time that it is said again; it must not wait */
    public synchronized void onPause(Consumer<Boolean> listener) {
        pauseListener = listener;
        listener.accept(paused);
    }

    /** By any process; empty where none has ended yet. */
    public Optional<SweepFinished> lastSweep() {
        return Optional.ofNullable(lastSweep);
    }

    /** How many photos a request is about, as far as this process knows them. */
    public OptionalInt photos(ControlEvent request) {
        return photoCount.apply(request);
    }

    /** @param count of the process that holds the results */
    public void countPhotosBy(Function<ControlEvent, OptionalInt> count) {
        photoCount = count;
    }

    private void read(ConsumerRecord<String, String> told) {
        if (told.value() == null) {
            return;
        }
        ControlEvent event = EventJson.read(told.value(), ControlEvent.class);
        if (event instanceof ClassificationPaused || event instanceof ClassificationResumed) {
            pause(event instanceof ClassificationPaused);
        } else if (event instanceof SweepFinished finished) {
            lastSweep = finished;
        }
    }

    private synchronized void pause(boolean now) {
        paused = now;
        pauseListener.accept(now);
    }
}
