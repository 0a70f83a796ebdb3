package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.TrainingCancelled;
import dev.labelstream.event.TrainingFailed;
import dev.labelstream.event.TrainingFinished;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.event.TrainingRequests;
import dev.labelstream.event.TrainingStarted;
import dev.labelstream.topic.TrainingStatus.State;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final TrainingHistory history = new TrainingHistory();

    @Test
    void aRequestAloneIsQueued() {
        // When
        history.apply(request("a", NOON));

        // Then
        TrainingStatus status = history.find("a").orElseThrow();
        assertThat(status.state()).isEqualTo(State.QUEUED);
        assertThat(status.architecture()).isEqualTo("resnet18");
        assertThat(status.epochs()).isEqualTo(3);
        assertThat(status.ended()).isFalse();
    }

    @Test
    void progressInsideAnEpochKeepsTheLastAccuracy() {
        // Given
        history.apply(request("a", NOON));
        history.apply(new TrainingStarted("a", "host", NOON));
        history.apply(new TrainingProgressed("a", 1, 3, 100, 0.6, 0.7, NOON));

        // When
        history.apply(new TrainingProgressed("a", 2, 3, 120, 0.5, null, NOON));

        // Then
        TrainingStatus status = history.find("a").orElseThrow();
        assertThat(status.state()).isEqualTo(State.RUNNING);
        assertThat(status.epoch()).isEqualTo(2);
        assertThat(status.imagesSeen()).isEqualTo(120);
        assertThat(status.loss()).isEqualTo(0.5);
        assertThat(status.accuracy()).isEqualTo(0.7);
        assertThat(status.instance()).isEqualTo("host");
    }

    @Test
    void aFinishedTrainingNamesItsModel() {
        // Given
        history.apply(request("a", NOON));

        // When
        history.apply(new TrainingFinished("a", "m", 0.9, 0.3, true, "better", NOON.plusSeconds(9)));

        // Then
        TrainingStatus status = history.find("a").orElseThrow();
        assertThat(status.state()).isEqualTo(State.FINISHED);
        assertThat(status.modelId()).isEqualTo("m");
        assertThat(status.activated()).isTrue();
        assertThat(status.accuracy()).isEqualTo(0.9);
        assertThat(status.loss()).isEqualTo(0.3);
        assertThat(status.message()).isEqualTo("better");
        assertThat(status.error()).isNull();
        assertThat(status.endedAt()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void theFirstEndingCounts() {
        // Given
        history.apply(request("a", NOON));
        history.apply(new TrainingCancelled("a", NOON));

        // When
        history.apply(new TrainingFinished("a", "m", 0.9, 0.3, true, "better", NOON));
        history.apply(new TrainingProgressed("a", 2, 3, 120, 0.5, null, NOON));

        // Then
        TrainingStatus status = history.find("a").orElseThrow();
        assertThat(status.state()).isEqualTo(State.CANCELLED);
        assertThat(status.modelId()).isNull();
    }

    @Test
    void aStartSeenBeforeItsRequestIsNotLost() {
        // Given
        history.apply(new TrainingStarted("a", "host", NOON));
        history.apply(new TrainingFailed("a", "no photos", NOON));

        // When
        history.apply(request("a", NOON));

        // Then
        TrainingStatus status = history.find("a").orElseThrow();
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.error()).isEqualTo("no photos");
        assertThat(status.architecture()).isEqualTo("resnet18");
    }

    @Test
    void theNewestRequestComesFirst() {
        // When
        history.apply(request("old", NOON));
        history.apply(request("new", NOON.plusSeconds(1)));
        history.apply(request("middle", NOON.plusMillis(500)));

        // Then
        assertThat(history.all()).extracting(TrainingStatus::id).containsExactly("new", "middle", "old");
    }

    @Test
    void anUnknownTrainingIsAbsent() {
        assertThat(history.find("nobody")).isEmpty();
    }

    private static TrainingRequested request(String id, Instant at) {
        return TrainingRequests.of(id, Map.of("architecture", "resnet18", "epochs", 3, "requestedAt", at));
    }
}
