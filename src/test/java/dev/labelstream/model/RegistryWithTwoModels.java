package dev.labelstream.model;

import dev.labelstream.event.EventJson;
import dev.labelstream.event.ModelActivated;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A registry over a bucket and a topic that are kept in memory, with a shipped model and a better one in the bucket. */
abstract class RegistryWithTwoModels {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path temporary;

    final FakeBucket bucket = new FakeBucket();
    final FakeActivationTopic topic = new FakeActivationTopic();
    final List<ModelRegistry> running = new ArrayList<>();
    final List<String> loaded = new CopyOnWriteArrayList<>();
    Path folder;
    ModelFolder shipped;

    @BeforeEach
    void makeModels() {
        folder = temporary.resolve("data/models");
        shipped = model("shipped");
        new ModelMirror(bucket, temporary.resolve("elsewhere")).publish(model("better"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (ModelRegistry registry : running) {
            registry.stop(null);
        }
    }

    ModelRegistry started() {
        ModelRegistry registry = registry();
        registry.onActivation(model -> loaded.add(model.card().id()));
        start(registry);
        return registry;
    }

    void start(ModelRegistry registry) {
        registry.start();
        running.add(registry);
    }

    ModelRegistry registry() {
        return new ModelRegistry(
                bucket, topic.connect(), folder, () -> Optional.ofNullable(shipped), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static String activation(String id, String previous) {
        return EventJson.write(new ModelActivated(id, "resnet18", previous, NOW));
    }

    ModelFolder model(String id) {
        return EmptyModel.in(temporary.resolve("made").resolve(id), id);
    }
}
