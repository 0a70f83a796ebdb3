package dev.labelstream.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.StartupException;
import dev.labelstream.storage.Credentials;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagePasswordTest {
    @TempDir
    Path dataDir;

    @Test
    void theConfiguredPasswordAdmitsAdminAlone() {
        // When
        ManagePassword password = password(Optional.of("secret"));

        // Then
        assertThat(password.admits("admin", "secret")).isTrue();
        assertThat(password.admits("admin", "Secret")).isFalse();
        assertThat(password.admits("admin", "")).isFalse();
        assertThat(password.admits("root", "secret")).isFalse();
        assertThat(password.admits("admin:s", "ecret")).isFalse();
    }

    @Test
    void withoutOneTheDataFoldersIsUsed() {
        // Given
        Credentials kept =
                Credentials.readOrCreate(dataDir, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

        // When
        ManagePassword password = password(Optional.empty());

        // Then
        assertThat(password.admits("admin", kept.managePassword())).isTrue();
    }

    @Test
    void withNeitherTheStartEndsWithTheMend() {
        // Given
        ManagePassword password = password(Optional.empty());

        // Then
        assertThat(password.admits("admin", "")).isFalse();
        assertThatThrownBy(() -> password.require(null))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("set labelstream.manage.password");
    }

    private ManagePassword password(Optional<String> configured) {
        return new ManagePassword(() -> configured, new ProcessConfig() {
            @Override
            public Set<String> roles() {
                return Set.of();
            }

            @Override
            public Path dataDir() {
                return dataDir;
            }

            @Override
            public Optional<String> instance() {
                return Optional.empty();
            }
        });
    }
}
