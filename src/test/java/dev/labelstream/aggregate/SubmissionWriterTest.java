package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionWriterTest {
    private final InMemorySubmissionStore store = new InMemorySubmissionStore();
    private final PredictionTable table = new PredictionTable("images", folder -> {});
    private final SubmissionWriter writer = writer();

    @Test
    void aFolderBecomesACsvAndAManifest() {
        // Given
        upload("demo/10.jpg", "demo/9.jpg", "demo/broken.jpg", "demo/late.jpg", "demo/deep/1.jpg");
        table.classified("images/demo/10.jpg", Predictions.of("demo/10.jpg").event(), Predictions.AT);
        table.classified(
                "images/demo/9.jpg",
                Predictions.of("demo/9.jpg").dog(0.25).model("m2").event(),
                Predictions.AT);
        table.failed("images/demo/broken.jpg", Predictions.failure("demo/broken.jpg"));

        // When
        writer.write("demo");

        // Then
        assertThat(store.writes).containsExactly("put demo.csv", "put demo.json");
        assertThat(store.text("demo.csv")).isEqualTo("9,0\r\n10,1\r\n");
        Manifest manifest = EventJson.read(store.text("demo.json"), Manifest.class);
        assertThat(manifest.rows()).isEqualTo(2);
        assertThat(manifest.sha256()).isEqualTo(SubmissionSnapshot.sha256(store.objects.get("demo.csv")));
        assertThat(manifest.models())
                .containsExactly(
                        new Manifest.ModelRows("m1", "resnet18", "w-m1", 1),
                        new Manifest.ModelRows("m2", "resnet18", "w-m2", 1));
        assertThat(manifest.failed()).containsExactly("demo/broken.jpg");
        assertThat(manifest.missing()).containsExactly("demo/late.jpg");
        assertThat(manifest.complete()).isFalse();
        assertThat(writer.manifest("demo")).contains(manifest);
        FolderTable rows = table.folder("demo").orElseThrow();
        assertThat(writer.inBucket("demo", rows).photos()).isEqualTo(4);
        assertThat(writer.storedInBucket("demo", rows).photos()).isEqualTo(4);
    }

    @Test
    void aFolderIsCompleteWhenEveryPhotoHasALabelOrAReason() {
        // Given
        upload("demo/1.jpg", "demo/broken.jpg");
        classify("demo/1.jpg");
        table.failed("images/demo/broken.jpg", Predictions.failure("demo/broken.jpg"));

        // When
        writer.write("demo");

        // Then
        assertThat(EventJson.read(store.text("demo.json"), Manifest.class).complete())
                .isTrue();
        assertThat(isWrittenComplete("demo")).isTrue();
        classify("demo/2.jpg");
        assertThat(isWrittenComplete("demo")).isFalse();
    }

    @Test
    void aProcessThatDoesNotWriteAsksTheBucketWhatIsComplete() {
        // Given
        upload("demo/1.jpg");
        classify("demo/1.jpg");
        FolderTable rows = table.folder("demo").orElseThrow();
        assertThat(writer.storedInBucket("demo", rows).complete()).isFalse();

        // When
        writer.write("demo");

        // Then
        assertThat(writer.storedInBucket("demo", rows).complete()).isTrue();
        classify("demo/2.jpg");
        assertThat(writer.storedInBucket("demo", rows).complete()).isFalse();
    }

    @Test
    void whatIsWrittenAlreadyIsNotWrittenAgainNotEvenByTheNextProcess() {
        // Given
        upload("demo/1.jpg", "demo/2.jpg");
        classify("demo/2.jpg", "demo/1.jpg");
        writer.write("demo");
        store.writes.clear();

        // When
        writer.write("demo");
        writer().write("demo");

        // Then
        assertThat(store.writes).isEmpty();
    }

    @Test
    void theNextProcessWritesWhatChangedMeanwhile() {
        // Given
        upload("demo/1.jpg");
        classify("demo/1.jpg");
        writer.write("demo");
        store.writes.clear();
        table.classified(
                "images/demo/1.jpg",
                Predictions.of("demo/1.jpg").eTag("e2").dog(0.1).event(),
                Predictions.AT);

        // When
        writer().write("demo");

        // Then
        assertThat(store.writes).containsExactly("put demo.csv", "put demo.json");
        assertThat(store.text("demo.csv")).isEqualTo("1,0\r\n");
    }

    @Test
    void aCsvThatSomebodyRemovedComesBackAtTheNextStart() {
        // Given
        classify("demo/1.jpg");
        writer.write("demo");
        store.remove("demo.csv");

        // When
        writer().write("demo");

        // Then
        assertThat(store.text("demo.csv")).isEqualTo("1,1\r\n");
    }

    @Test
    void theSamePredictionsInAnotherOrderGiveTheSameBytes() {
        // Given
        classify("demo/1.jpg", "demo/2.jpg", "demo/3.jpg");
        writer.write("demo");
        String csv = store.text("demo.csv");
        String json = store.text("demo.json");

        // When
        store.objects.clear();
        table.clear();
        classify("demo/3.jpg", "demo/1.jpg", "demo/2.jpg", "demo/1.jpg");
        writer().write("demo");

        // Then
        assertThat(store.text("demo.csv")).isEqualTo(csv);
        assertThat(store.text("demo.json")).isEqualTo(json);
    }

    @Test
    void aSubmissionGoesWithTheLastPhoto() {
        // Given
        classify("demo/1.jpg");
        writer.write("demo");
        table.unclassified("images/demo/1.jpg");

        // When
        writer.write("demo");

        // Then
        assertThat(store.objects).isEmpty();
        assertThat(writer.manifest("demo")).isEmpty();
    }

    @Test
    void aSubmissionStaysEmptyWhileAPhotoWaits() {
        // Given
        upload("demo/2.jpg");
        classify("demo/1.jpg");
        writer.write("demo");
        table.unclassified("images/demo/1.jpg");

        // When
        writer.write("demo");

        // Then
        assertThat(store.text("demo.csv")).isEmpty();
        assertThat(EventJson.read(store.text("demo.json"), Manifest.class).missing())
                .containsExactly("demo/2.jpg");
    }

    @Test
    void orphansAreRemovedButOnlyTheOnesThatWereWrittenHereAndHaveNoPhotos() {
        // Given
        classify("gone/1.jpg", "here/1.jpg", "unread/1.jpg");
        writer.write("gone");
        writer.write("here");
        writer.write("unread");
        store.objects.put("notes.json", "{\"folder\":\"something else\"}".getBytes(StandardCharsets.UTF_8));
        store.objects.put("null.json", "null".getBytes(StandardCharsets.UTF_8));
        table.unclassified("images/gone/1.jpg");
        table.unclassified("images/unread/1.jpg");
        upload("unread/1.jpg");

        // When
        writer().removeOrphans();

        // Then
        assertThat(store.objects)
                .containsOnlyKeys("here.csv", "here.json", "unread.csv", "unread.json", "notes.json", "null.json");
    }

    @Test
    void ofManyMissingPhotosTheFirstAreNamedAndAllAreCounted() {
        // Given
        classify("demo/0.jpg");
        for (int i = 1; i <= 1500; i++) {
            upload("demo/" + i + ".jpg");
        }

        // When
        Manifest manifest = writer.manifest("demo").orElseThrow();

        // Then
        assertThat(manifest.missingCount()).isEqualTo(1500);
        assertThat(manifest.missing())
                .hasSize(1000)
                .startsWith("demo/1.jpg", "demo/2.jpg")
                .endsWith("demo/1000.jpg");
    }

    private SubmissionWriter writer() {
        CsvFormat format = new CsvFormat(Optional.empty(), LineSeparator.CRLF, CsvValue.INDEX, false);
        return new SubmissionWriter(table, new SubmissionCsv(format), store, () -> {});
    }

    private boolean isWrittenComplete(String folder) {
        return writer.inBucket(folder, table.folder(folder).orElseThrow()).complete();
    }

    private void upload(String... keys) {
        for (String key : keys) {
            store.photos.add(key);
        }
    }

    private void classify(String... keys) {
        for (String key : keys) {
            table.classified("images/" + key, Predictions.of(key).event(), Predictions.AT);
        }
    }
}
