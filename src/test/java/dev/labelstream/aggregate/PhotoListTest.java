package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotoListTest {
    private final PredictionTable table = new PredictionTable("images", folder -> {});

    @Test
    void thePagesTogetherAreAllPhotosOnceInOrder() {
        // Given
        for (int i = 0; i < 25; i++) {
            classify("demo/" + i + ".jpg", 0.5 + i / 100.0);
        }

        // When
        List<String> keys = new ArrayList<>();
        PhotoCursor after = null;
        do {
            PhotoList page = PhotoList.of(table, PhotoFilter.ALL, PhotoOrder.LEAST_SURE, after, 10);
            page.photos().forEach(photo -> keys.add(photo.key()));
            assertThat(page.total()).isEqualTo(25);
            after = page.next() == null ? null : PhotoCursor.read(page.next());
        } while (after != null);

        // Then
        assertThat(keys)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("demo/0.jpg")
                .endsWith("demo/24.jpg");
    }

    @Test
    void theNewestResultComesFirst() {
        // Given
        classify("demo/1.jpg", 0.9);
        table.failed("images/other/broken.jpg", Predictions.failure("other/broken.jpg"));

        // When
        PhotoList page = PhotoList.of(table, PhotoFilter.ALL, PhotoOrder.NEWEST, null, 10);

        // Then
        assertThat(page.photos()).extracting(ListedPhoto::key).containsExactly("demo/1.jpg", "other/broken.jpg");
        assertThat(page.failures()).isOne();
        assertThat(page.labels()).containsEntry("dog", 1);
    }

    @Test
    void ofTwoResultsInOneMillisecondTheNewerComesFirst() {
        // Given
        Instant first = Instant.parse("2026-01-02T09:00:00.000100Z");
        classify(Predictions.of("demo/1.jpg").classifiedAt(first));
        classify(Predictions.of("demo/2.jpg").classifiedAt(first.plusNanos(1000)));

        // When
        PhotoList page = PhotoList.of(table, PhotoFilter.ALL, PhotoOrder.NEWEST, null, 1);
        PhotoList rest = PhotoList.of(table, PhotoFilter.ALL, PhotoOrder.NEWEST, PhotoCursor.read(page.next()), 1);

        // Then
        assertThat(page.photos()).extracting(ListedPhoto::key).containsExactly("demo/2.jpg");
        assertThat(rest.photos()).extracting(ListedPhoto::key).containsExactly("demo/1.jpg");
    }

    @Test
    void theFilterTakesFolderLabelAndConfidence() {
        // Given
        classify("a/sure.jpg", 0.99);
        classify("a/unsure.jpg", 0.6);
        classify("a/cat.jpg", 0.4);
        classify("b/unsure.jpg", 0.6);

        // When
        PhotoList page = PhotoList.of(table, new PhotoFilter("a", "dog", null, null, 0.8), PhotoOrder.NEWEST, null, 10);

        // Then
        assertThat(page.photos()).extracting(ListedPhoto::key).containsExactly("a/unsure.jpg");
    }

    @Test
    void aPhotoWithALabelAndALaterFailureIsListedOnce() {
        // Given
        classify("a/1.jpg", 0.9);
        table.failed("images/a/1.jpg", Predictions.failure("a/1.jpg"));

        // Then
        assertThat(PhotoList.of(table, PhotoFilter.ALL, PhotoOrder.NEWEST, null, 10)
                        .photos())
                .singleElement()
                .extracting(ListedPhoto::label)
                .isEqualTo("dog");
        PhotoFilter failed = new PhotoFilter(null, null, PhotoStory.State.FAILED, null, null);
        assertThat(PhotoList.of(table, failed, PhotoOrder.NEWEST, null, 10).photos())
                .singleElement()
                .extracting(ListedPhoto::message)
                .isEqualTo("a/1.jpg is no picture");
    }

    @Test
    void aKeyThatNobodyKnowsIsNearToOthers() {
        // Given
        classify("demo/IMG_1.JPG", 0.9);
        classify("other/img_1.jpg", 0.9);
        classify("other/img_2.jpg", 0.9);

        // Then
        assertThat(new NearMisses(table).of("demo/img_1.jpg")).containsExactly("demo/IMG_1.JPG", "other/img_1.jpg");
    }

    private void classify(String key, double dog) {
        classify(Predictions.of(key).dog(dog));
    }

    private void classify(Predictions result) {
        table.classified("images/" + result.key(), result.event(), Predictions.AT);
    }
}
