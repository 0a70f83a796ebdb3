package dev.labelstream.manage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.labelstream.event.SweepFinished;
import dev.labelstream.topic.Controls;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered, in a process that only passes it on; what is done about it is tested where it is done. */
@QuarkusTest
@TestProfile(NobodyTrains.class)
class ControlRoutesQuarkusTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TestHTTPResource(management = true)
    URL management;

    @TestHTTPResource
    URL open;

    @Inject
    Controls controls;

    private ManagementPort port;

    @BeforeEach
    void findPort() {
        port = new ManagementPort(management);
    }

    @Test
    void aPauseIsShownUntilItIsOver() {
        // When
        port.admin().post("/pause").then().statusCode(202).body("request.type", equalTo("ClassificationPaused"));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> status("paused", true));
        port.admin().post("/resume").then().statusCode(202).body("request.type", equalTo("ClassificationResumed"));
        await().atMost(PATIENCE).untilAsserted(() -> status("paused", false));
    }

    @Test
    void theLastSweepIsShownWhoeverDidIt() {
        // Given
        Instant now = Instant.now();

        // When
        controls.publish(new SweepFinished("elsewhere", 12, 3, 2, 1, 0, null, now, now));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> status("sweep.missing", 3));
        status("sweep.instance", "elsewhere");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/sweep; {}; SweepRequested",
                "/rescore; {\"folder\":\"a/b c\"}; RescoreRequested",
                "/failures/replay; {}; ReplayRequested",
                "/failures/replay; {\"folder\":\"demo\",\"reason\":\"not-an-image\"}; ReplayRequested"
            })
    void aRequestIsPassedOnWithoutANumberWhereNobodyKnowsOne(String path, String body, String type) {
        port.admin(body)
                .post(path)
                .then()
                .statusCode(202)
                .body("request.type", equalTo(type))
                .body("request.at", notNullValue())
                .body("photos", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/pause; {\"for\":60}; for; takes none",
                "/resume; {\"now\":true}; now; takes none",
                "/sweep; {\"folder\":\"demo\"}; folder; takes none",
                "/rescore; {}; folder; is missing",
                "/rescore; {\"folder\":7}; folder; not 7",
                "/rescore; {\"folder\":\"\"}; folder; name of a folder",
                "/rescore; {\"model\":\"m1\"}; model; known are folder",
                "/failures/replay; {\"reason\":\"bad luck\"}; reason; not-an-image",
                "/failures/replay; {\"reason\":null}; reason; not null",
                "/failures/replay; {\"limit\":1}; limit; known are folder, reason"
            })
    void aWrongFieldIsNamed(String path, String body, String field, String detail) {
        port.admin(body)
                .post(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field))
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pause", "/resume", "/sweep", "/rescore", "/failures/replay"})
    void whatIsNoJsonObjectIsRefused(String path) {
        port.admin("[1]").post(path).then().statusCode(400).contentType("application/problem+json");
        port.admin("{").post(path).then().statusCode(400).contentType("application/problem+json");
        port.admin().contentType("text/plain").body("{}").post(path).then().statusCode(415);
    }

    @Test
    void theDescriptionOfTheInterfaceHasEveryFieldAndNoOther() {
        Map<String, Map<String, Map<String, Object>>> schemas = given().baseUri("http://" + open.getAuthority())
                .get("/q/openapi?format=json")
                .path("components.schemas");
        assertThat(schemas.get("RescoreForm").get("properties")).containsOnlyKeys(ControlRoutes.RESCORE.keySet());
        assertThat(schemas.get("ReplayForm").get("properties")).containsOnlyKeys(ControlRoutes.REPLAY.keySet());
    }

    private void status(String field, Object value) {
        given().baseUri("http://" + open.getAuthority())
                .get("/api/status")
                .then()
                .statusCode(200)
                .body(field, equalTo(value));
    }
}
