package dev.labelstream.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.topic.BrokerConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmissionQuarkusTest {
    @Inject
    ObjectStore store;

    @Inject
    BrokerConnection broker;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    private final String folder = "aggregate-" + UUID.randomUUID();
    private ResultProducer results;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @AfterAll
    static void beAsBefore() {
        Awaitility.reset();
    }

    @BeforeEach
    void connect() {
        results = new ResultProducer(broker, folder);
    }

    @AfterEach
    void disconnect() {
        results.close();
    }

    @Test
    void predictionsBecomeASortedCsvInTheBucketAndOverHttp() {
        // When
        results.commit(() -> {
            results.classify(folder + "/10.jpg", folder + "/9.jpg", folder + "/007.jpg", folder + "/a.jpg");
            results.fail(folder + "/broken.jpg");
        });

        // Then
        String csv = "007,1\r\n9,1\r\n10,1\r\na,1\r\n";
        await().untilAsserted(() -> assertThat(object(folder + ".csv")).contains(csv));
        await().untilAsserted(() -> assertThat(object(folder + ".json").orElse(""))
                .contains("\"rows\":4", "\"failed\":[\"" + folder + "/broken.jpg\"]", "\"complete\":true"));
        assertThat(get(folder + ".csv").asString()).isEqualTo(csv);
        assertThat(get(folder + ".csv").contentType()).isEqualTo("text/csv;charset=utf-8");
        assertThat(json(get(folder + ".json").asString()))
                .isEqualTo(json(object(folder + ".json").orElseThrow()));
        await().untilAsserted(() -> given().get("/api/submissions")
                .then()
                .statusCode(200)
                .body("find { it.folder == '" + folder + "' }.rows", equalTo(4))
                .body("find { it.folder == '" + folder + "' }.failures", equalTo(1))
                .body("find { it.folder == '" + folder + "' }.complete", equalTo(true))
                .body("find { it.folder == '" + folder + "' }.photos", equalTo(5))
                .body("links.csv", hasItem("/api/submissions/" + folder + ".csv")));
    }

    @Test
    void whatWasAbortedIsNotSeen() {
        // Given
        results.abort(() -> results.classify(folder + "/1.jpg"));

        // When
        results.commit(() -> results.classify(folder + "/2.jpg"));

        // Then
        await().untilAsserted(() -> assertThat(get(folder + ".csv").asString()).isEqualTo("2,1\r\n"));
    }

    @Test
    void anUnchangedCsvIsNotSentAgain() {
        // Given
        results.commit(() -> results.classify(folder + "/1.jpg"));
        await().until(() -> get(folder + ".csv").statusCode() == 200);
        String eTag = get(folder + ".csv").header("ETag");

        // When
        Response again = given().header("If-None-Match", eTag).get("/api/submissions/" + folder + ".csv");

        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(eTag);
        assertThat(again.body().asByteArray()).isEmpty();
        results.commit(() -> results.classify(folder + "/2.jpg"));
        await().untilAsserted(() -> given().header("If-None-Match", eTag)
                .get("/api/submissions/" + folder + ".csv")
                .then()
                .statusCode(200)
                .body(equalTo("1,1\r\n2,1\r\n")));
    }

    @Test
    void aFolderMayBeNestedAndHaveAnyCharactersInItsName() {
        // Given
        String awkward = folder + "/a+b c/100%?#é";

        // When
        results.commit(() -> results.classify(awkward + "/2%.jpg"));

        // Then
        await().untilAsserted(() -> assertThat(object(awkward + ".csv")).contains("2%,1\r\n"));
        Response live = given().urlEncodingEnabled(false).get(ApiPath.csv(awkward));
        assertThat(live.asString()).isEqualTo("2%,1\r\n");
        String story = ApiPath.csv(awkward)
                .replace("/api/submissions", "/api/images/images")
                .replace(".csv", "/2%25.jpg");
        given().urlEncodingEnabled(false)
                .get(story)
                .then()
                .statusCode(200)
                .body("submission.folder", equalTo(awkward))
                .body("submission.id", equalTo("2%"));
    }

    @Test
    void slashesThatStandTogetherAreKeptWhenTheyAreEncoded() {
        // Given
        String awkward = folder + "//b";

        // When
        results.commit(() -> results.classify(awkward + "/1.jpg"));

        // Then
        await().untilAsserted(() -> assertThat(given().urlEncodingEnabled(false)
                        .get(ApiPath.csv(awkward))
                        .asString())
                .isEqualTo("1,1\r\n"));
    }

    @Test
    void aSubmissionGoesWithItsLastPhoto() {
        // Given
        results.commit(() -> results.classify(folder + "/1.jpg"));
        await().untilAsserted(() -> assertThat(object(folder + ".json")).isPresent());

        // When
        results.commit(() -> results.unclassify(folder + "/1.jpg"));

        // Then
        await().untilAsserted(() -> {
            assertThat(object(folder + ".csv")).isEmpty();
            assertThat(object(folder + ".json")).isEmpty();
        });
        assertThat(get(folder + ".csv").statusCode()).isEqualTo(404);
    }

    @Test
    void aPhotoTellsItsStory() {
        // When
        results.commit(() -> {
            results.classify(folder + "/1.jpg", folder + "/2.jpg");
            results.fail(folder + "/broken.jpg");
        });

        // Then
        await().untilAsserted(() -> story("2.jpg")
                .statusCode(200)
                .body("state", equalTo("classified"))
                .body("prediction.label", equalTo("dog"))
                .body("prediction.probabilities.dog", equalTo(0.75f))
                .body("prediction.model.id", equalTo("m1"))
                .body("submission.row", equalTo(2))
                .body("submission.csv", equalTo("/api/submissions/" + folder + ".csv")));
        await().untilAsserted(() -> story("broken.jpg")
                .statusCode(200)
                .body("state", equalTo("failed"))
                .body("failure.reason", equalTo("not-an-image")));
        story("unheard-of.jpg")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404))
                .body("detail", containsString(folder + "/unheard-of.jpg"));
        given().get("/api/images/training/cat_1.jpg").then().statusCode(404).body("detail", containsString("training"));
    }

    @Test
    void failuresAreListedByFolder() {
        // When
        results.commit(() -> results.fail(folder + "/2.jpg", folder + "/10.jpg"));

        // Then
        await().untilAsserted(() -> given().queryParam("folder", folder)
                .get("/api/failures")
                .then()
                .statusCode(200)
                .body("image.key", contains(folder + "/2.jpg", folder + "/10.jpg"))
                .body("[0].reason", equalTo("not-an-image"))
                .body("[0].failedAt", equalTo("2026-01-02T08:00:00Z")));
        given().queryParam("limit", 0)
                .get("/api/failures")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("limit is 0"));
    }

    @Test
    void aProcessThatReadEverythingIsReadyAndCountsItsRows() {
        // Given
        results.commit(() -> results.classify(folder + "/1.jpg"));
        await().untilAsserted(() -> assertThat(object(folder + ".csv")).isPresent());

        // Then
        given().get(readiness).then().body("checks.find { it.name == 'aggregate' }.status", equalTo("UP"));
        assertThat(metrics.get("labelstream.aggregate.rows").gauge().value()).isPositive();
        assertThat(metrics.get("labelstream.aggregate.csv.writes").counter().count())
                .isPositive();
    }

    @Test
    void anUnknownFolderIsAProblemDocument() {
        given().get("/api/submissions/no/such folder.csv")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("title", equalTo("Not Found"))
                .body("detail", containsString("no/such folder"));
        given().get("/api/submissions/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    private static Response get(String file) {
        return given().get("/api/submissions/" + file);
    }

    private ValidatableResponse story(String name) {
        return given().get("/api/images/images/" + folder + "/" + name).then();
    }

    private Optional<String> object(String key) {
        return store.fetch("submissions", key, 1 << 20) instanceof FetchedObject found
                ? Optional.of(new String(found.bytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
