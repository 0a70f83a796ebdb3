package dev.labelstream.train;

import dev.labelstream.event.TrainingCancelled;
import dev.labelstream.event.TrainingEvent;
import dev.labelstream.event.TrainingFailed;
import dev.labelstream.event.TrainingFinished;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.InstanceName;
import dev.labelstream.process.ProcessConfig;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.EventPublisher;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TrainingFollower;
import dev.labelstream.topic.TrainingStatus;
import dev.labelstream.topic.TrainingStatus.State;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;

/**
 * Runs requested trainings one after the other, each in a child process.
 *
 * <p>Each request is run once. One whose process stopped in the middle is reported as failed, not run again: it may be what
 * stopped the process, and whoever wants it still can ask again.
 */
@Singleton
class TrainingSupervisor {
    private static final Logger LOG = Logger.getLogger(TrainingSupervisor.class);
    private static final String INTERRUPTED = "interrupted: the process that ran it was stopped; ask for it again";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration HISTORY_PATIENCE = Duration.ofSeconds(10);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final ProcessConfig process;
    private final BrokerConnection broker;
    private final TopicConfig topics;
    private final TrainingFollower trainings;
    private final EventPublisher publisher;
    private final TrainingChildren children;
    private final TrainingMetrics metrics;
    private final Thread thread = new Thread(this::superviseAll, "training-supervisor");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Current current;

    TrainingSupervisor(
            ProcessConfig process,
            BrokerConnection broker,
            TopicConfig topics,
            TrainingFollower trainings,
            EventPublisher publisher,
            TrainingChildren children,
            TrainingMetrics metrics) {
        this.process = process;
        this.broker = broker;
        this.topics = topics;
        this.trainings = trainings;
        this.publisher = publisher;
        this.children = children;
        this.metrics = metrics;
    }

    private record Current(String id, TrainingRun run) {}

    void start(@Observes StartupEvent event) {
        if (!CommandProfile.isActive() && process.roles().contains("train")) {
            metrics.register();
            trainings.onEvent(this::follow);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        stopCurrent(INTERRUPTED);
        thread.join(STOP_PATIENCE.toMillis());
    }

    private void superviseAll() {
        failInterrupted();
        while (isOpen()) {
            try (TrainingQueue queue = new TrainingQueue(broker, topics, InstanceName.of(process))) {
                while (isOpen()) {
                    queue.take(this::isWaiting).ifPresent(this::supervise);
                }
            } catch (ProducerFencedException e) {
                LOG.errorf(
                        "another process named %s trains: give each its own labelstream.instance",
                        InstanceName.of(process));
                return;
            } catch (KafkaException e) {
                LOG.warnf("cannot take training requests, trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    /** What this process had begun before it was stopped. */
    private void failInterrupted() {
        children.removeLeftovers();
        while (isOpen() && !knowsHistory()) {
            LOG.debug("trying again");
        }
        for (TrainingStatus training : trainings.history().all()) {
            if (training.state() == State.RUNNING && InstanceName.of(process).equals(training.instance())) {
                tell(new TrainingFailed(training.id(), INTERRUPTED, Instant.now()));
            }
        }
    }

    private boolean isWaiting(String id) {
        if (!knowsHistory()) {
            throw new KafkaException("the history of trainings could not be read");
        }
        return trainings
                .history()
                .find(id)
                .filter(t -> t.state() == State.QUEUED)
                .isPresent();
    }

    private void supervise(TrainingRequested request) {
        metrics.begin();
        TrainingRun run = new TrainingRun(request, children.models(), event -> {
            metrics.hear(event);
            tell(event);
        });
        setCurrent(new Current(request.id(), run));
        if (!isOpen()) {
            run.stop(INTERRUPTED);
        }
        TrainingEvent end = outcome(run, request);
        setCurrent(null);
        knowsHistory();
        if (hasEnded(request.id())) {
            metrics.end("cancelled");
        } else {
            metrics.end(end instanceof TrainingFinished ? "finished" : "failed");
            tell(end);
        }
    }

    private TrainingEvent outcome(TrainingRun run, TrainingRequested request) {
        try (WorkFolder work = children.workFolder(request.id())) {
            if (hasEnded(request.id())) {
                run.stop("cancelled");
            }
            return run.run((rival, start) -> children.start(request, work.path(), rival, start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TrainingFailed(request.id(), INTERRUPTED, Instant.now());
        } catch (RuntimeException e) {
            LOG.errorf(e, "training %s failed unexpectedly", request.id());
            return new TrainingFailed(request.id(), "unexpected: " + e, Instant.now());
        }
    }

    private void follow(TrainingEvent event) {
        if (event instanceof TrainingCancelled && event.id().equals(currentId())) {
            stopCurrent("cancelled");
        }
    }

    /** Until the broker has it: an ending that nobody hears of would leave a training running for ever. */
    private void tell(TrainingEvent event) {
        boolean isTold = false;
        while (!isTold) {
            try {
                publisher.publish(topics.trainingEvents(), event.id(), event);
                isTold = true;
            } catch (EventPublisher.NotPublished e) {
                LOG.warn(e.getMessage());
                isTold = event instanceof TrainingProgressed || !isOpen();
            }
        }
    }

    private boolean hasEnded(String id) {
        return trainings.history().find(id).filter(TrainingStatus::ended).isPresent();
    }

    /** Whether everything told so far could be read. */
    private boolean knowsHistory() {
        try {
            trainings.upToNow().get(HISTORY_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("the history of trainings could not be read: %s", e);
            return false;
        }
    }

    private synchronized void setCurrent(Current next) {
        current = next;
    }

    private synchronized String currentId() {
        return current == null ? null : current.id();
    }

    private synchronized void stopCurrent(String reason) {
        if (current != null) {
            current.run().stop(reason);
        }
    }

    private boolean isOpen() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
