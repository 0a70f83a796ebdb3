package dev.labelstream.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.DrawnPhoto;
import dev.labelstream.JarProcess;
import dev.labelstream.event.ImageClassified;
import io.minio.BucketExistsArgs;
import io.minio.GetBucketNotificationArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.SetBucketNotificationArgs;
import io.minio.SetBucketVersioningArgs;
import io.minio.SetObjectTagsArgs;
import io.minio.messages.EventType;
import io.minio.messages.NotificationConfiguration;
import io.minio.messages.QueueConfiguration;
import io.minio.messages.VersioningConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a bucket of a real MinIO is what the CSV shows. */
@NeedsMinio
class UploadIT {
    private static final List<Integer> NUMBERS = List.of(10, 2, 1, 33, 9, 100, 7);

    @TempDir
    static Path folder;

    private static Installation<MinioServer> installation;

    @BeforeAll
    static void start() throws Exception {
        installation = Installation.withMinio(folder, MinioServer.Notifications.KEPT_IN_A_FOLDER)
                .start();
        tellOthersOfDownloads();
        installation.serve("program", "classify,aggregate").awaitReady();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @Test
    void theCsvIsTheOneThatTheCommandWritesForTheSameFiles() throws IOException {
        // Given
        Path photos = Files.createDirectories(folder.resolve("photos"));
        for (int number : NUMBERS) {
            Files.write(photos.resolve(number + ".jpg"), DrawnPhoto.jpeg(number));
        }
        Path expected = folder.resolve("expected.csv");
        JarProcess command = installation.program("command");
        command.start(
                "-Dlabelstream.classify.precision=float32",
                "classify",
                photos.toString(),
                "--out",
                expected.toString());
        assertThat(command.awaitExit()).as(command.errors()).isZero();

        // When
        NUMBERS.forEach(number -> upload("holiday/" + number + ".jpg", number));

        // Then
        Installation.eventually(() -> assertThat(installation.csv("holiday")).contains(Files.readString(expected)));
        assertThat(installation.ids("holiday").stream().map(Integer::parseInt))
                .containsExactlyInAnyOrderElementsOf(NUMBERS)
                .isSorted();
    }

    @Test
    void anUploadInPartsIsOnePhoto() throws IOException {
        Path large = Files.write(folder.resolve("large.png"), DrawnPhoto.noise(1, 1500, 1300));
        String eTag = installation.store.put("images", "parts/1.png", large, "image/png");
        assertThat(eTag).endsWith("-2");
        Installation.eventually(() -> assertThat(installation.ids("parts")).containsExactly("1"));
        assertThat(installation.eTagsClassified("parts/1.png")).containsExactly(eTag);
    }

    @Test
    void anOverwrittenPhotoHasOneRowAndItsNewBytesAreClassified() {
        String former = upload("overwritten/1.jpg", 1);
        Installation.eventually(
                () -> assertThat(installation.ids("overwritten")).containsExactly("1"));
        String later = upload("overwritten/1.jpg", 2);
        Installation.eventually(() ->
                assertThat(installation.eTagsClassified("overwritten/1.jpg")).containsExactly(former, later));
        assertThat(installation.ids("overwritten")).containsExactly("1");
    }

    @Test
    void aDeletedPhotoLosesItsRowAndTheLastOneTakesTheCsvAlong() {
        upload("deleted/1.jpg", 1);
        upload("deleted/2.jpg", 2);
        Installation.eventually(() -> assertThat(installation.ids("deleted")).containsExactly("1", "2"));
        installation.store.remove("images", "deleted/1.jpg");
        Installation.eventually(() -> assertThat(installation.ids("deleted")).containsExactly("2"));
        installation.store.remove("images", "deleted/2.jpg");
        Installation.eventually(() -> assertThat(installation.csv("deleted")).isEmpty());
    }

    @Test
    void aDeleteMarkerOfAVersionedBucketTakesTheRowAway() throws Exception {
        setVersioning(VersioningConfiguration.Status.ENABLED);
        try {
            upload("versions/1.jpg", 1);
            upload("versions/2.jpg", 2);
            Installation.eventually(
                    () -> assertThat(installation.ids("versions")).containsExactly("1", "2"));
            installation.store.remove("images", "versions/2.jpg");
            Installation.eventually(
                    () -> assertThat(installation.ids("versions")).containsExactly("1"));
            upload("versions/2.jpg", 3);
            Installation.eventually(
                    () -> assertThat(installation.ids("versions")).containsExactly("1", "2"));
        } finally {
            setVersioning(VersioningConfiguration.Status.SUSPENDED);
        }
    }

    @Test
    void everyNameIsTakenAsItIs() {
        // Given
        List<String> names =
                List.of("a b", "a+b", "100%", "%41", "gr\u00fc\u00dfe", "\u65e5\u672c", "it's \"so\"", "a,b", "(&=?#)");
        String submission = "\u00e9t\u00e9 +1/50% \u5199\u771f/it's";

        // When
        names.forEach(name -> upload(submission + "/" + name + ".jpg", name.hashCode()));

        // Then
        Installation.eventually(() -> assertThat(installation.ids(submission)).hasSameSizeAs(names));
        Map<String, Integer> labels = installation.predictions().stream()
                .filter(photo -> photo.image().key().startsWith(submission))
                .collect(Collectors.toMap(UploadIT::name, ImageClassified::classIndex));
        String expected = new TreeMap<>(labels)
                .entrySet().stream()
                        .map(row -> quoted(row.getKey()) + "," + row.getValue() + "\r\n")
                        .collect(Collectors.joining());
        assertThat(labels.keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(installation.csv(submission)).contains(expected);
    }

    @Test
    void whatOthersAreToldStaysAndTaggingClassifiesNothing() throws Exception {
        // Given
        upload("tagged/1.jpg", 1);
        Installation.eventually(() -> assertThat(installation.ids("tagged")).containsExactly("1"));

        // When
        installation
                .server
                .client()
                .setObjectTags(SetObjectTagsArgs.builder()
                        .bucket("images")
                        .object("tagged/1.jpg")
                        .tags(Map.of("label", "dog"))
                        .build());
        upload("tagged/2.jpg", 2);

        // Then
        Installation.eventually(() -> assertThat(installation.ids("tagged")).containsExactly("1", "2"));
        assertThat(installation.records("image-events").stream()
                        .filter(event -> event.value().contains("Tagging")))
                .isEmpty();
        Map<String, QueueConfiguration> rules = installation
                .server
                .client()
                .getBucketNotification(
                        GetBucketNotificationArgs.builder().bucket("images").build())
                .queueConfigurationList()
                .stream()
                .collect(Collectors.toMap(QueueConfiguration::id, Function.identity()));
        assertThat(rules).containsOnlyKeys("others", "labelstream");
        assertThat(rules.get("others").events()).containsExactly(EventType.OBJECT_ACCESSED_GET);
        assertThat(rules.get("labelstream").events())
                .doesNotContain(EventType.OBJECT_CREATED_ANY, EventType.OBJECT_REMOVED_ANY)
                .contains(EventType.OBJECT_CREATED_PUT, EventType.OBJECT_REMOVED_DELETE);
    }

    /** A rule that somebody made before the program came. */
    private static void tellOthersOfDownloads() throws Exception {
        MinioClient client = installation.server.client();
        assertThat(client.bucketExists(
                        BucketExistsArgs.builder().bucket("images").build()))
                .isFalse();
        client.makeBucket(MakeBucketArgs.builder().bucket("images").build());
        QueueConfiguration rule = new QueueConfiguration();
        rule.setId("others");
        rule.setQueue(MinioServer.ARN);
        rule.setPrefixRule("nobody/");
        rule.setEvents(List.of(EventType.OBJECT_ACCESSED_GET));
        NotificationConfiguration rules = new NotificationConfiguration();
        rules.setQueueConfigurationList(List.of(rule));
        client.setBucketNotification(SetBucketNotificationArgs.builder()
                .bucket("images")
                .config(rules)
                .build());
    }

    private static String upload(String key, int seed) {
        return installation.store.put("images", key, DrawnPhoto.jpeg(seed), "image/jpeg");
    }

    private static void setVersioning(VersioningConfiguration.Status status) throws Exception {
        installation
                .server
                .client()
                .setBucketVersioning(SetBucketVersioningArgs.builder()
                        .bucket("images")
                        .config(new VersioningConfiguration(status, null))
                        .build());
    }

    private static String name(ImageClassified photo) {
        String key = photo.image().key();
        return key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf(".jpg"));
    }

    /** As Python's csv.writer. */
    private static String quoted(String field) {
        return field.matches(".*[\",].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
