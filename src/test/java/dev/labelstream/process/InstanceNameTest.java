package dev.labelstream.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InstanceNameTest {
    @Test
    void itIsTheSettingWhereThereIsOne() {
        // Given
        ProcessConfig process = new SmallRyeConfigBuilder()
                .withMapping(ProcessConfig.class)
                .withDefaultValue("labelstream.instance", "left")
                .build()
                .getConfigMapping(ProcessConfig.class);

        // When, Then
        assertThat(InstanceName.of(process)).isEqualTo("left");
    }

    @Test
    void otherwiseItIsTheHostAndTheDataFolderHoweverItIsWritten() {
        // When
        String name = InstanceName.of("host", Path.of("data"));

        // Then
        assertThat(name).matches("host-[0-9a-f]{8}");
        assertThat(name)
                .isEqualTo(InstanceName.of("host", Path.of("other/../data").toAbsolutePath()));
        assertThat(name).isNotEqualTo(InstanceName.of("host", Path.of("data2")));
        assertThat(name).isNotEqualTo(InstanceName.of("host2", Path.of("data")));
    }
}
