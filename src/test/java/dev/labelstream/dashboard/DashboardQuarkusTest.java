package dev.labelstream.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ModelReference;
import dev.labelstream.event.StoredImage;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.event.TrainingRequests;
import dev.labelstream.manage.NobodyTrains;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.topic.EventPublisher;
import dev.labelstream.topic.TopicConfig;
import dev.labelstream.train.TestCards;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(NobodyTrains.class)
@Timeout(120)
class DashboardQuarkusTest {
    @TestHTTPResource
    URL address;

    @Inject
    EventPublisher publisher;

    @Inject
    TopicConfig topics;

    @Inject
    ModelRegistry models;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    @Test
    void everyReaderGetsThePredictionsFromNowOn() throws Exception {
        // Given
        publisher.publish(topics.predictions(), "images/early.jpg", prediction("early.jpg"));
        try (EventStream one = EventStream.open(predictions());
                EventStream other = EventStream.open(predictions())) {

            // When
            publisher.publish(topics.predictions(), "images/1.jpg", prediction("1.jpg"));

            // Then
            assertThat(one.next()).contains("\"key\":\"1.jpg\"", "\"label\":\"dog\"");
            assertThat(other.next()).contains("\"key\":\"1.jpg\"");
        }
        await().untilAsserted(() -> api().get("/api/status").then().body("listeners", equalTo(0)));
    }

    @Test
    void theStatusTellsWhatThisProcessIs() {
        api().get("/api/status")
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("dashboard")))
                .body("bucket", equalTo("images"))
                .body("instance", notNullValue())
                .body("version", notNullValue())
                .body("waiting", greaterThanOrEqualTo(0))
                .body("predictions", greaterThanOrEqualTo(0));
    }

    @Test
    void modelsAreShownWithTheActiveOneMarked() {
        // Given
        models.publish(TestCards.write(folder.resolve("shown"), "shown", List.of("cat", "dog"), null));
        models.activate("shown");

        // Then
        api().get("/api/models")
                .then()
                .statusCode(200)
                .body("find { it.id == 'shown' }.active", equalTo(true))
                .body("find { it.id == 'shown' }.hasReport", equalTo(false))
                .body("find { it.id == 'shown' }.labels", equalTo(List.of("cat", "dog")));
        api().get("/api/status").then().body("model.id", equalTo("shown")).body("model.activatedAt", notNullValue());
    }

    @Test
    void theReportAboutAModelIsShownButMayRunAndLoadNothing() throws Exception {
        // Given
        ModelFolder model = TestCards.write(folder.resolve("reported"), "reported", List.of("cat", "dog"), null);
        Files.writeString(model.path().resolve(ModelFolder.REPORT), "<p>91 % are right</p>");
        models.publish(model);

        // Then
        api().get("/api/models").then().body("find { it.id == 'reported' }.hasReport", equalTo(true));
        api().get("/api/models/reported/report")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'unsafe-inline'"))
                .body(equalTo("<p>91 % are right</p>"));
        api().get("/api/models/nobody/report").then().statusCode(404);
        api().get("/api/models/..%2freported/report").then().statusCode(404);
    }

    @Test
    void trainingsAreShown() {
        // Given
        TrainingRequested request = TrainingRequests.of("shown-training", Map.of("architecture", "lenet"));

        // When
        publisher.publish(topics.trainingRequests(), request.id(), request);

        // Then
        await().untilAsserted(() -> api().get("/api/trainings")
                .then()
                .statusCode(200)
                .body("id", hasItem("shown-training"))
                .body("find { it.id == 'shown-training' }.state", equalTo("queued")));
    }

    @Test
    void aFormUploadsOnePhotoIntoItsFolderAndNowhereElse() {
        // Given
        Response form = upload("{\"prefix\":\"browser\"}");
        form.then()
                .statusCode(200)
                .body("keyPrefix", equalTo("browser/"))
                .body("maxBytes", equalTo(50 << 20))
                .body("url", startsWith("http"));

        // When
        int inside = post(form, "browser/1.jpg");
        int outside = post(form, "elsewhere/1.jpg");

        // Then
        assertThat(inside).isBetween(200, 204);
        assertThat(outside).isEqualTo(403);
        assertThat(store.exists("images", "browser/1.jpg")).isTrue();
        assertThat(store.exists("images", "elsewhere/1.jpg")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"prefix":"../models"} | prefix
            {"prefix":7}           | prefix
            {}                     | prefix
            {"bucket":"models"}    | bucket
            """)
    void aWrongUploadIsAProblemThatNamesTheField(String body, String field) {
        upload(body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void anUploadRequestThatIsNoJsonIsAProblem() {
        api().contentType("text/plain")
                .body("prefix=a")
                .post("/api/uploads")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        upload("{").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void thePageAndItsScriptNeedNothingFromElsewhere() {
        api().get("/").then().statusCode(200).contentType("text/html").body(containsString("Labelstream"));
        String script =
                api().get("/page/main.js").then().statusCode(200).extract().asString();
        assertThat(script).doesNotContain("http://", "https://", "innerHTML");
    }

    @Test
    void theDescriptionOfTheInterfaceHasTheManagementPortToo() {
        String description =
                api().get("/q/openapi").then().statusCode(200).extract().asString();
        assertThat(description)
                .contains("/api/predictions", "/api/uploads", "/training", "/models/{id}/activate", "/models/active");
    }

    private URI predictions() {
        return URI.create("http://" + address.getAuthority() + "/api/predictions");
    }

    private RequestSpecification api() {
        return given().baseUri("http://" + address.getAuthority());
    }

    private Response upload(String json) {
        return api().contentType("application/json").body(json).post("/api/uploads");
    }

    private static int post(Response form, String key) {
        RequestSpecification upload = given().multiPart("key", key);
        Map<String, String> fields = form.path("fields");
        fields.forEach(upload::multiPart);
        return upload.multiPart("Content-Type", "image/jpeg")
                .multiPart("file", "1.jpg", new byte[] {1, 2, 3}, "image/jpeg")
                .post(form.<String>path("url"))
                .statusCode();
    }

    private static ImageClassified prediction(String key) {
        return new ImageClassified(
                new StoredImage("images", key, "e", null, 1),
                "dog",
                1,
                0.75,
                Map.of("dog", 0.75),
                new ModelReference("m", "resnet18", "0".repeat(64)),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
