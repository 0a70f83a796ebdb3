package dev.labelstream.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.classify.Reading.Readable;
import dev.labelstream.event.ClassificationFailed;
import dev.labelstream.event.FailureReason;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.StoredImage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageClassifierTest {
    private static final int SIZE = 2;

    private final FakeModel model = new FakeModel("m1", SIZE);
    private final ImageClassifier classifier = new ImageClassifier(Samples.metrics(), Samples.traces(), Samples.CLOCK);

    @Test
    void eachPhotoGetsItsOwnLabelAndAllProbabilitiesInLabelOrder() {
        // When
        List<Verdict> verdicts = classifier.classify(prepared(98, 2));

        // Then
        ImageClassified dog = (ImageClassified) verdicts.get(0).outcome();
        assertThat(dog.label()).isEqualTo("dog");
        assertThat(dog.classIndex()).isEqualTo(1);
        assertThat(dog.confidence()).isEqualTo(0.98);
        assertThat(dog.probabilities()).containsOnlyKeys("cat", "dog");
        assertThat(dog.model()).isEqualTo(model.reference());
        assertThat(dog.uploadedAt()).isEqualTo(Samples.UPLOADED);
        assertThat(dog.classifiedAt()).isEqualTo(Samples.NOW);
        assertThat(((ImageClassified) verdicts.get(1).outcome()).label()).isEqualTo("cat");
        assertThat(model.batches).containsExactly(2);
    }

    @Test
    void equalProbabilitiesGoToTheFirstLabel() {
        // When
        List<Verdict> verdicts = classifier.classify(prepared(50));

        // Then
        assertThat(((ImageClassified) verdicts.get(0).outcome()).classIndex()).isZero();
    }

    @Test
    void aPhotoTheNetworkFailsOnCostsOnlyItself() {
        // When
        List<Verdict> verdicts = classifier.classify(prepared(98, FakeModel.MAKES_IT_FAIL, 2));

        // Then
        assertThat(verdicts.get(0).outcome()).isInstanceOf(ImageClassified.class);
        assertThat(verdicts.get(2).outcome()).isInstanceOf(ImageClassified.class);
        ClassificationFailed failed = (ClassificationFailed) verdicts.get(1).outcome();
        assertThat(failed.reason()).isEqualTo(FailureReason.ENGINE);
        assertThat(failed.attempts()).isEqualTo(2);
        assertThat(failed.message()).contains("m1", "does not like it");
        assertThat(model.batches).containsExactly(3, 1, 1, 1);
    }

    @Test
    void anAnswerThatIsNoNumberIsAFailure() {
        // When
        List<Verdict> verdicts = classifier.classify(prepared(FakeModel.MAKES_IT_ANSWER_NAN, 98));

        // Then
        assertThat(verdicts.get(0).outcome()).isInstanceOf(ClassificationFailed.class);
        assertThat(verdicts.get(1).outcome()).isInstanceOf(ImageClassified.class);
    }

    @Test
    void aSliceWithoutAReadablePhotoDoesNotTroubleTheNetwork() {
        // Given
        Verdict gone = Verdict.gone("images/1.jpg");
        PreparedSlice nothing = new PreparedSlice(
                new Slice(List.of(), List.of(), Samples.consumed(1), Map.of()),
                lease(),
                ByteBuffer.allocateDirect(0),
                List.of(),
                List.of(gone));

        // When
        List<Verdict> verdicts = classifier.classify(nothing);

        // Then
        assertThat(verdicts).containsExactly(gone);
        assertThat(model.batches).isEmpty();
    }

    private PreparedSlice prepared(int... pixels) {
        ByteBuffer pictures = ByteBuffer.allocateDirect(pixels.length * SIZE * SIZE * 3 + 5);
        for (int pixel : pixels) {
            for (int i = 0; i < SIZE * SIZE * 3; i++) {
                pictures.put((byte) pixel);
            }
        }
        List<Readable> photos = IntStream.range(0, pixels.length)
                .mapToObj(i -> new StoredImage("images", i + ".jpg", "tag", null, 3))
                .map(image -> new Readable(image, Samples.UPLOADED))
                .toList();
        List<PhotoChange> changes = photos.stream()
                .map(photo -> Samples.change(Samples.uploaded(photo.image().key())))
                .toList();
        Slice slice = new Slice(
                changes, List.of(), Samples.consumed(1), Samples.traces().begin(changes));
        return new PreparedSlice(slice, lease(), pictures, photos, List.of());
    }

    private ModelSwap.Lease lease() {
        ModelSwap models = new ModelSwap();
        models.swapTo(model);
        try {
            return models.lease();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
