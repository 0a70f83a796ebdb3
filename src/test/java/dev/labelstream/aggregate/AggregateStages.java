package dev.labelstream.aggregate;

import dev.labelstream.process.ProcessConfig;
import dev.labelstream.process.Tracing;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Stages outside the container, before their start; the addresses they have lead nowhere. */
final class AggregateStages {
    private AggregateStages() {}

    static AggregateStage with(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProcessConfig.class)
                .withMapping(TopicConfig.class)
                .withMapping(AggregateConfig.class)
                .withMapping(StorageConfig.class);
        settings.forEach(builder::withDefaultValue);
        SmallRyeConfig config = builder.build();
        return new AggregateStage(
                config.getConfigMapping(ProcessConfig.class),
                config.getConfigMapping(TopicConfig.class),
                config.getConfigMapping(AggregateConfig.class),
                config.getConfigMapping(StorageConfig.class),
                new BrokerConnection(Map.of(), "127.0.0.1:1"),
                ObjectStore.connect(URI.create("http://127.0.0.1:1"), "key", "secret", Optional.of("us-east-1")),
                new SimpleMeterRegistry(),
                new Tracing(config.getConfigMapping(ProcessConfig.class)),
                Optional.empty());
    }
}
