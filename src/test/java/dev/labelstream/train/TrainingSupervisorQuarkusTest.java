package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.TrainingCancelled;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.manage.ManagementPort;
import dev.labelstream.model.ModelCard.Metrics;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.topic.EventPublisher;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TrainingFollower;
import dev.labelstream.topic.TrainingStatus;
import dev.labelstream.topic.TrainingStatus.State;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(TrainingSupervisorQuarkusTest.NobodyClassifies.class)
@Timeout(120)
class TrainingSupervisorQuarkusTest {
    /** So that a model without weights can become the active one. */
    public static class NobodyClassifies implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("labelstream.roles", "train");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource(management = true)
    URL management;

    @Inject
    TestProgram program;

    @Inject
    ModelRegistry models;

    @Inject
    EventPublisher publisher;

    @Inject
    TopicConfig topics;

    @Inject
    TrainingFollower trainings;

    @TempDir
    Path folder;

    @Test
    void aFinishedModelIsInTheBucketAndTakesOver() {
        // Given
        ModelFolder made =
                TestCards.write(folder.resolve("made"), "made", List.of("cat", "dog"), new Metrics(40, 0.9, 0.3));
        program.become(
                "says",
                EventJson.write(new TrainingProgressed("ignored", 1, 1, 64, 0.5, 0.9, Instant.EPOCH)),
                EventJson.write(new TrainingReport("made", made.path().toString(), 40, 0.9, 0.3, null)));

        // When
        String id = request("always");

        // Then
        TrainingStatus end = ended(id);
        assertThat(end.error()).isNull();
        assertThat(end.state()).isEqualTo(State.FINISHED);
        assertThat(end.activated()).isTrue();
        assertThat(end.instance()).isNotNull();
        assertThat(models.active().card().id()).isEqualTo("made");
        port().get("/models/active").then().body("id", equalTo("made"));
    }

    @Test
    void aFailureIsReportedAndTheNextRequestIsTaken() {
        // Given
        program.become("fails", "labelstream: no photos under s3://training: upload labelled ones");

        // When
        String first = request("always");
        String second = request("always");

        // Then
        assertThat(ended(first).state()).isEqualTo(State.FAILED);
        assertThat(ended(first).error()).isEqualTo("no photos under s3://training: upload labelled ones");
        assertThat(ended(second).state()).isEqualTo(State.FAILED);
    }

    @Test
    void cancellingEndsTheChildAndWhatWaitsBehindIt() {
        // Given
        program.become("waits");
        String running = request("always");
        await().atMost(PATIENCE).until(() -> status(running).state() == State.RUNNING);
        String waiting = request("always");

        // When
        port().delete("/training/" + waiting).then().statusCode(202);
        port().delete("/training/" + running).then().statusCode(202);

        // Then
        assertThat(ended(running).state()).isEqualTo(State.CANCELLED);
        assertThat(ended(waiting).state()).isEqualTo(State.CANCELLED);
        program.become("fails", "labelstream: reached");
        assertThat(ended(request("always")).error()).isEqualTo("reached");
        assertThat(status(waiting).startedAt()).isNull();
    }

    @Test
    void aRequestThatCannotBeReadHoldsUpNobody() {
        // Given
        program.become("fails", "labelstream: reached");
        publisher.publish(topics.trainingRequests(), "junk", "not a request");

        // When
        String id = request("always");

        // Then
        assertThat(ended(id).error()).isEqualTo("reached");
    }

    @Test
    void aRequestThatWasCancelledBeforeItWasSeenIsNotRun() {
        // Given
        program.become("fails", "labelstream: reached");
        publisher.publish(topics.trainingEvents(), "early", new TrainingCancelled("early", Instant.now()));

        // When
        publisher.publish(topics.trainingRequests(), "early", Map.of("id", "early", "requestedAt", Instant.now()));
        String behind = request("always");

        // Then
        assertThat(ended(behind).error()).isEqualTo("reached");
        assertThat(status("early").state()).isEqualTo(State.CANCELLED);
        assertThat(status("early").startedAt()).isNull();
    }

    private String request(String rule) {
        return new ManagementPort(management)
                .admin("{\"activate\":\"" + rule + "\"}")
                .post("/training")
                .path("id");
    }

    private RequestSpecification port() {
        return new ManagementPort(management).admin();
    }

    private TrainingStatus ended(String id) {
        await().atMost(PATIENCE).until(() -> status(id).ended());
        return status(id);
    }

    private TrainingStatus status(String id) {
        return trainings.history().find(id).orElseThrow();
    }
}
