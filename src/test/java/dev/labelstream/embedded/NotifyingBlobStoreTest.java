package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

class NotifyingBlobStoreTest {
    private static final byte[] PHOTO = "photo".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final List<StoreChange> changes = new ArrayList<>();
    private NotifyingBlobStore store;

    @BeforeEach
    void twoBuckets() {
        store = notifying(changes::add);
        store.createContainer(CreateBucketRequest.builder().bucket("images").build());
        store.createContainer(
                CreateBucketRequest.builder().bucket("submissions").build());
    }

    @Test
    void anUploadIsToldWithWhatTheStoreKnows() {
        // When
        put(store, "images", "a/1.jpg");

        // Then
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.eventName()).isEqualTo("s3:ObjectCreated:Put");
            assertThat(change.path()).isEqualTo("images/a/1.jpg");
            assertThat(change.size()).isEqualTo(PHOTO.length);
            assertThat(change.eTag()).isEqualTo("5ae0c1c8a5260bc7b6648f6fbd115c35");
            assertThat(change.contentType()).isEqualTo("image/jpeg");
        });
    }

    @Test
    void aCopyIntoTheBucketIsTold() {
        // Given
        put(store, "submissions", "1.jpg");

        // When
        store.copyBlob(CopyObjectRequest.builder()
                .sourceBucket("submissions")
                .sourceKey("1.jpg")
                .destinationBucket("images")
                .destinationKey("2.jpg")
                .build());

        // Then
        assertThat(changes).extracting(StoreChange::eventName).containsExactly("s3:ObjectCreated:Copy");
        assertThat(changes).extracting(StoreChange::path).containsExactly("images/2.jpg");
    }

    @Test
    void aRemovalIsToldEachTimeItIsAskedFor() {
        // Given
        put(store, "images", "1.jpg");
        changes.clear();

        // When
        remove("images", "1.jpg");
        remove("images", "1.jpg");

        // Then
        assertThat(changes)
                .extracting(StoreChange::eventName)
                .containsExactly("s3:ObjectRemoved:Delete", "s3:ObjectRemoved:Delete");
        assertThat(changes).extracting(StoreChange::sequencer).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void otherBucketsAndTheStoresOwnBooksAreSilent() {
        // When
        put(store, "submissions", "a.csv");
        put(store, "images", ".s3proxy-mpu-stub-1");
        remove("submissions", "a.csv");
        remove("images", ".s3proxy-mpu-stub-1");

        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void anUploadThatCannotBeToldFailsForTheClientButIsStored() {
        // Given
        NotifyingBlobStore mute = notifying(change -> {
            throw new IllegalStateException("nobody hears " + change.path());
        });

        // Then
        assertThatThrownBy(() -> put(mute, "images", "1.jpg")).hasMessage("nobody hears images/1.jpg");
        assertThat(store.blobExists("images", "1.jpg")).isTrue();
    }

    private NotifyingBlobStore notifying(ChangeListener listener) {
        return new NotifyingBlobStore(
                new FilesystemNio2BlobStore(folder.toString()), "images", Clock.systemUTC(), listener);
    }

    private static void put(NotifyingBlobStore store, String bucket, String key) {
        InputStream body = new ByteArrayInputStream(PHOTO);
        store.putBlob(
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType("image/jpeg")
                        .build(),
                body);
    }

    private void remove(String bucket, String key) {
        store.removeBlob(DeleteObjectRequest.builder().bucket(bucket).key(key).build());
    }
}
