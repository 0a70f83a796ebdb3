package dev.labelstream.train.report;

import static dev.labelstream.train.report.TrainingLogTest.at;
import static dev.labelstream.train.report.TrainingLogTest.evaluation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.image.ImageConfig;
import dev.labelstream.image.ImagePreprocessor;
import dev.labelstream.model.ModelFolder;
import dev.labelstream.model.NetworkCost;
import dev.labelstream.model.TestModels;
import dev.labelstream.train.Evaluation;
import dev.labelstream.train.LabelledPhoto;
import dev.labelstream.train.NearDuplicate;
import dev.labelstream.train.Prediction;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page itself; its numbers are its parts' tests. */
class ModelReportTest {
    private static final ServingCost COST = new ServingCost(
            new NetworkCost(11_177_538, 1_813_561_344), 9.5, 4.25, 22_421_760, "a processor", "float32");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:src|href|url|action)\\s*[=(]\\s*[\"']?+(?!data:image/jpeg;base64,)");

    @TempDir
    Path folder;

    private final Thumbnails thumbnails = new Thumbnails(new ImagePreprocessor(new SmallRyeConfigBuilder()
            .withMapping(ImageConfig.class)
            .addDiscoveredConverters()
            .build()
            .getConfigMapping(ImageConfig.class)));
    private final ConfidentMistakes mistakes = new ConfidentMistakes();
    private ModelFolder model;
    private LabelledPhoto photo;

    @BeforeAll
    static void startEngine() {
        TestModels.startEngine();
    }

    @BeforeEach
    void make() throws IOException {
        model = TestModels.lenet(folder.resolve("m"), "lenet-1", "cat", "<b>dog</b>");
        photo = new LabelledPhoto(folder.resolve("cat_1 & \"friend\".png"), 0);
        ImageIO.write(
                new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB),
                "png",
                photo.file().toFile());
    }

    @Test
    void everythingThatIsKnownIsOnOnePageThatNeedsNoNetwork() {
        mistakes.accept(new Prediction(photo, new float[] {0.004f, 0.996f}));

        String page = fill(new ModelReport(model, measured(), mistakes, history()));

        assertThat(page)
                .contains("75 of 100 photos are classified right, 75.00\u00a0%.")
                .contains("How the training went", "Confusion matrix", "Reliability", "The surest mistakes")
                .contains("Photos in both sets", "What it costs", "11,177,538", "1,813,561,344", "9.5 ms")
                .contains("</b> 99.6\u00a0%", "aspect-ratio: 40 / 20")
                .contains("3 of 128 bits differ")
                .doesNotContain("{page", "NOT_FOUND", "http:", "https:", "<script", folder.toString());
        assertThat(REFERENCE.matcher(page).results().map(match -> match.group()))
                .isEmpty();
    }

    @Test
    void namesFromElsewhereAreTextAndNoMarkup() {
        mistakes.accept(new Prediction(photo, new float[] {0.004f, 0.996f}));

        String page = fill(new ModelReport(model, measured(), mistakes, history()));

        assertThat(page)
                .doesNotContain("<b>dog</b>", "\"friend\"")
                .contains("&lt;b&gt;dog&lt;/b&gt;", "cat_1 &amp; &quot;friend&quot;.png");
    }

    @Test
    void everyPictureHasAWordForThoseWhoCannotSeeIt() {
        mistakes.accept(new Prediction(photo, new float[] {0.004f, 0.996f}));

        String page = fill(new ModelReport(model, measured(), mistakes, history()));

        assertThat(Pattern.compile("<img (?![^>]*alt=\"[^\"]+\")").matcher(page).find())
                .isFalse();
        assertThat(Pattern.compile("<svg (?![^>]*aria-label=\"[^\"]+\")")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        String page = fill(new ModelReport(model, null, mistakes, null));

        assertThat(page)
                .contains("No photos were held out", "What it costs")
                .doesNotContain(
                        "How the training went", "Confusion matrix", "The surest mistakes", "Photos in both sets");
    }

    @Test
    void aPhotoThatHasGoneCostsOnlyItsPicture() {
        mistakes.accept(new Prediction(new LabelledPhoto(folder.resolve("gone.png"), 0), new float[] {0.1f, 0.9f}));

        assertThat(fill(new ModelReport(model, measured(), mistakes, null))).doesNotContain("gone.png");
    }

    @Test
    void onlyTheSurestMistakesAreShown() {
        for (int i = 0; i < 50; i++) {
            mistakes.accept(new Prediction(photo, new float[] {0.49f - i / 1000f, 0.51f + i / 1000f}));
        }
        mistakes.accept(new Prediction(photo, new float[] {1, 0}));

        assertThat(mistakes.all()).isEqualTo(50);
        assertThat(mistakes.surest()).hasSize(24);
        assertThat(mistakes.surest().get(0).confidence()).isEqualTo(0.51f + 49 / 1000f);
    }

    private String fill(ModelReport report) {
        return PageTemplate.fill(report.page(COST, thumbnails));
    }

    private TrainingLog history() {
        TrainingLog history = TrainingLog.begin(folder, new TrainingLogTest.Heard());
        history.compared(List.of(new NearDuplicate(photo, photo, 3)));
        history.progressed(at(1, 640, 0.7));
        history.epochEnded(at(1, 1280, 0.5), evaluation(0.75));
        history.epochEnded(at(2, 2560, 0.4), evaluation(0.8));
        return history;
    }

    private static Evaluation measured() {
        Evaluation.Tally tally = new Evaluation.Tally(2);
        for (int i = 0; i < 100; i++) {
            tally.add(i < 75 ? new float[] {0.8f, 0.2f} : new float[] {0.3f, 0.7f}, 0);
        }
        return tally.evaluation();
    }
}
