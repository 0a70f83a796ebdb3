package dev.labelstream.manage;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.labelstream.model.ModelCard.Metrics;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.train.TestCards;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(NobodyTrains.class)
class ModelRoutesQuarkusTest {
    @TestHTTPResource(management = true)
    URL management;

    @Inject
    ModelRegistry registry;

    @TempDir
    Path folder;

    private ManagementPort port;

    @BeforeEach
    void publishTwoModels() {
        port = new ManagementPort(management);
        for (String id : List.of("routes-one", "routes-two")) {
            registry.publish(TestCards.write(folder.resolve(id), id, List.of("cat", "dog"), new Metrics(40, 0.9, 0.3)));
        }
    }

    @Test
    void allModelsAreListedWithTheirCards() {
        port.admin()
                .get("/models")
                .then()
                .statusCode(200)
                .body("id", hasItems("routes-one", "routes-two"))
                .body("find { it.id == 'routes-one' }.labels", equalTo(List.of("cat", "dog")))
                .body("find { it.id == 'routes-one' }.metrics.accuracy", equalTo(0.9f));
    }

    @Test
    void aModelIsActivatedAndTheFormerOneCanComeBack() {
        // Given
        port.admin().post("/models/routes-one/activate").then().statusCode(200);

        // When
        port.admin()
                .post("/models/routes-two/activate")
                .then()
                .statusCode(200)
                .body("id", equalTo("routes-two"))
                .body("architecture", equalTo("resnet18"))
                .body("previous", equalTo("routes-one"))
                .body("activatedAt", notNullValue());

        // Then
        port.admin()
                .get("/models/active")
                .then()
                .statusCode(200)
                .body("id", equalTo("routes-two"))
                .body("previous", equalTo("routes-one"));

        // When
        String former = port.admin().get("/models/active").path("previous");
        port.admin().post("/models/" + former + "/activate").then().statusCode(200);

        // Then
        port.admin().get("/models/active").then().body("id", equalTo("routes-one"));
    }

    @Test
    void anUnknownModelIsAProblemAndChangesNothing() {
        // Given
        port.admin().post("/models/routes-one/activate").then().statusCode(200);

        // When
        port.admin()
                .post("/models/nobody/activate")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("nobody"));

        // Then
        port.admin().get("/models/active").then().body("id", equalTo("routes-one"));
    }
}
