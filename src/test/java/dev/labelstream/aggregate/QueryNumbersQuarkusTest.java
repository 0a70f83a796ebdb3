package dev.labelstream.aggregate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QueryNumbersQuarkusTest {
    @Test
    void aQuerysNumberThatIsNoneIsAnsweredWithItsName() {
        given().queryParam("limit", "x")
                .get("/api/failures")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("limit is 'x', but must be a whole number"));
        given().queryParam("limit", "1e3")
                .get("/api/photos")
                .then()
                .statusCode(400)
                .body("detail", equalTo("limit is '1e3', but must be a whole number"));
        given().queryParam("min-confidence", "high")
                .get("/api/photos")
                .then()
                .statusCode(400)
                .body("detail", equalTo("min-confidence is 'high', but must be a number"));
        given().queryParam("side", "wide").get("/api/thumbnails/a.jpg").then().statusCode(400);
    }
}
