package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelstream.event.ControlEvent;
import dev.labelstream.event.RescoreRequested;
import dev.labelstream.manage.NobodyTrains;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.Controls;
import dev.labelstream.topic.TopicConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Among processes that are none: the application under test has not the role. */
@QuarkusTest
@TestProfile(NobodyTrains.class)
class WriterElectionQuarkusTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    BrokerConnection broker;

    @Inject
    TopicConfig topics;

    @Inject
    Controls controls;

    private WriterElection left;
    private WriterElection right;

    @AfterEach
    void close() {
        left.close();
        right.close();
    }

    @Test
    void oneProcessWritesAndItsSuccessorIsAskedWhatItDidNotFinish() throws Exception {
        // Given
        left = joined("left");
        await().atMost(PATIENCE).until(left::isHeld);
        right = joined("right");
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> left.isHeld() && !right.isHeld());
        RescoreRequested request = new RescoreRequested("election", Instant.now());
        controls.publish(request);
        await().atMost(PATIENCE).until(() -> next(left).equals(Optional.of(request)));
        assertThat(next(right)).isEmpty();

        // When
        left.close();

        // Then
        await().atMost(PATIENCE).until(right::isHeld);
        assertThat(left.isHeld()).isFalse();
        await().atMost(PATIENCE).until(() -> next(right).equals(Optional.of(request)));
        right.done();
    }

    @Test
    void aProcessThatComesBackWritesAgainAtOnceAndIsNotAskedTwice() throws Exception {
        // Given
        left = joined("again");
        await().atMost(PATIENCE).until(left::isHeld);
        RescoreRequested request = new RescoreRequested("again", Instant.now());
        controls.publish(request);
        await().atMost(PATIENCE).until(() -> {
            Optional<ControlEvent> asked = next(left);
            asked.ifPresent(unused -> left.done());
            return asked.equals(Optional.of(request));
        });
        await().pollDelay(Duration.ofSeconds(2)).until(left::isHeld);
        left.close();

        // When
        right = joined("again");

        // Then
        await().atMost(PATIENCE).until(right::isHeld);
        assertThat(right.next(Duration.ofSeconds(2))).isEmpty();
    }

    private WriterElection joined(String instance) {
        WriterElection election =
                new WriterElection(() -> new AggregateConsumers(broker).writer(instance), topics.controls(), () -> {});
        new Thread(election, "election-" + instance).start();
        return election;
    }

    private static Optional<ControlEvent> next(WriterElection election) throws InterruptedException {
        return election.next(Duration.ofMillis(100));
    }
}
