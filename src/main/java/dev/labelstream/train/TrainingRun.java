package dev.labelstream.train;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingEvent;
import dev.labelstream.event.TrainingFailed;
import dev.labelstream.event.TrainingFinished;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelCard.Metrics;
import dev.labelstream.model.ModelCatalogue;
import dev.labelstream.model.ModelException;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.storage.StoreUnavailable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One retraining: a child process that trains, then the model's way into the bucket and, by the rule, to the classifiers. */
final class TrainingRun {
    private static final Logger LOG = Logger.getLogger(TrainingRun.class);

    private final TrainingRequested request;
    private final ModelShelf models;
    private final Consumer<TrainingEvent> events;
    private ChildProcess child;
    private TrainingReport report;
    private String stopReason;

    /** Starts a child that is to train. */
    interface Starter {
        /**
         * @param rival model to compare with
         * @param start model whose weights to start from
         */
        ChildProcess start(Optional<Path> rival, Optional<Path> start);
    }

    /** @param events hears of the progress */
    TrainingRun(TrainingRequested request, ModelShelf models, Consumer<TrainingEvent> events) {
        this.request = request;
        this.models = models;
        this.events = events;
    }

    /** Returns how it ended. */
    TrainingEvent run(Starter starter) throws InterruptedException {
        try {
            Optional<ModelFolder> rival = models.active();
            start(starter, rival.map(ModelFolder::path), startingModel(rival).map(ModelFolder::path));
            int exit = child.follow(this::hear, line -> LOG.infof("training %s: %s", request.id(), line));
            if (isStopped()) {
                return failed(stopReason);
            }
            if (exit != 0 || report == null) {
                return failed(child.complaint(exit));
            }
            return deliver(ModelFolder.open(Path.of(report.folder())), rival.map(ModelFolder::card));
        } catch (TrainingException | ModelException | StoreUnavailable e) {
            return failed(e.getMessage());
        }
    }

    /** Ends the child, if there is or will be one; the reason goes into the event that {@link #run} returns. */
    synchronized void stop(String reason) {
        stopReason = stopReason == null ? reason : stopReason;
        if (child != null) {
            child.stop();
        }
    }

    private Optional<ModelFolder> startingModel(Optional<ModelFolder> active) {
        if (request.init() == null) {
            return Optional.empty();
        }
        if (!request.init().equals(ModelCatalogue.ACTIVE)) {
            return Optional.of(models.open(request.init()));
        }
        if (active.isEmpty()) {
            throw new TrainingException("no model is active to start from: leave init out, or name a model");
        }
        return active;
    }

    private synchronized void start(Starter starter, Optional<Path> rival, Optional<Path> start) {
        if (stopReason != null) {
            throw new TrainingException(stopReason);
        }
        child = starter.start(rival, start);
    }

    private synchronized boolean isStopped() {
        return stopReason != null;
    }

    private TrainingEvent deliver(ModelFolder made, Optional<ModelCard> rival) {
        ModelCard card = made.card();
        models.publish(made);
        ActivationDecision decision = ActivationDecision.of(
                request.activate(), card, rival, models.active().map(ModelFolder::card), report.rivalAccuracy());
        if (isStopped()) {
            return failed(stopReason + "; its model " + card.id() + " was finished and is in the bucket");
        }
        if (decision.activate()) {
            models.activate(card.id());
        }
        LOG.infof("training %s is finished, its model %s", request.id(), decision.message());
        Metrics metrics = card.metrics();
        return new TrainingFinished(
                request.id(),
                card.id(),
                metrics == null ? null : metrics.accuracy(),
                metrics == null ? null : metrics.loss(),
                decision.activate(),
                decision.message(),
                Instant.now());
    }

    /** A line is an event, the report at the end, or no concern of ours. */
    private void hear(String line) {
        try {
            if (line.contains("\"type\":\"TrainingProgressed\"")) {
                events.accept(EventJson.read(line, TrainingProgressed.class));
            } else if (line.startsWith("{")) {
                report = EventJson.read(line, TrainingReport.class);
            }
        } catch (UncheckedIOException e) {
            LOG.warnf("training %s said what cannot be understood: %s", request.id(), line);
        }
    }

    private TrainingFailed failed(String error) {
        LOG.warnf("training %s ended without a model in use: %s", request.id(), error);
        return new TrainingFailed(request.id(), error, Instant.now());
    }
}
