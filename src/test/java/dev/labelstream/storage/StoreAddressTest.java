package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.process.StartupException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreAddressTest {
    @TempDir
    Path folder;

    @Test
    void aConfiguredStoreIsAskedWithTheConfiguredKeys() {
        // Given
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .withDefaultValue("labelstream.storage.endpoint", "http://store:9000")
                .withDefaultValue("labelstream.storage.access-key", "a")
                .withDefaultValue("labelstream.storage.secret-key", "s")
                .withDefaultValue("labelstream.storage.ca-certificate", "ca.crt");

        // When
        StoreAddress address = StoreAddress.of(StorageConfigTest.config(config), folder);

        // Then
        assertThat(address)
                .isEqualTo(new StoreAddress(
                        URI.create("http://store:9000"), "a", "s", Optional.empty(), Optional.of(Path.of("ca.crt"))));
        assertThat(address.toString()).isEqualTo("http://store:9000 as a");
    }

    @Test
    void aConfiguredStoreWithoutAKeyStopsTheStartWithTheMend() {
        // Given
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .withDefaultValue("labelstream.storage.endpoint", "http://store:9000")
                .withDefaultValue("labelstream.storage.access-key", "a");

        // Then
        assertThatThrownBy(() -> StoreAddress.of(StorageConfigTest.config(config), folder))
                .isInstanceOf(StartupException.class)
                .hasMessage("no key for the store at http://store:9000: set labelstream.storage.secret-key");
    }

    @Test
    void otherwiseTheServerOfTheDataFolderIsAsked() {
        // Given
        Credentials kept = Credentials.readOrCreate(
                folder,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(Credentials.S3, "http://127.0.0.1:19000"));

        // When
        StoreAddress address = StoreAddress.of(StorageConfigTest.config(new SmallRyeConfigBuilder()), folder);

        // Then
        assertThat(address.endpoint()).isEqualTo(URI.create("http://127.0.0.1:19000"));
        assertThat(address.secretKey()).isEqualTo(kept.secretKey());
    }

    @Test
    void aDataFolderWithoutAServerIsNamedWithTheMend() {
        assertThatThrownBy(() -> StoreAddress.of(StorageConfigTest.config(new SmallRyeConfigBuilder()), folder))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("serve");
    }
}
