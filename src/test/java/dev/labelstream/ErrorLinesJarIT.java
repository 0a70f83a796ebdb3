package dev.labelstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees who asks the packaged program for what cannot be: one line with the mend, and the agreed exit code. */
class ErrorLinesJarIT {
    @TempDir
    Path folder;

    private JarProcess program;

    @BeforeEach
    void place() {
        program = new JarProcess(folder);
    }

    @AfterEach
    void end() {
        program.close();
    }

    @Test
    void aWrongCommandNamesTheNearest() {
        assertThat(program.start("clasify").awaitExit()).isEqualTo(2);
        assertOneLine("no such command: clasify", "did you mean classify?");
    }

    @Test
    void aWrongFlagIsWrongUsage() {
        assertThat(program.start("classify", "--tree", "photos").awaitExit()).isEqualTo(2);
        assertOneLine("--tree", "--help");
    }

    @Test
    void anUnknownKeyNamesTheNearest() {
        assertThat(program.start("-Dlabelstream.classify.batchsize=4", "serve").awaitExit())
                .isEqualTo(1);
        assertOneLine("labelstream.classify.batchsize", "labelstream.classify.batch-size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "management", "s3", "kafka"})
    void aTakenPortIsNamed(String port) throws IOException {
        try (ServerSocket taken = new ServerSocket(program.ports.get(port), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(program.start("serve").awaitExit()).isEqualTo(1);
            assertOneLine(String.valueOf(taken.getLocalPort()), "port");
        }
    }

    @Test
    void aStoreOfOnesOwnNeedsCredentials() {
        assertThat(program.start("-Dlabelstream.storage.endpoint=http://127.0.0.1:" + program.ports.get("s3"), "serve")
                        .awaitExit())
                .isEqualTo(1);
        assertOneLine("labelstream.storage.access-key");
    }

    @Test
    void anApiWithinReachOfOtherMachinesNeedsAPassword() {
        assertThat(program.start("-Dquarkus.http.host=0.0.0.0", "serve").awaitExit())
                .isEqualTo(1);
        assertOneLine("quarkus.http.host", "set labelstream.manage.password");
        assertThat(folder.resolve("labelstream-data")).doesNotExist();
    }

    @Test
    void aMissingCaOfTheStoreIsNamed() {
        assertThat(program.start(
                                "-Dlabelstream.storage.endpoint=https://127.0.0.1:" + program.ports.get("s3"),
                                "-Dlabelstream.storage.access-key=a",
                                "-Dlabelstream.storage.secret-key=s",
                                "-Dlabelstream.storage.ca-certificate=gone.crt",
                                "serve")
                        .awaitExit())
                .isEqualTo(1);
        assertOneLine("gone.crt", "labelstream.storage.ca-certificate");
    }

    @Test
    void aModelThatIsNotThereIsNamed() throws IOException {
        Path photo = Files.writeString(folder.resolve("1.jpg"), "no photo");
        assertThat(program.start("classify", photo.toString(), "--model", "best")
                        .awaitExit())
                .isEqualTo(1);
        assertOneLine("best");
    }

    @Test
    void photosWithoutLabelsCannotBeTrainedOn() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(photos.resolve("holiday.jpg"), "no photo");
        assertThat(program.start("train", photos.toString()).awaitExit()).isEqualTo(1);
        assertThat(errorLines()).contains("cat_12.jpg");
        assertThat(program.errors()).doesNotContain("\tat ");
    }

    /** Each of the words is in the only line of the program's own, and nothing looks like a stack trace. */
    private void assertOneLine(String... words) {
        assertThat(errorLines().lines()).as(program.errors()).hasSize(1);
        assertThat(errorLines()).contains(words);
        assertThat(program.errors()).doesNotContain("\tat ");
    }

    private String errorLines() {
        return String.join(
                "\n",
                program.errors()
                        .lines()
                        .filter(line -> line.startsWith("labelstream:"))
                        .toList());
    }
}
