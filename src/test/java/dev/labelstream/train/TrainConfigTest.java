package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainConfigTest {
    @Test
    void aChildMayTakeAGigabyteAndWhatItsNetworkNeedsAndAllCoresButOne() {
        assertThat(new ThisProgram(config()).command(0)).contains("-Xmx1073741824");
        assertThat(new ThisProgram(config()).command(100_000_000)).contains("-Xmx2673741824");
        assertThat(config().threads()).isEmpty();
    }

    @Test
    void everyKeyCanBeSet() {
        // When
        TrainConfig config = config("labelstream.train.heap=512M", "labelstream.train.threads=3");

        // Then
        assertThat(config.heap().orElseThrow().asLongValue()).isEqualTo(512L << 20);
        assertThat(config.threads()).hasValue(3);
    }

    @Test
    void theCommandLineCarriesTheLimits() {
        // When
        List<String> command = new ThisProgram(config("labelstream.train.heap=512M", "labelstream.train.threads=3"))
                .command(100_000_000);

        // Then
        assertThat(command).contains("-Xmx536870912", "-XX:ActiveProcessorCount=3");
    }

    @Test
    void aJarIsStartedAsOneAndAClassPathByItsMainClass() {
        assertThat(ThisProgram.program("/opt/x/quarkus-run.jar")).containsExactly("-jar", "/opt/x/quarkus-run.jar");
        assertThat(ThisProgram.program("target/classes"))
                .containsExactly("-cp", "target/classes", "dev.labelstream.cli.Main");
    }

    private static TrainConfig config(String... settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(TrainConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter());
        for (String setting : settings) {
            String[] keyAndValue = setting.split("=", 2);
            builder.withDefaultValue(keyAndValue[0], keyAndValue[1]);
        }
        return builder.build().getConfigMapping(TrainConfig.class);
    }
}
