package dev.labelstream.manage;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NobodyTrains.class)
class ManageAccessQuarkusTest {
    @TestHTTPResource(management = true)
    URL management;

    @TestHTTPResource
    URL open;

    private ManagementPort port;

    @BeforeEach
    void findPort() {
        port = new ManagementPort(management);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started", "/q/health"})
    void healthNeedsNoPassword(String path) {
        port.anonymous().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /q/metrics",
        "GET, /training",
        "POST, /training",
        "GET, /training/x",
        "DELETE, /training/x",
        "GET, /models",
        "GET, /models/active",
        "POST, /models/x/activate",
        "POST, /pause",
        "POST, /resume",
        "POST, /sweep",
        "POST, /rescore",
        "POST, /failures/replay",
        "POST, /corrections",
        "GET, /nothing",
        "GET, /",
        "GET, /q",
        "GET, /q/healthy",
        "GET, //training",
        "GET, /q/health/../../training"
    })
    void everythingElseNeedsThePassword(String method, String path) {
        port.admin().get("/models").then().statusCode(200); // or the wrong ones of several tests would add up
        List<RequestSpecification> callers = List.of(
                port.anonymous(),
                port.as("admin", "wrong"),
                port.as("admin", ""),
                port.as("root", ManagementPort.password()),
                port.anonymous().header("Authorization", "Basic ???"),
                port.anonymous().header("Authorization", "Bearer abc"));
        for (RequestSpecification caller : callers) {
            caller.urlEncodingEnabled(false)
                    .request(method, path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("Basic realm=\"labelstream\""))
                    .contentType("application/problem+json")
                    .body("status", equalTo(401))
                    .body("title", equalTo("Unauthorized"));
        }
    }

    @Test
    void whoGoesOnGuessingHasToWait() {
        // Given
        for (int i = 0; i < Guesses.FREE; i++) {
            port.as("admin", "guess " + i).get("/models");
        }

        // Then
        port.admin()
                .get("/models")
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .contentType("application/problem+json")
                .body("detail", equalTo("too many wrong passwords: wait 1 s"));
        given().baseUri("http://" + open.getAuthority())
                .contentType("application/json")
                .body("{\"password\":\"" + ManagementPort.password() + "\"}")
                .post("/api/manage/login")
                .then()
                .statusCode(429);
        await().until(() -> port.admin().get("/models").statusCode() == 200);
    }

    @Test
    void metricsComeWithThePassword() {
        port.admin().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /sweep, 405",
        "POST, /failures, 404",
        "PUT, /training, 405",
        "DELETE, /models/active, 405"
    })
    void whatIsNotThereIsAProblemToo(String method, String path, int status) {
        port.admin()
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(path));
    }

    @Test
    void aHugeBodyIsRefused() {
        port.admin("{\"labels\":\"" + "x".repeat(100_000) + "\"}")
                .post("/training")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attacker.example", "attacker.example:8080", "localhost.attacker.example", "10.0.0.1"})
    void aForeignNameForThisMachineIsRefusedOnTheOpenPort(String host) {
        given().baseUri("http://" + open.getAuthority())
                .header("Host", host)
                .get("/q/openapi")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("quarkus.http.host"));
    }

    @Test
    void managementCallsOfThePageNeedThePasswordEvenWhereThePortIsOpen() {
        given().baseUri("http://" + open.getAuthority())
                .post("/api/manage/pause")
                .then()
                .statusCode(401);
        given().baseUri("http://" + open.getAuthority())
                .auth()
                .preemptive()
                .basic("admin", ManagementPort.password())
                .get("/api/manage/models")
                .then()
                .statusCode(200);
    }

    @Test
    void theOpenPortAsksForNoPasswordAndMindsNone() {
        String address = "http://" + open.getAuthority();
        given().baseUri(address).get("/q/openapi").then().statusCode(200);
        given().baseUri(address)
                .auth()
                .preemptive()
                .basic("admin", "wrong")
                .get("/q/openapi")
                .then()
                .statusCode(200);
        given().baseUri(address).get("/q/metrics").then().statusCode(404);
        given().baseUri(address).get("/training").then().statusCode(404);
    }
}
