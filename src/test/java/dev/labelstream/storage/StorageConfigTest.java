package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StorageConfigTest {
    @Test
    void withoutSettingsTheEmbeddedStoreIsMeant() {
        // When
        StorageConfig config = config(new SmallRyeConfigBuilder());

        // Then
        assertThat(config.endpoint()).isEmpty();
        assertThat(config.accessKey()).isEmpty();
        assertThat(config.secretKey()).isEmpty();
        assertThat(config.region()).isEmpty();
        assertThat(config.caCertificate()).isEmpty();
        assertThat(config.publicEndpoint()).isEmpty();
        assertThat(config.notificationArn()).isEmpty();
        assertThat(config.buckets().images()).isEqualTo("images");
        assertThat(config.buckets().training()).isEqualTo("training");
        assertThat(config.buckets().models()).isEqualTo("models");
        assertThat(config.buckets().submissions()).isEqualTo("submissions");
    }

    @Test
    void everyKeyCanBeSet() {
        // When
        StorageConfig config = config(new SmallRyeConfigBuilder()
                .withDefaultValue("labelstream.storage.endpoint", "http://store:9000")
                .withDefaultValue("labelstream.storage.access-key", "a")
                .withDefaultValue("labelstream.storage.secret-key", "s")
                .withDefaultValue("labelstream.storage.ca-certificate", "ca.crt")
                .withDefaultValue("labelstream.storage.region", "eu-central-1")
                .withDefaultValue("labelstream.storage.public-endpoint", "https://photos.example")
                .withDefaultValue("labelstream.storage.notification-arn", "arn:minio:sqs::PRIMARY:kafka")
                .withDefaultValue("labelstream.storage.buckets.images", "i")
                .withDefaultValue("labelstream.storage.buckets.training", "t")
                .withDefaultValue("labelstream.storage.buckets.models", "m")
                .withDefaultValue("labelstream.storage.buckets.submissions", "u"));

        // Then
        assertThat(config.endpoint()).contains(URI.create("http://store:9000"));
        assertThat(config.accessKey()).contains("a");
        assertThat(config.secretKey()).contains("s");
        assertThat(config.caCertificate()).contains(Path.of("ca.crt"));
        assertThat(config.region()).contains("eu-central-1");
        assertThat(config.publicEndpoint()).contains(URI.create("https://photos.example"));
        assertThat(config.notificationArn()).contains("arn:minio:sqs::PRIMARY:kafka");
        assertThat(config.buckets().images()).isEqualTo("i");
        assertThat(config.buckets().training()).isEqualTo("t");
        assertThat(config.buckets().models()).isEqualTo("m");
        assertThat(config.buckets().submissions()).isEqualTo("u");
    }

    static StorageConfig config(SmallRyeConfigBuilder builder) {
        return builder.withMapping(StorageConfig.class).build().getConfigMapping(StorageConfig.class);
    }
}
