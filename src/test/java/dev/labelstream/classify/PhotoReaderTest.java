package dev.labelstream.classify;

import static dev.labelstream.classify.Samples.change;
import static dev.labelstream.classify.Samples.madeUp;
import static dev.labelstream.classify.Samples.removed;
import static dev.labelstream.classify.Samples.uploaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.classify.Reading.Readable;
import dev.labelstream.classify.Reading.Settled;
import dev.labelstream.classify.Reading.Unchanged;
import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.StoredImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoReaderTest {
    private static final int SIZE = 2;
    private static final int MAX_BYTES = 3;

    private final FakeStore store = new FakeStore();
    private final StorePatience patience = new StorePatience(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)));
    private final PhotoReader reader =
            new PhotoReader(store, new FakePixels(), patience, MAX_BYTES, Samples.metrics(), Samples.CLOCK);
    private final ByteBuffer target = ByteBuffer.allocateDirect(SIZE * SIZE * 3);

    @Test
    void eTagAndSizeComeFromTheGetAndNotFromTheEvent() throws Exception {
        // Given
        store.with("cats/1.jpg", 42);

        // When
        Reading reading = read(change(uploaded("cats/1.jpg", "17A")));

        // Then
        StoredImage image = new StoredImage("images", "cats/1.jpg", "tag-42", "17A", 3);
        assertThat(reading).isEqualTo(new Readable(image, Samples.UPLOADED));
        assertThat(target.get(SIZE * SIZE * 3 - 1)).isEqualTo((byte) 42);
    }

    @Test
    void aPhotoThatCannotBeDecodedIsAFailureWithTheETagOfItsBytes() throws Exception {
        // Given
        store.with("1.jpg", FakePixels.NOT_AN_IMAGE);

        // When
        ClassificationFailed failed = failure(read(change(uploaded("1.jpg"))));

        // Then
        assertThat(failed.reason()).isEqualTo(FailureReason.NOT_AN_IMAGE);
        assertThat(failed.image().eTag()).isEqualTo("tag-111");
        assertThat(failed.attempts()).isEqualTo(1);
    }

    @Test
    void aDecoderThatThrowsCostsOnlyThisPhoto() throws Exception {
        // Given
        store.with("1.jpg", FakePixels.KILLS_THE_DECODER);

        // When
        ClassificationFailed failed = failure(read(change(uploaded("1.jpg"))));

        // Then
        assertThat(failed.reason()).isEqualTo(FailureReason.NOT_AN_IMAGE);
        assertThat(failed.message()).contains("never seen such a picture");
    }

    @Test
    void aPhotoOfTooManyBytesIsTooLargeAndSaysHowLarge() throws Exception {
        // Given
        store.with("1.jpg", 42);
        PhotoReader strict = new PhotoReader(store, new FakePixels(), patience, 2, Samples.metrics(), Samples.CLOCK);

        // When
        ClassificationFailed failed =
                failure(strict.read(change(uploaded("1.jpg")), SIZE, target, Samples.trace(change(uploaded("1.jpg")))));

        // Then
        assertThat(failed.reason()).isEqualTo(FailureReason.TOO_LARGE);
        assertThat(failed.image().size()).isEqualTo(3);
        assertThat(failed.message()).contains("3 bytes", "labelstream.image.max-size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "1.HEIC", "archive.tar.gz", "noending"})
    void anEndingThatIsNoPhotoIsNotEvenFetched(String key) throws Exception {
        // Given
        store.with(key, 42);

        // When
        ClassificationFailed failed = failure(read(change(uploaded(key))));

        // Then
        assertThat(failed.reason()).isEqualTo(FailureReason.UNSUPPORTED_FORMAT);
        assertThat(store.fetched).isEmpty();
    }

    @Test
    void anUploadThatIsGoneBeforeItCouldBeReadIsMissing() throws Exception {
        // When
        ClassificationFailed failed = failure(read(change(uploaded("1.jpg"))));

        // Then
        assertThat(failed.reason()).isEqualTo(FailureReason.MISSING);
    }

    @Test
    void anUploadThatWasMadeUpAndIsNotThereIsGone() throws Exception {
        // When, Then
        assertThat(read(change(madeUp("1.jpg")))).isEqualTo(new Settled(Verdict.gone("images/1.jpg")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.jpg", "notes.txt"})
    void anUploadThatWasRemovedInTheSameBatchIsGoneAndNoFailure(String key) throws Exception {
        // When
        Reading reading = read(change(uploaded(key), removed(key)));

        // Then
        assertThat(reading).isEqualTo(new Settled(Verdict.gone("images/" + key)));
    }

    @Test
    void aRemovedPhotoIsGoneOnceTheStoreSaysSo() throws Exception {
        // When
        Reading reading = read(change(removed("1.jpg")));

        // Then
        assertThat(reading).isEqualTo(new Settled(Verdict.gone("images/1.jpg")));
        assertThat(store.fetched).isEmpty();
    }

    @Test
    void aRemovalOfAPhotoThatIsThereSaysNothing() throws Exception {
        // Given
        store.with("1.jpg", 42);

        // When
        Reading reading = read(change(removed("1.jpg")));

        // Then
        assertThat(reading).isEqualTo(new Unchanged());
    }

    @Test
    void aPhotoThatWasRemovedAndUploadedAgainIsRead() throws Exception {
        // Given
        store.with("1.jpg", 42);

        // When
        Reading reading = read(change(uploaded("1.jpg"), removed("1.jpg")));

        // Then
        assertThat(reading).isInstanceOf(Readable.class);
    }

    @Test
    void aStoreThatIsDownIsWaitedFor() {
        // Given
        store.with("1.jpg", 42).isDown = true;
        CompletableFuture<Reading> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return read(change(uploaded("1.jpg")));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> store.fetched.size() > 3);

        // When
        store.isDown = false;

        // Then
        Awaitility.await().until(reading::isDone);
        assertThat(reading.join()).isInstanceOf(Readable.class);
    }

    private Reading read(PhotoChange change) throws InterruptedException {
        return reader.read(change, SIZE, target, Samples.trace(change));
    }

    private static ClassificationFailed failure(Reading reading) {
        return (ClassificationFailed) ((Settled) reading).verdict().outcome();
    }
}
