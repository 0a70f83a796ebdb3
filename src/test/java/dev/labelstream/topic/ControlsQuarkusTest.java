package dev.labelstream.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelstream.event.ClassificationPaused;
import dev.labelstream.event.ClassificationResumed;
import dev.labelstream.manage.NobodyTrains;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NobodyTrains.class)
class ControlsQuarkusTest {
    @Inject
    BrokerConnection broker;

    @Inject
    TopicConfig topics;

    @Inject
    EventPublisher publisher;

    @Test
    void aProcessThatStartsLaterIsPausedFromTheBeginning() throws Exception {
        // Given
        Controls earlier = new Controls(broker, topics, publisher);
        earlier.publish(new ClassificationResumed(Instant.now()));
        earlier.publish(new ClassificationPaused(Instant.now()));
        publisher.publish(topics.controls(), "later", "what a later version says");
        Controls later = new Controls(broker, topics, publisher);
        List<Boolean> heard = new ArrayList<>();

        // When
        later.start(new StartupEvent());
        later.awaitWhatWasSaid(new StartupEvent());

        // Then
        try {
            later.onPause(heard::add);
            assertThat(heard).containsExactly(true);
            earlier.publish(new ClassificationResumed(Instant.now()));
            await().atMost(Duration.ofMinutes(1)).until(() -> !later.isPaused());
            assertThat(heard).containsExactly(true, false);
        } finally {
            later.stop(this);
        }
    }
}
