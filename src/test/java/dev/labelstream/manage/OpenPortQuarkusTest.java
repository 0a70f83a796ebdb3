package dev.labelstream.manage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port of the page, where other machines can reach it. */
@QuarkusTest
@TestProfile(OpenPortQuarkusTest.WithinReach.class)
class OpenPortQuarkusTest {
    private static final String PASSWORD = "chosen by somebody";
    private static final String LOGIN = "{\"password\":\"" + PASSWORD + "\"}";
    private static final String SESSION = "labelstream-session";

    public static class WithinReach implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.host",
                    "0.0.0.0",
                    "labelstream.manage.password",
                    PASSWORD,
                    "labelstream.roles",
                    "dashboard,aggregate");
        }
    }

    @TestHTTPResource
    URL open;

    @TestHTTPResource(management = true)
    URL management;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/dashboard.js",
                "/api/status",
                "/api/predictions",
                "/api/submissions",
                "/api/submissions/a.csv",
                "/api/uploads",
                "/api/manage/models",
                "/q/openapi",
                "/nothing"
            })
    void nothingIsShownWithoutTheLogin(String path) {
        admin().get("/api/status").then().statusCode(200); // or the wrong ones of several tests would add up
        for (RequestSpecification caller : new RequestSpecification[] {
            caller(),
            caller().auth().preemptive().basic("admin", "wrong"),
            caller().auth().preemptive().basic("root", PASSWORD),
            caller().cookie(SESSION, "made-up")
        }) {
            caller.get(path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("Basic realm=\"labelstream\""))
                    .contentType("application/problem+json");
        }
    }

    @Test
    void aScriptOfThePageGetsNoChallengeForWhichABrowserWouldAskThePasswordItself() {
        String challenge = caller().header("X-Requested-With", "fetch")
                .post("/api/manage/pause")
                .then()
                .statusCode(401)
                .extract()
                .header("WWW-Authenticate");
        assertThat(challenge).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/, text/html", "/api/status, application/json", "/q/openapi, application/yaml"})
    void basicShowsIt(String path, String type) {
        admin().get(path).then().statusCode(200).contentType(containsString(type));
    }

    @Test
    void aLoginOfThePageLastsUntilItsLogout() {
        // When
        Response login = caller().contentType("application/json").body(LOGIN).post("/api/manage/login");

        // Then
        login.then().statusCode(204);
        Cookie cookie = login.detailedCookie(SESSION);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        RequestSpecification page = caller().cookie(cookie);
        page.get("/").then().statusCode(200);
        page.get("/api/manage/models/active").then().statusCode(200);
        page.post("/api/manage/pause").then().statusCode(202);
        page.post("/api/manage/resume").then().statusCode(202);
        page.post("/api/manage/logout").then().statusCode(204);
        page.get("/api/status").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"password\":\"wrong\"};401",
                "{};401",
                "{\"password\":7};400",
                "{\"pass\":\"x\"};400",
                "[];400",
                "nothing;400"
            })
    void aLoginWithoutThePasswordOpensNothing(String body, int status) {
        Response login = caller().contentType("application/json").body(body).post("/api/manage/login");
        login.then().statusCode(status).contentType("application/problem+json");
        assertThat(login.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void aSessionOfThePageIsNoneOnTheManagementPort() {
        // Given
        Cookie cookie = caller().contentType("application/json")
                .body(LOGIN)
                .post("/api/manage/login")
                .detailedCookie(SESSION);

        // Then
        new ManagementPort(management)
                .anonymous()
                .cookie(cookie)
                .get("/models")
                .then()
                .statusCode(401);
    }

    @Test
    void anotherSitesPageChangesNothingEvenWithTheLoginInTheBrowser() {
        admin().header("Origin", "http://attacker.example")
                .post("/api/manage/pause")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        admin().header("Sec-Fetch-Site", "same-site")
                .post("/api/manage/pause")
                .then()
                .statusCode(403);
        admin().header("Origin", "http://" + open.getAuthority())
                .post("/api/manage/resume")
                .then()
                .statusCode(202);
    }

    @Test
    void theManagementCallsOfThePageAnswerAsOnTheirOwnPort() {
        admin().get("/api/manage/training").then().statusCode(200);
        admin().get("/api/manage/nothing").then().statusCode(404).contentType("application/problem+json");
        admin().contentType("application/json")
                .body("{\"epochs\":0}")
                .post("/api/manage/training")
                .then()
                .statusCode(400)
                .body("field", equalTo("epochs"));
        admin().contentType("application/json")
                .body("{\"labels\":\"" + "x".repeat(100_000) + "\"}")
                .post("/api/manage/training")
                .then()
                .statusCode(413);
        String location = admin().contentType("application/json")
                .body("{\"architecture\":\"resnet18\"}")
                .post("/api/manage/training")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        assertThat(location).startsWith("/api/manage/training/");
    }

    @Test
    void whoeverLogsInMayCallThisMachineAsTheyLike() {
        admin().header("Host", "photos.example").get("/api/status").then().statusCode(200);
    }

    @Test
    void healthStaysOpen() {
        new ManagementPort(management).anonymous().get("/q/health/live").then().statusCode(200);
    }

    private RequestSpecification caller() {
        return given().baseUri("http://" + open.getAuthority());
    }

    private RequestSpecification admin() {
        return caller().auth().preemptive().basic("admin", PASSWORD);
    }
}
