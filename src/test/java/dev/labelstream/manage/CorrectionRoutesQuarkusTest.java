package dev.labelstream.manage;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.labelstream.DrawnPhoto;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.storage.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CorrectionRoutesQuarkusTest {
    private static final String KEY = "told/a b+é/2%.jpg";
    private static final String COPY_OF_CAT = "corrected/told/a b+é/cat/2%.jpg";
    private static final String COPY_OF_A_FORMER_LABEL = "corrected/told/a b+é/horse/2%.jpg";
    private static final String COPY_OF_DOG = "corrected/told/a b+é/dog/2%.jpg";

    @TestHTTPResource(management = true)
    URL management;

    @Inject
    ObjectStore store;

    @Inject
    ModelRegistry models;

    private ManagementPort port;

    @BeforeEach
    void putAPhoto() {
        port = new ManagementPort(management);
        store.put("images", KEY, DrawnPhoto.jpeg(1), "image/jpeg");
        assertThat(models.active().card().labels()).containsAll(List.of("cat", "dog"));
    }

    @AfterEach
    void tidyUp() {
        List.of(COPY_OF_CAT, COPY_OF_DOG).forEach(copy -> store.remove("training", copy));
        store.remove("images", KEY);
    }

    @Test
    void theLastWordOfAPersonIsACopyUnderItsLabel() {
        // Given
        store.put("training", COPY_OF_A_FORMER_LABEL, DrawnPhoto.jpeg(1), "image/jpeg");

        // When
        tell(KEY, "cat").statusCode(200).body("copy", equalTo(COPY_OF_CAT));
        tell(KEY, "dog").statusCode(200).body("copy", equalTo(COPY_OF_DOG));

        // Then
        assertThat(store.exists("training", COPY_OF_DOG)).isTrue();
        assertThat(store.exists("training", COPY_OF_CAT)).isFalse();
        assertThat(store.exists("training", COPY_OF_A_FORMER_LABEL)).isFalse();
        assertThat(get("/api/corrections").jsonPath().getMap("photos", String.class, String.class))
                .containsEntry(KEY, "dog");
        assertThat(get("/api/corrections").jsonPath().getList("labels", String.class))
                .contains("cat", "dog");
    }

    @Test
    void aPhotoThatIsNotThereIsNamed() {
        tell("told/nobody.jpg", "cat").statusCode(404).body("detail", containsString("'told/nobody.jpg'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"key\":\"a.jpg\",\"label\":\"horse\"}; label; cat, dog",
                "{\"label\":\"cat\"}; key; is missing",
                "{\"key\":\"a.jpg\"}; label; is missing",
                "{\"key\":\"\",\"label\":\"cat\"}; key; the key of a photo"
            })
    void aWrongFieldIsNamed(String body, String field, String detail) {
        port.admin(body)
                .post("/corrections")
                .then()
                .statusCode(400)
                .body("field", equalTo(field))
                .body("detail", containsString(detail));
    }

    private ValidatableResponse tell(String key, String label) {
        return port.admin("{\"key\":\"" + key + "\",\"label\":\"" + label + "\"}")
                .post("/corrections")
                .then();
    }
}
