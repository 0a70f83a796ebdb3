package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labelstream.DrawnPhoto;
import dev.labelstream.aggregate.Manifest;
import dev.labelstream.aggregate.TableBenchmark;
import dev.labelstream.event.EventJson;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.TestModels;
import dev.labelstream.storage.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands beside a running server, on pictures drawn here. */
@QuarkusTest
class CommandsQuarkusTest {
    private static final int PICTURES = 12;

    @TempDir
    private Path photos;

    @TempDir
    private Path results;

    @Inject
    CommandLine.IFactory factory;

    @Inject
    RunningServer server;

    @Inject
    ObjectStore store;

    @TestHTTPResource
    URI api;

    @TestHTTPResource(management = true)
    URI management;

    private final String folder = "commands/" + UUID.randomUUID();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ServerClient client;

    @BeforeEach
    void connect() {
        client = new ServerClient(
                api, management.resolve("/"), server.credentials().managePassword(), Optional.empty());
    }

    @Test
    void benchTrainMeasuresWithPicturesOfItsOwn() {
        // When
        int code = execute("bench", "train", "--size", "32", "--batch-size", "4", "--steps", "2", "--json");

        // Then
        assertThat(code).as(err.toString()).isZero();
        assertThat(EventJson.read(out.toString(), BenchTrainCommand.Result.class))
                .satisfies(result ->
                        assertThat(result.imagesPerSecond()).isPositive().isLessThan(result.stepImagesPerSecond()))
                .satisfies(result -> assertThat(result.batchSize()).isEqualTo(4));
    }

    @Test
    void benchCsvFillsTheTableAndWritesIt() {
        // When
        int code = execute("bench", "csv", "--rows", "20000", "--json");

        // Then
        assertThat(code).as(err.toString()).isZero();
        assertThat(EventJson.read(out.toString(), TableBenchmark.Result.class))
                .satisfies(result -> assertThat(result.rows()).isEqualTo(20_000))
                .satisfies(result -> assertThat(result.fillRecordsPerSecond()).isPositive())
                .satisfies(result -> assertThat(result.writeRowsPerSecond()).isPositive());
    }

    @Test
    void whatIsUploadedGetsTheCsvThatClassifyWritesWithoutAServer() throws IOException {
        // Given
        draw();
        Path csv = results.resolve("alone.csv");

        // When
        int classified = execute("classify", photos.toString(), "--out", csv.toString());
        int uploaded = execute("upload", photos.toString(), "--prefix", folder);

        // Then
        assertThat(uploaded).isZero();
        assertThat(classified).isZero();
        assertThat(err.toString()).isEmpty();
        Manifest manifest;
        try (Progress progress = new Progress.Lines("classified", PICTURES, System.err)) {
            manifest = new SubmissionWait(client::manifest, Duration.ofMinutes(2))
                    .awaitComplete(folder, PICTURES, progress);
        }
        assertThat(manifest.rows()).isEqualTo(PICTURES);
        assertThat(client.csv(folder)).isEqualTo(Files.readString(csv));
    }

    @Test
    void onePhotoIsUploadedUnderItsName() throws IOException {
        draw();
        String name = UUID.randomUUID() + ".jpg";
        Path photo = Files.copy(photos.resolve("1.jpg"), results.resolve(name));

        int uploaded = execute("upload", photo.toString());
        int uploadedToFolder = execute("upload", photo.toString(), "--prefix", folder);

        assertThat(uploaded).isZero();
        assertThat(uploadedToFolder).isZero();
        assertThat(store.exists("images", name)).isTrue();
        assertThat(store.exists("images", folder + "/" + name)).isTrue();
        store.remove("images", name);
        store.remove("images", folder + "/" + name);
    }

    @Test
    void labelledPhotosGoWhereTrainingsReadUnderTheFolderOfTheirClass() throws IOException {
        // Given
        Path cats = Files.createDirectory(photos.resolve("cat"));
        Files.write(cats.resolve("1.jpg"), DrawnPhoto.jpeg(1));

        // When
        int uploaded = execute("upload", photos.toString(), "--training");
        int waited = execute("upload", photos.toString(), "--training", "--wait");

        // Then
        assertThat(uploaded).isZero();
        assertThat(store.exists("training", "cat/1.jpg")).isTrue();
        assertThat(waited).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().satisfies(line -> assertThat(line)
                .contains("--wait", "labelled photos"));
        store.remove("training", "cat/1.jpg");
    }

    @Test
    void anUnreadablePhotoIsNamedTheOthersAreWrittenAndTheExitCodeSaysSo() throws IOException {
        // Given
        draw();
        Files.writeString(photos.resolve("13.jpg"), "no photo");
        Files.writeString(photos.resolve("read.me"), "no photo either");
        Path csv = results.resolve("alone.csv");

        // When
        int code = execute("classify", photos.toString(), "--out", csv.toString(), "--probabilities");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("13.jpg: ").contains("skipped 1 file that is no photo");
        assertThat(Files.readAllLines(csv)).hasSize(PICTURES).allSatisfy(row -> assertThat(row)
                .matches("\\d+,[01],[0-9.e-]+,[0-9.e-]+"));
    }

    @Test
    void calibrateTakesTheRangesFromThePhotosThatWereLearned() throws IOException {
        // Given
        drawLabelled(photos, 1);
        Path learned = Files.createDirectory(results.resolve("learned"));
        drawLabelled(learned, 100);
        Path first = TestModels.lenet(results.resolve("first"), "first", "cat", "dog")
                .path();
        Path second = TestModels.lenet(results.resolve("second"), "second", "cat", "dog")
                .path();
        Path third = TestModels.lenet(results.resolve("third"), "third", "cat", "dog")
                .path();

        // When
        int alone = execute("model", "calibrate", first.toString(), learned.toString());
        int both =
                execute("model", "calibrate", second.toString(), photos.toString(), "--training", learned.toString());
        int others = execute("model", "calibrate", third.toString(), photos.toString());

        // Then
        assertThat(List.of(alone, both, others)).as(err.toString()).containsOnly(0);
        assertThat(out.toString()).contains("right of 4 photos");
        assertThat(ModelFolder.open(second).card().ranges())
                .isEqualTo(ModelFolder.open(first).card().ranges())
                .isNotEqualTo(ModelFolder.open(third).card().ranges());
    }

    @Test
    void evaluateWritesAPageWhereOneIsWanted() throws IOException {
        // Given
        drawLabelled(photos, 1);
        Path page = results.resolve("pages/report.html");

        // When
        int code = execute("evaluate", photos.toString(), "--json", "--report", page.toString());

        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("\"images\":4", "\"reliability\":[");
        assertThat(page).content().contains("of 4 photos are classified right", "Confusion matrix");
    }

    @Test
    void weightsOfAnotherNetworkAreListedTensorByTensor() {
        // Given
        String weights = TestModels.lenet(results.resolve("lenet"), "lenet-1", "cat", "dog")
                .path()
                .resolve(ModelFolder.WEIGHTS)
                .toString();

        // When
        int imported = execute(
                "model", "import", weights, "--architecture", "lenet", "--labels", "a,b", "--out", results + "/mine");
        int refused = execute(
                "model", "import", weights, "--architecture", "resnet18", "--labels", "a,b", "--out", results + "/no");

        // Then
        assertThat(imported).isZero();
        assertThat(ModelFolder.open(results.resolve("mine")).card().labels()).containsExactly("a", "b");
        assertThat(refused).isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSizeBetween(10, 30)
                .first()
                .asString()
                .contains("does not hold a resnet18 with 2 classes: tensor conv1.weight is missing, and ");
    }

    @Test
    void theActiveModelIsListedWithItsMark() {
        // When
        int code = execute("model", "list");

        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).containsPattern("(?m)^\\* \\S+");
    }

    @Test
    void aModelThatIsNotThereIsOneLineThatNamesIt() throws IOException {
        // Given
        draw();

        // When
        int code = execute("classify", photos.toString(), "--model", "nobody");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("there is no model 'nobody'");
    }

    @Test
    void whatTheServerRefusesSaysWhy() {
        assertThatThrownBy(() -> client.manage("POST", "/models/nobody/activate"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("there is no model 'nobody'");
    }

    private int execute(String... args) {
        return CommandTree.create(factory)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    /** Two cats and two dogs, as far as their names go. */
    private static void drawLabelled(Path folder, int first) throws IOException {
        DrawnPictures pictures = new DrawnPictures(3);
        for (int number = first; number < first + 4; number++) {
            Files.write(
                    folder.resolve((number % 2 == 0 ? "cat_" : "dog_") + number + ".jpg"),
                    pictures.draw(pictures.kindOf(number), number));
        }
    }

    private void draw() throws IOException {
        DrawnPictures pictures = new DrawnPictures(3);
        for (int number = 1; number <= PICTURES; number++) {
            Files.write(photos.resolve(number + ".jpg"), pictures.draw(pictures.kindOf(number), number));
        }
    }
}
