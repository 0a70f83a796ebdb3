package dev.labelstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineConfigTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void everyKeyHasItsDefault() {
        EngineConfig config = config(Map.of());

        assertThat(config.cacheDir()).isEmpty();
        assertThat(config.download()).isFalse();
        assertThat(config.threads()).isEmpty();
    }

    @Test
    void everyKeyIsRead() {
        EngineConfig config = config(Map.of(
                "labelstream.engine.cache-dir", "/var/cache/labels",
                "labelstream.engine.download", "true",
                "labelstream.engine.threads", "3"));

        assertThat(config.cacheFolder()).isEqualTo(Path.of("/var/cache/labels"));
        assertThat(config.download()).isTrue();
        assertThat(config.threads()).contains(3);
    }

    @Test
    void theCacheIsWhereTheSystemKeepsCaches() {
        assertThat(EngineConfig.userCache("Linux", Map.of())).isEqualTo(HOME.resolve(".cache/labelstream"));
        assertThat(EngineConfig.userCache("Linux", Map.of("XDG_CACHE_HOME", "/x")))
                .isEqualTo(Path.of("/x/labelstream"));
        assertThat(EngineConfig.userCache("Mac OS X", Map.of())).isEqualTo(HOME.resolve("Library/Caches/labelstream"));
        assertThat(EngineConfig.userCache("Windows 11", Map.of("LOCALAPPDATA", "/local")))
                .isEqualTo(Path.of("/local/labelstream"));
    }

    private static EngineConfig config(Map<String, String> values) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(EngineConfig.class);
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(EngineConfig.class);
    }
}
