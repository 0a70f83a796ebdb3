package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelstream.embedded.FreePort;
import dev.labelstream.event.EventJson;
import dev.labelstream.storage.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says beside a server, beside none, and about a server that is not well. */
class DoctorJarIT {
    @TempDir
    static Path home;

    private static JarProcess server;

    @TempDir
    Path folder;

    private JarProcess doctor;

    @BeforeAll
    static void serve() {
        server = new JarProcess(home).start("serve").awaitReady();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void place() {
        doctor = new JarProcess(folder);
    }

    @Test
    void aHealthyServerIsFineAtEveryHop() {
        // When
        int exit = doctor.start(dataDir(home), "doctor", "--json").awaitExit();

        // Then
        assertThat(exit).as(doctor.output() + doctor.errors()).isZero();
        JsonNode result = EventJson.read(doctor.output(), JsonNode.class);
        assertThat(result.path("ok").asBoolean()).isTrue();
        assertThat(result.path("checks").findValuesAsText("check"))
                .containsExactly(
                        "disk",
                        "engine",
                        "addresses",
                        "server",
                        "broker",
                        "clock",
                        "store",
                        "rights",
                        "model",
                        "classifying",
                        "upload",
                        "notification",
                        "prediction",
                        "csv",
                        "written",
                        "removal");
        assertThat(server.get("/api/submissions")).doesNotContain("doctor-");
    }

    @Test
    void aPauseIsNamedAndNoPhotoIsSent() throws Exception {
        // Given
        manage("/pause");

        // When
        int exit = doctor.start(dataDir(home), "doctor").awaitExit();
        manage("/resume");

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(doctor.output())
                .contains("classifying is paused: POST /resume on the management port lets it go on")
                .doesNotContain("upload");
    }

    @Test
    void aServerThatIsGoneIsNamedAtEveryHopWithTheMend() throws IOException {
        // Given
        Path left = Files.createDirectories(folder.resolve("labelstream-data"));
        String file = "credentials.properties";
        String kept = Files.readString(home.resolve("labelstream-data").resolve(file));
        for (int port : server.ports.values()) {
            kept = kept.replace(":" + port, ":" + FreePort.any());
        }
        Files.writeString(left.resolve(file), kept);

        // When
        int exit = doctor.start("doctor", "--patience", "3").awaitExit();

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(doctor.output().lines())
                .anyMatch(line -> line.matches("FAULT server .*no server answers at .*: start one with 'serve'.*"))
                .anyMatch(line ->
                        line.matches("FAULT broker .*start the broker there, or mend kafka.bootstrap.servers.*"))
                .anyMatch(line -> line.matches("FAULT store .*: start the store there, or a server.*"))
                .noneMatch(line -> line.contains("upload"));
    }

    @Test
    void withoutAnyServerOneLineSaysHowToStartOne() {
        // When
        int exit = doctor.start("doctor").awaitExit();

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(doctor.output().lines())
                .last()
                .asString()
                .startsWith("FAULT addresses")
                .contains("no server has run on the data folder", "start one with 'serve'");
        assertThat(folder.resolve("labelstream-data")).doesNotExist();
    }

    private static String dataDir(Path folder) {
        return "-Dlabelstream.data-dir=" + folder.resolve("labelstream-data");
    }

    private static void manage(String path) throws IOException, InterruptedException {
        Credentials credentials = server.credentials();
        String login = "admin:" + credentials.managePassword();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(credentials.address(Credentials.MANAGEMENT)).resolve(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(202);
    }
}
