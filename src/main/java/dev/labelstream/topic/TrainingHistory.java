package dev.labelstream.topic;

import dev.labelstream.event.TrainingCancelled;
import dev.labelstream.event.TrainingEvent;
import dev.labelstream.event.TrainingFailed;
import dev.labelstream.event.TrainingFinished;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.event.TrainingStarted;
import dev.labelstream.topic.TrainingStatus.State;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Every training ever asked for, folded from {@code training-requests} and {@code training-events}.
 *
 * <p>The two topics are read side by side, so a training's start may be seen before its request. The first ending counts.
 */
public final class TrainingHistory {
    private final Map<String, Course> courses = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Integer, EpochResult>> curves = new ConcurrentHashMap<>();

    public void apply(TrainingRequested request) {
        courses.merge(
                request.id(),
                Course.UNKNOWN.with(request),
                (known, fresh) -> known.requested() == null ? known.with(request) : known);
    }

    public void apply(TrainingEvent event) {
        courses.compute(event.id(), (id, known) -> (known == null ? Course.UNKNOWN : known).with(event));
        if (event instanceof TrainingProgressed step) {
            curves.computeIfAbsent(step.id(), id -> new ConcurrentSkipListMap<>())
                    .merge(step.epoch(), EpochResult.of(step), EpochResult::with);
        }
    }

    /** Epoch by epoch, the running one too; nothing before the first report. */
    public List<EpochResult> curve(String id) {
        return List.copyOf(
                curves.getOrDefault(id, Collections.emptyNavigableMap()).values());
    }

    public Optional<TrainingStatus> find(String id) {
        return Optional.ofNullable(courses.get(id)).map(course -> course.status(id));
    }

    /** Newest request first. */
    public List<TrainingStatus> all() {
        return courses.entrySet().stream()
                .map(entry -> entry.getValue().status(entry.getKey()))
                .sorted(Comparator.comparing(
                                TrainingStatus::requestedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .reversed()
                        .thenComparing(TrainingStatus::id))
                .toList();
    }

    /** What was heard of one training; each part is null until it is. */
    private record Course(
            TrainingRequested requested,
            TrainingStarted started,
            TrainingProgressed latest,
            Double accuracy,
            TrainingEvent end) {
        static final Course UNKNOWN = new Course(null, null, null, null, null);

        Course with(TrainingRequested request) {
            return new Course(request, started, latest, accuracy, end);
        }

        Course with(TrainingEvent event) {
            if (end != null) {
                return this;
            }
            if (event instanceof TrainingStarted start) {
                return new Course(requested, start, latest, accuracy, null);
            }
            if (event instanceof TrainingProgressed step) {
                return new Course(requested, started, step, step.accuracy() == null ? accuracy : step.accuracy(), null);
            }
            return new Course(requested, started, latest, accuracy, event);
        }

        TrainingStatus status(String id) {
            TrainingFinished finished = end instanceof TrainingFinished e ? e : null;
            return new TrainingStatus(
                    id,
                    state(),
                    requested == null ? null : requested.architecture(),
                    latest == null ? 0 : latest.epoch(),
                    latest != null ? Integer.valueOf(latest.epochs()) : requested == null ? null : requested.epochs(),
                    latest == null ? 0 : latest.imagesSeen(),
                    loss(finished),
                    finished == null ? accuracy : finished.accuracy(),
                    finished == null ? null : finished.modelId(),
                    finished != null && finished.activated(),
                    finished == null ? null : finished.message(),
                    end instanceof TrainingFailed failed ? failed.error() : null,
                    started == null ? null : started.instance(),
                    requested == null ? null : requested.requestedAt(),
                    started == null ? null : started.at(),
                    end == null ? null : end.at());
        }

        private Double loss(TrainingFinished finished) {
            if (finished != null && finished.loss() != null) {
                return finished.loss();
            }
            return latest == null ? null : Double.valueOf(latest.loss());
        }

        private State state() {
            if (end instanceof TrainingFinished) {
                return State.FINISHED;
            }
            if (end instanceof TrainingFailed) {
                return State.FAILED;
            }
            if (end instanceof TrainingCancelled) {
                return State.CANCELLED;
            }
            return started == null && latest == null ? State.QUEUED : State.RUNNING;
        }
    }
}
