package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.TrainingRequested;
import dev.labelstream.event.TrainingRequests;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class ChildSettingsTest {
    @Test
    void everySettingOfTheRequestBecomesAnArgument() {
        // Given
        TrainingRequested request = new TrainingRequested(
                "t1",
                "resnet18",
                "layer",
                4,
                3,
                96,
                16,
                0.001,
                "sgd",
                "homework",
                "cat,*",
                -7L,
                0.2,
                "base",
                null,
                Instant.EPOCH);

        // When
        var arguments = ChildArguments.of(
                request, "training", Path.of("/w"), Optional.of(Path.of("/m/old")), Optional.of(Path.of("/m/base")));

        // Then
        assertThat(arguments)
                .startsWith("train", "s3://training", "--json", "--stop-with-stdin")
                .contains(
                        "--id=t1",
                        "--out=/w/model",
                        "--scratch=/w/scratch",
                        "--compare=/m/old",
                        "--init=/m/base",
                        "--recipe=homework",
                        "--architecture=resnet18",
                        "--norm=layer",
                        "--cardinality=4",
                        "--epochs=3",
                        "--size=96",
                        "--batch-size=16",
                        "--learning-rate=0.001",
                        "--optimizer=sgd",
                        "--labels=cat,*",
                        "--seed=-7",
                        "--validation=0.2");
    }

    @Test
    void whatIsNotSaidIsLeftToTheCommand() {
        // Given
        TrainingRequested request = TrainingRequests.of("t1", Map.of());

        // When
        var arguments = ChildArguments.of(request, "training", Path.of("/w"), Optional.empty(), Optional.empty());

        // Then
        assertThat(arguments)
                .containsExactly(
                        "train",
                        "s3://training",
                        "--json",
                        "--stop-with-stdin",
                        "--id=t1",
                        "--out=/w/model",
                        "--scratch=/w/scratch");
    }

    @Test
    void theChildGetsOurSettingsButNotThePasswordOfTheManagementPort() {
        // Given
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "labelstream.storage.secret-key", "s3cret",
                                "labelstream.storage.endpoint", "http://store:9000",
                                "labelstream.data-dir", "relative",
                                "labelstream.engine.threads", "64",
                                "labelstream.manage.password", "pass",
                                "quarkus.http.port", "1"),
                        "test",
                        100))
                .build();

        // When
        Map<String, String> environment = ChildEnvironment.of(config, Path.of("relative"), 2);

        // Then
        assertThat(environment)
                .containsEntry("LABELSTREAM_STORAGE_SECRET_KEY", "s3cret")
                .containsEntry("LABELSTREAM_STORAGE_ENDPOINT", "http://store:9000")
                .containsEntry(
                        "LABELSTREAM_DATA_DIR",
                        Path.of("relative").toAbsolutePath().toString())
                .containsEntry("LABELSTREAM_ENGINE_THREADS", "2")
                .doesNotContainValue("pass")
                .doesNotContainKey("QUARKUS_HTTP_PORT");
    }
}
