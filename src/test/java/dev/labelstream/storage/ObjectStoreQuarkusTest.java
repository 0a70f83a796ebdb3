package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.process.ProcessConfig;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ObjectStoreQuarkusTest {
    private static final byte[] PHOTO = "not really a photo".getBytes(StandardCharsets.UTF_8);

    @Inject
    ObjectStore store;

    @Inject
    ProcessConfig process;

    @TempDir
    Path folder;

    @Test
    void whatIsPutIsFetchedWithItsETag() {
        // Given
        String key = "été/a+b c/2%.jpg";
        String eTag = store.put("training", key, PHOTO, "image/jpeg");

        // When
        Fetched fetched = store.fetch("training", key, PHOTO.length);

        // Then
        assertThat(fetched).isInstanceOfSatisfying(FetchedObject.class, object -> {
            assertThat(object.bytes()).isEqualTo(PHOTO);
            assertThat(object.eTag()).isEqualTo(eTag).hasSize(32);
            assertThat(object.size()).isEqualTo(PHOTO.length);
        });
    }

    @Test
    void anObjectAboveTheLimitIsNotRead() {
        // Given
        store.put("training", "large.jpg", PHOTO, "image/jpeg");

        // When
        Fetched fetched = store.fetch("training", "large.jpg", PHOTO.length - 1);

        // Then
        assertThat(fetched).isEqualTo(new OversizeObject(PHOTO.length));
    }

    @Test
    void anEmptyObjectIsAnObject() {
        // Given
        store.put("training", "empty.jpg", new byte[0], "image/jpeg");

        // When
        Fetched fetched = store.fetch("training", "empty.jpg", 100);

        // Then
        assertThat(fetched).isInstanceOfSatisfying(FetchedObject.class, object -> assertThat(object.bytes())
                .isEmpty());
    }

    @Test
    void aMissingObjectIsAnOutcome() {
        assertThat(store.fetch("training", "missing.jpg", 100)).isEqualTo(new MissingObject());
        assertThat(store.exists("training", "missing.jpg")).isFalse();
        assertThatThrownBy(() -> store.download("training", "missing.jpg", folder.resolve("file")))
                .isInstanceOf(NoSuchObject.class)
                .hasMessageContaining("training/missing.jpg");
    }

    @Test
    void aMissingBucketSaysNothingAboutItsObjects() {
        assertThatThrownBy(() -> store.fetch("no-such-bucket", "1.jpg", 100))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("NoSuchBucket");
    }

    @Test
    void whatIsRemovedIsGoneAndMayBeRemovedAgain() {
        // Given
        store.put("training", "removed.jpg", PHOTO, "image/jpeg");
        assertThat(store.exists("training", "removed.jpg")).isTrue();

        // When
        store.remove("training", "removed.jpg");
        store.remove("training", "removed.jpg");

        // Then
        assertThat(store.exists("training", "removed.jpg")).isFalse();
    }

    @Test
    void aListingGoesOnBeyondItsFirstPage() {
        // Given
        List<String> keys = IntStream.range(0, 1003)
                .mapToObj(i -> "list/" + i + " é+%.jpg")
                .sorted()
                .toList();
        keys.parallelStream().forEach(key -> store.put("training", key, PHOTO, "image/jpeg"));

        // When
        List<ListedObject> listed = store.list("training", "list/").toList();

        // Then
        assertThat(listed).extracting(ListedObject::key).containsExactlyElementsOf(keys);
        assertThat(listed).allSatisfy(object -> {
            assertThat(object.size()).isEqualTo(PHOTO.length);
            assertThat(object.eTag()).hasSize(32);
        });
    }

    @Test
    void aFileGoesUpInPartsAndComesDownWhole() throws Exception {
        // Given
        byte[] large = new byte[11 << 20];
        large[large.length - 1] = 1;
        Path file = Files.write(folder.resolve("model"), large);

        // When
        String eTag = store.put("models", "m/model.safetensors", file, "application/octet-stream");
        store.download("models", "m/model.safetensors", folder.resolve("copy"));

        // Then
        assertThat(eTag).endsWith("-3");
        assertThat(folder.resolve("copy")).hasSameBinaryContentAs(file);
    }

    @Test
    void withOtherKeysTheStoreRefuses() {
        // Given
        Credentials kept = Credentials.read(process.dataDir()).orElseThrow();
        ObjectStore stranger = ObjectStore.connect(
                URI.create(kept.address(Credentials.S3)), kept.accessKey(), "guess", Optional.empty());

        // Then
        assertThatThrownBy(() -> stranger.fetch("training", "1.jpg", 100))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("mend labelstream.storage.secret-key")
                .hasStackTraceContaining("SignatureDoesNotMatch");
    }
}
