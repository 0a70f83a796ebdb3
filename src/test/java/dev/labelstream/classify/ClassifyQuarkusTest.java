package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.Classifier;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.model.Placement;
import dev.labelstream.model.TestModels;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.topic.BrokerConnection;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ClassifyQuarkusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path temporary;

    @Inject
    ObjectStore store;

    @Inject
    ModelRegistry registry;

    @Inject
    ImagePreprocessor images;

    @Inject
    BrokerConnection broker;

    private ClassifiedTopics topics;

    @BeforeEach
    void activateASmallModel() {
        topics = new ClassifiedTopics(broker);
        activate("small", 32);
    }

    @Test
    void everyUploadHasExactlyOnePredictionAndItIsTheDirectOne() throws Exception {
        // Given
        Map<String, byte[]> photos = new HashMap<>();
        List<String> names = List.of("1.png", "a b+é/2%.png", "täglich/№ 3.PNG", "x&y=z?/4.png", "deep/er/5.6.png");
        for (String name : names) {
            photos.put("names/" + name, Pictures.png(name.hashCode() & 0xff));
        }

        // When
        photos.forEach((key, bytes) -> store.put("images", key, bytes, "image/png"));

        // Then
        awaitDrained();
        List<ImageClassified> predictions = predictions("names/");
        assertThat(predictions).extracting(p -> p.image().key()).containsExactlyInAnyOrderElementsOf(photos.keySet());
        for (ImageClassified prediction : predictions) {
            float[] direct = classifyDirectly(photos.get(prediction.image().key()));
            assertThat(prediction.probabilities().get("dog")).isCloseTo(direct[1], within(1e-4));
            assertThat(prediction.model().id()).isEqualTo("small");
        }
    }

    @Test
    void aBadPhotoCostsOnlyItself() throws Exception {
        // When
        store.put("images", "bad/1.png", Pictures.png(1), "image/png");
        store.put("images", "bad/text.jpg", "no picture".getBytes(StandardCharsets.UTF_8), "image/jpeg");
        store.put("images", "bad/empty.jpg", new byte[0], "image/jpeg");
        store.put("images", "bad/phone.heic", new byte[10], "image/heic");
        store.put("images", "bad/2.png", Pictures.png(2), "image/png");

        // Then
        awaitDrained();
        assertThat(predictions("bad/"))
                .extracting(p -> p.image().key())
                .containsExactlyInAnyOrder("bad/1.png", "bad/2.png");
        Map<String, ClassificationFailed> failures = new HashMap<>();
        topics.read("image-failures", "images/bad/").stream()
                .filter(record -> record.value() != null)
                .map(record -> EventJson.read(record.value(), ClassificationFailed.class))
                .forEach(failure -> failures.put(failure.image().key(), failure));
        assertThat(failures).containsOnlyKeys("bad/text.jpg", "bad/empty.jpg", "bad/phone.heic");
        assertThat(failures.get("bad/text.jpg").reason()).isEqualTo(FailureReason.NOT_AN_IMAGE);
        assertThat(failures.get("bad/phone.heic").reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT);
    }

    @Test
    void anOverwrittenPhotoIsDescribedByItsNewBytes() throws Exception {
        // Given
        store.put("images", "again/1.png", Pictures.png(1), "image/png");
        awaitDrained();

        // When
        String eTag = store.put("images", "again/1.png", Pictures.png(2), "image/png");

        // Then
        awaitDrained();
        List<ImageClassified> predictions = predictions("again/");
        assertThat(predictions).hasSize(2);
        assertThat(predictions.get(1).image().eTag()).isEqualTo(eTag);
        assertThat(predictions.get(1).image().size()).isEqualTo(Pictures.png(2).length);
    }

    @Test
    void aPhotoThatTurnsBadLosesItsPredictionAndOneThatTurnsGoodItsFailure() throws Exception {
        // Given
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        store.put("images", "turns/bad.png", Pictures.png(1), "image/png");
        store.put("images", "turns/good.png", text, "image/png");
        awaitDrained();

        // When
        store.put("images", "turns/bad.png", text, "image/png");
        store.put("images", "turns/good.png", Pictures.png(2), "image/png");

        // Then
        awaitDrained();
        assertThat(last("predictions", "turns/bad.png")).isNull();
        assertThat(last("image-failures", "turns/bad.png")).contains("not-an-image");
        assertThat(last("predictions", "turns/good.png")).contains("confidence");
        assertThat(last("image-failures", "turns/good.png")).isNull();
    }

    @Test
    void aDeletedPhotoIsTakenBackEverywhere() throws Exception {
        // Given
        store.put("images", "gone/1.png", Pictures.png(1), "image/png");
        awaitDrained();

        // When
        store.remove("images", "gone/1.png");

        // Then
        awaitDrained();
        assertThat(last("predictions", "gone/1.png")).isNull();
        assertThat(last("image-failures", "gone/1.png")).isNull();
    }

    @Test
    void whatIsNoNotificationIsSetAsideAndTheFlowGoesOn() throws Exception {
        // When
        topics.write("image-events", "letter", "{not json");
        store.put("images", "after/1.png", Pictures.png(1), "image/png");

        // Then
        awaitDrained();
        assertThat(topics.read("image-events-dead-letter", "letter"))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo("{not json");
                    assertThat(letter.headers().lastHeader("dead-letter-reason").value())
                            .isNotEmpty();
                });
        assertThat(predictions("after/")).hasSize(1);
    }

    @Test
    void aModelTakesOverInMidStreamWithoutLosingOrRepeatingAPhoto() throws Exception {
        // Given
        AtomicInteger uploaded = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread uploading = new Thread(() -> {
            while (!enough.get()) {
                int i = uploaded.getAndIncrement();
                store.put("images", "swap/" + i + ".png", Pictures.png(i), "image/png");
            }
        });

        // When
        uploading.start();
        await().atMost(PATIENCE).until(() -> predictions("swap/").size() > 10);
        activate("larger", 48);
        await().atMost(PATIENCE).until(() -> predictions("swap/").stream()
                .anyMatch(p -> p.model().id().equals("larger")));
        enough.set(true);
        uploading.join();

        // Then
        awaitDrained();
        List<ImageClassified> predictions = predictions("swap/");
        assertThat(predictions)
                .hasSize(uploaded.get())
                .extracting(p -> p.image().key())
                .doesNotHaveDuplicates();
        assertThat(predictions).extracting(p -> p.model().id()).contains("small", "larger");
    }

    private void activate(String id, int size) {
        if (registry.all().stream().noneMatch(card -> card.id().equals(id))) {
            registry.publish(TestModels.resnet18(temporary.resolve(id), id, size, "cat", "dog"));
        }
        registry.activate(id);
    }

    private void awaitDrained() {
        await().atMost(PATIENCE).until(topics::isDrained);
    }

    private List<ImageClassified> predictions(String folder) {
        return topics.read("predictions", "images/" + folder).stream()
                .filter(record -> record.value() != null)
                .map(record -> EventJson.read(record.value(), ImageClassified.class))
                .toList();
    }

    private String last(String topic, String key) {
        List<ConsumerRecord<String, String>> records = topics.read(topic, "images/" + key);
        return records.get(records.size() - 1).value();
    }

    private float[] classifyDirectly(byte[] photo) {
        ModelFolder folder = ModelFolder.open(temporary.resolve("small"));
        ByteBuffer pixels = ByteBuffer.allocateDirect(32 * 32 * 3);
        assertThat(images.prepare(photo, 32, pixels)).isEmpty();
        try (Classifier classifier = Classifier.load(folder, Placement.auto())) {
            return classifier.classify(pixels, 1)[0];
        }
    }
}
