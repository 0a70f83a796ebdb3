package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.BrokerConnection;
import dev.labelstream.event.TopicConfig;
import dev.labelstream.storage.ObjectStore;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationQuarkusTest {
    @Inject
    ObjectStore store;

    @Inject
    BrokerConnection broker;

    @Inject
    TopicConfig topics;

    @Test
    void anUploadIsOnTheTopicBeforeItIsAnswered() throws Exception {
        String eTag = store.put("images", "a/1.jpg", "x".getBytes(StandardCharsets.UTF_8), "image/jpeg");
        assertThat(eTag).isNotEmpty();
    }
}
