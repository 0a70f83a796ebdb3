package dev.labelstream.manage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.labelstream.event.TrainingFailed;
import dev.labelstream.event.TrainingFinished;
import dev.labelstream.event.TrainingProgressed;
import dev.labelstream.event.TrainingStarted;
import dev.labelstream.topic.EventPublisher;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.topic.TrainingFollower;
import dev.labelstream.topic.TrainingHistory;
import dev.labelstream.topic.TrainingStatus.State;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NobodyTrains.class)
class TrainingRoutesQuarkusTest {
    @TestHTTPResource(management = true)
    URL management;

    @TestHTTPResource
    URL open;

    @Inject
    EventPublisher publisher;

    @Inject
    TopicConfig topics;

    @Inject
    TrainingFollower follower;

    private ManagementPort port;

    @BeforeEach
    void findPort() {
        port = new ManagementPort(management);
    }

    @Test
    void aTrainingIsAcceptedAndCanBeSeenAtOnce() {
        // When
        Response accepted =
                port.admin("{\"architecture\":\"resnet18\",\"epochs\":3}").post("/training");

        // Then
        String id = accepted.path("id");
        accepted.then().statusCode(202).header("Location", "/training/" + id).body("state", equalTo("queued"));
        port.admin()
                .get(accepted.header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("state", equalTo("queued"))
                .body("architecture", equalTo("resnet18"))
                .body("epochs", equalTo(3))
                .body("epoch", equalTo(0))
                .body("loss", nullValue())
                .body("modelId", nullValue())
                .body("error", nullValue());
        port.admin().get("/training").then().statusCode(200).body("id", hasItem(id));
    }

    @Test
    void aWrongFieldStartsNothing() {
        // Given
        int before = port.admin().get("/training").path("size()");

        // When
        Response refused = port.admin("{\"architecture\":\"resnet18\",\"epochs\":\"many\"}")
                .post("/training");

        // Then
        refused.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("epochs"))
                .body("detail", containsString("from 1 to 10000"));
        assertThat(port.admin().get("/training").<Integer>path("size()")).isEqualTo(before);
    }

    @Test
    void aBodyThatIsNotDeclaredAsJsonIsRefused() {
        port.admin()
                .contentType("text/plain")
                .body("{\"epochs\":1}")
                .post("/training")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("application/json"));
    }

    @Test
    void progressAndEndingAreReadBackFromTheTopic() {
        // Given
        String id = port.admin("{}").post("/training").path("id");

        // When
        tell(id, new TrainingStarted(id, "elsewhere", Instant.now()));
        tell(id, new TrainingProgressed(id, 1, 3, 100, 0.5, 0.75, Instant.now()));

        // Then
        await().untilAsserted(() -> port.admin()
                .get("/training/" + id)
                .then()
                .body("state", equalTo("running"))
                .body("epoch", equalTo(1))
                .body("imagesSeen", equalTo(100))
                .body("loss", equalTo(0.5f))
                .body("accuracy", equalTo(0.75f)));

        // When
        tell(id, new TrainingFinished(id, id, 0.9, 0.25, true, "better", Instant.now()));

        // Then
        await().untilAsserted(() -> port.admin()
                .get("/training/" + id)
                .then()
                .body("state", equalTo("finished"))
                .body("modelId", equalTo(id))
                .body("activated", equalTo(true)));
    }

    @Test
    void aQueuedTrainingCanBeCancelledOnce() {
        // Given
        String id = port.admin("{}").post("/training").path("id");

        // When
        port.admin().delete("/training/" + id).then().statusCode(202).header("Location", "/training/" + id);

        // Then
        await().untilAsserted(() -> port.admin().get("/training/" + id).then().body("state", equalTo("cancelled")));
        port.admin()
                .delete("/training/" + id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("already ended"));
    }

    @Test
    void theDescriptionOfTheInterfaceHasEveryFieldAndNoOther() {
        Map<String, Object> described = given().baseUri("http://" + open.getAuthority())
                .get("/q/openapi?format=json")
                .path("components.schemas.TrainingForm.properties");
        assertThat(described).containsOnlyKeys(TrainingForm.FIELDS.keySet());
    }

    @Test
    void anUnknownTrainingIsAProblem() {
        port.admin().get("/training/nobody").then().statusCode(404).contentType("application/problem+json");
        port.admin().delete("/training/nobody").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void whatTheTopicsHoldIsSeenWithoutHavingBeenAskedHere() throws Exception {
        // Given
        publisher.publish(topics.trainingEvents(), "foreign", "not an event");
        tell("foreign", new TrainingFailed("foreign", "no photos", Instant.now()));

        // When
        follower.upToNow().get();

        // Then
        TrainingHistory history = follower.history();
        assertThat(history.find("foreign").orElseThrow().state()).isEqualTo(State.FAILED);
    }

    private void tell(String id, Object event) {
        publisher.publish(topics.trainingEvents(), id, event);
    }
}
