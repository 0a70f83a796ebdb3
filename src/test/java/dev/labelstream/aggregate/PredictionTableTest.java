package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionTableTest {
    private static final SubmissionCsv CSV =
            new SubmissionCsv(new CsvFormat(Optional.empty(), LineSeparator.CRLF, CsvValue.INDEX, false));

    private final List<String> touched = new ArrayList<>();
    private final PredictionTable table = new PredictionTable("images", touched::add);

    @Test
    void resultsAreSortedIntoTheirFolders() {
        // When
        classify("demo/10.jpg", "demo/9.jpg", "demo/deep/1.jpg", "7.jpg");

        // Then
        assertThat(table.folders().keySet()).containsExactly("default", "demo", "demo/deep");
        assertThat(rows("demo")).containsExactly("demo/9.jpg", "demo/10.jpg");
        assertThat(table.rows()).isEqualTo(4);
        assertThat(touched).containsExactly("demo", "demo", "demo/deep", "default");
    }

    @Test
    void aFolderNamedDefaultSharesTheSubmissionOfTheKeysWithoutFolder() {
        // When
        classify("7.jpg", "default/7.jpg");

        // Then
        assertThat(rows("default")).containsExactly("7.jpg", "default/7.jpg");
    }

    @Test
    void aRowLeavesWhenItsPredictionIsTakenBackAndTheFolderWithItsLastRow() {
        // Given
        classify("demo/1.jpg", "demo/2.jpg");

        // When
        table.unclassified("images/demo/1.jpg");

        // Then
        assertThat(rows("demo")).containsExactly("demo/2.jpg");
        table.unclassified("images/demo/2.jpg");
        assertThat(table.folder("demo")).isEmpty();
        assertThat(table.rows()).isZero();
    }

    @Test
    void takingBackWhatIsNotThereChangesNothingButIsHeard() {
        // When
        table.unclassified("images/demo/1.jpg");
        table.unfailed("images/demo/1.jpg");

        // Then
        assertThat(table.folders()).isEmpty();
        assertThat(touched).containsExactly("demo", "demo");
    }

    @Test
    void failuresKeepAFolderAlive() {
        // When
        table.failed("images/demo/1.jpg", Predictions.failure("demo/1.jpg"));

        // Then
        assertThat(folder("demo").failures()).containsOnlyKeys("demo/1.jpg");
        assertThat(table.failures()).isOne();
        table.unfailed("images/demo/1.jpg");
        assertThat(table.folders()).isEmpty();
        assertThat(table.failures()).isZero();
    }

    @Test
    void otherBucketsAreNoneOfItsBusiness() {
        // When
        table.classified("training/demo/1.jpg", Predictions.of("demo/1.jpg").event(), Predictions.AT);
        table.unclassified("images");
        table.unclassified("images/");

        // Then
        assertThat(table.folders()).isEmpty();
        assertThat(touched).isEmpty();
    }

    @Test
    void aRepeatedResultLeavesTheSnapshotAsItIs() {
        // Given
        classify("demo/1.jpg");
        SubmissionSnapshot before = folder("demo").snapshot(CSV);

        // When
        classify("demo/1.jpg");

        // Then
        assertThat(folder("demo").snapshot(CSV)).isSameAs(before);
        classify("demo/2.jpg");
        assertThat(folder("demo").snapshot(CSV).rows()).isEqualTo(2);
    }

    @Test
    void ofAHundredThousandPhotosInAnyOrderTheCsvIsSorted() {
        // Given
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, 100_000).boxed().toList());
        Collections.shuffle(numbers, new Random(4));

        // When
        numbers.forEach(number -> classify("demo/" + number + ".jpg"));

        // Then
        String expected = IntStream.range(0, 100_000)
                .mapToObj(number -> number + ",1\r\n")
                .collect(Collectors.joining());
        SubmissionSnapshot snapshot = folder("demo").snapshot(CSV);
        assertThat(snapshot.rows()).isEqualTo(100_000);
        assertThat(new String(snapshot.csv(), StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    private void classify(String... keys) {
        for (String key : keys) {
            table.classified("images/" + key, Predictions.of(key).event(), Predictions.AT);
        }
    }

    private FolderTable folder(String name) {
        return table.folder(name).orElseThrow();
    }

    private Iterable<String> rows(String folder) {
        return folder(folder).rows().keySet();
    }
}
