package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.labelstream.process.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private static final Map<String, String> ADDRESSES =
            Map.of(Credentials.S3, "http://127.0.0.1:9000", Credentials.KAFKA, "127.0.0.1:9092");

    @TempDir
    Path folder;

    @Test
    void keysAreMadeOnceAndKept() {
        // Given
        Credentials made = create(Optional.empty());

        // When
        Credentials again = create(Optional.empty());

        // Then
        assertThat(again).isEqualTo(made);
        assertThat(Credentials.read(folder)).contains(made);
        assertThat(made.accessKey()).hasSize(20);
        assertThat(made.secretKey()).hasSize(40);
        assertThat(made.managePassword()).hasSize(20);
    }

    @Test
    void twoFoldersHaveDifferentKeys() {
        // When
        Credentials here = create(Optional.empty());
        Credentials there = Credentials.readOrCreate(
                folder.resolve("other"), Optional.empty(), Optional.empty(), Optional.empty(), ADDRESSES);

        // Then
        assertThat(Stream.of(here.accessKey(), here.secretKey(), here.managePassword()))
                .doesNotContain(there.accessKey(), there.secretKey(), there.managePassword());
    }

    @Test
    void aConfiguredKeyWinsAndIsWhatIsWritten() {
        // Given
        Credentials made = create(Optional.empty());

        // When
        create(Optional.of("mine = \\ é"));

        // Then
        Credentials read = Credentials.read(folder).orElseThrow();
        assertThat(read.secretKey()).isEqualTo("mine = \\ é");
        assertThat(read.accessKey()).isEqualTo(made.accessKey());
    }

    @Test
    void onlyTheOwnerCanReadTheFile() throws IOException {
        // Given
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));

        // When
        create(Optional.empty());

        // Then
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(CredentialsTest::permissions)).containsExactly("rw-------");
        }
    }

    @Test
    void theAddressesOfTheServerAreFoundByName() {
        // When
        Credentials made = create(Optional.empty());

        // Then
        assertThat(made.address(Credentials.KAFKA)).isEqualTo("127.0.0.1:9092");
        assertThatThrownBy(() -> made.address(Credentials.HTTP))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("http");
    }

    @Test
    void aFolderWithoutAServerHasNone() {
        assertThat(Credentials.read(folder)).isEmpty();
    }

    @Test
    void aFileWithoutAKeyIsRefusedByName() throws IOException {
        // Given
        Files.writeString(folder.resolve("credentials.properties"), "accessKey=a\n");

        // Then
        assertThatThrownBy(() -> Credentials.read(folder))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("secretKey")
                .hasMessageContaining("credentials.properties");
    }

    @Test
    void secretsAreNotPrinted() {
        // When
        Credentials made = create(Optional.empty());

        // Then
        assertThat(made.toString()).doesNotContain(made.secretKey(), made.managePassword());
    }

    private Credentials create(Optional<String> secretKey) {
        return Credentials.readOrCreate(folder, Optional.empty(), secretKey, Optional.empty(), ADDRESSES);
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
