package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.process.ProcessConfig;
import dev.labelstream.storage.Credentials;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.topic.BrokerConnection;
import dev.labelstream.topic.TopicConfig;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.MinioClient;
import io.minio.http.Method;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class NotificationQuarkusTest {
    private static final byte[] PHOTO = "photo".getBytes(StandardCharsets.UTF_8);

    @Inject
    ObjectStore store;

    @Inject
    BrokerConnection broker;

    @Inject
    TopicConfig topics;

    @Inject
    ProcessConfig process;

    @TempDir
    Path folder;

    private MinioClient s3;
    private TopicTail tail;

    @BeforeEach
    void fromNowOn() {
        Credentials kept = Credentials.read(process.dataDir()).orElseThrow();
        s3 = MinioClient.builder()
                .endpoint(kept.address(Credentials.S3))
                .credentials(kept.accessKey(), kept.secretKey())
                .build();
        tail = TopicTail.of(broker.settings(), topics.imageEvents());
    }

    @Test
    void anUploadIsOnTheTopicWhenItIsAnswered() {
        // When
        store.put("images", "n/été 1.jpg", PHOTO, "image/jpeg");

        // Then
        assertThat(tail.told()).containsExactly("s3:ObjectCreated:Put images/n/été 1.jpg");
    }

    @Test
    void theRecordLiesWhereTheDefaultPartitionerPutsIt() {
        // When
        store.put("images", "n/partition.jpg", PHOTO, "image/jpeg");

        // Then
        byte[] key = "images/n/partition.jpg".getBytes(StandardCharsets.UTF_8);
        assertThat(tail.partitions()).containsExactly(Utils.toPositive(Utils.murmur2(key)) % topics.partitions());
    }

    @Test
    void anUploadInPartsIsOneEvent() throws Exception {
        // Given
        Path large = Files.write(folder.resolve("large"), new byte[6 << 20]);

        // When
        store.put("images", "n/large.jpg", large, "image/jpeg");

        // Then
        assertThat(tail.told()).containsExactly("s3:ObjectCreated:CompleteMultipartUpload images/n/large.jpg");
    }

    @Test
    void aCopyIsToldAndItsSourceIsNot() throws Exception {
        // Given
        store.put("training", "source.jpg", PHOTO, "image/jpeg");

        // When
        s3.copyObject(CopyObjectArgs.builder()
                .bucket("images")
                .object("n/copy.jpg")
                .source(CopySource.builder()
                        .bucket("training")
                        .object("source.jpg")
                        .build())
                .build());

        // Then
        assertThat(tail.told()).containsExactly("s3:ObjectCreated:Copy images/n/copy.jpg");
    }

    @Test
    void aSignedAddressUploadsWithoutKeys() throws Exception {
        // Given
        String address = s3.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Method.PUT)
                .bucket("images")
                .object("n/signed.jpg")
                .expiry(60)
                .build());

        // When
        int status =
                send(HttpRequest.newBuilder(URI.create(address)).PUT(HttpRequest.BodyPublishers.ofByteArray(PHOTO)));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(tail.told()).containsExactly("s3:ObjectCreated:Put images/n/signed.jpg");
    }

    @Test
    void aFormUploadsUnderItsPrefixOnly() throws Exception {
        // Given
        Map<String, String> fields = store.presignedPost("images", "n/form/", 100, Duration.ofMinutes(1));
        URI action = store.formAction("images");

        // When
        int inside = send(FormUpload.to(action, fields, "n/form/1.jpg", PHOTO));
        int outside = send(FormUpload.to(action, fields, "elsewhere/1.jpg", PHOTO));
        int tooLarge = send(FormUpload.to(action, fields, "n/form/2.jpg", new byte[101]));

        // Then
        assertThat(inside).isEqualTo(204);
        assertThat(outside).isEqualTo(403);
        assertThat(tooLarge).isEqualTo(400);
        assertThat(tail.told()).containsExactly("s3:ObjectCreated:Put images/n/form/1.jpg");
    }

    @Test
    void aRemovalIsTold() {
        // Given
        store.put("images", "n/removed.jpg", PHOTO, "image/jpeg");

        // When
        store.remove("images", "n/removed.jpg");

        // Then
        assertThat(tail.told())
                .containsExactly(
                        "s3:ObjectCreated:Put images/n/removed.jpg", "s3:ObjectRemoved:Delete images/n/removed.jpg");
    }

    @Test
    void otherBucketsAreSilent() {
        // When
        for (String bucket : List.of("training", "models", "submissions")) {
            store.put(bucket, "n/1.jpg", PHOTO, "image/jpeg");
        }

        // Then
        assertThat(tail.told()).isEmpty();
    }

    private static int send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
