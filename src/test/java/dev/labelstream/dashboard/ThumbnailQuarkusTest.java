package dev.labelstream.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.labelstream.manage.NobodyTrains;
import dev.labelstream.storage.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(NobodyTrains.class)
@Timeout(120)
class ThumbnailQuarkusTest {
    @TestHTTPResource
    URL address;

    @Inject
    ObjectStore store;

    @Test
    void aPhotoBecomesASmallJpegOfTheSameShape() throws IOException {
        // Given
        store.put("images", "small/with space.png", png(400, 200), "image/png");

        // When
        Response answer = thumbnail("small/with%20space.png?side=100");

        // Then
        answer.then().statusCode(200).contentType("image/jpeg").header("Cache-Control", containsString("max-age=60"));
        BufferedImage made = ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
        assertThat(made.getWidth()).isEqualTo(100);
        assertThat(made.getHeight()).isEqualTo(50);
    }

    @Test
    void withItsVersionItIsKeptForAYear() throws IOException {
        store.put("images", "small/kept.png", png(40, 20), "image/png");
        thumbnail("small/kept.png?v=1").then().header("Cache-Control", containsString("max-age=31536000"));
    }

    @Test
    void whatIsNoPhotoHasNone() {
        store.put("images", "small/text.jpg", new byte[] {1, 2, 3}, "image/jpeg");
        thumbnail("small/text.jpg").then().statusCode(404);
        thumbnail("small/nothing.jpg").then().statusCode(404);
    }

    @Test
    void aSideOutOfRangeIsRefused() {
        thumbnail("small/any.jpg?side=15").then().statusCode(400).body(containsString("side is 15"));
        thumbnail("small/any.jpg?side=1601").then().statusCode(400);
    }

    private Response thumbnail(String rest) {
        return given().urlEncodingEnabled(false).get("http://" + address.getAuthority() + "/api/thumbnails/" + rest);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
