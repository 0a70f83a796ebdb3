package dev.labelstream.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events whose JSON lies in {@code src/test/resources/event}, one file each, named after the record. */
final class GoldenEvents {
    private static final String TRAINING = "resnet18-20260102";
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private GoldenEvents() {}

    static List<Record> all() {
        return List.of(
                classified(),
                new ClassificationFailed(
                        new StoredImage("images", "demo/broken.jpg", null, null, 0),
                        FailureReason.NOT_AN_IMAGE,
                        "demo/broken.jpg is no picture: it starts with 'hello'",
                        1,
                        AT.plusSeconds(1)),
                new ModelActivated(TRAINING, "resnet18", "resnet18-cats-dogs", AT),
                new TrainingRequested(
                        TRAINING,
                        "resnet18",
                        "batch",
                        2,
                        3,
                        96,
                        32,
                        0.001,
                        "adamw",
                        "default",
                        "cat,*",
                        7L,
                        0.1,
                        "active",
                        ActivationRule.IF_BETTER,
                        AT),
                new TrainingStarted(TRAINING, "left-labelstream-data", AT),
                new TrainingProgressed(TRAINING, 2, 3, 4096, 0.25, 0.91, AT),
                new TrainingFinished(
                        TRAINING,
                        TRAINING,
                        0.93,
                        0.2,
                        true,
                        "0.93 on 400 photos against 0.91 of resnet18-cats-dogs",
                        AT),
                new TrainingFailed(
                        TRAINING,
                        "no labelled photo in s3://training: name them cat_12.jpg, cat.12.jpg or cat/12.jpg",
                        AT),
                new TrainingCancelled(TRAINING, AT),
                new ClassificationPaused(AT),
                new ClassificationResumed(AT),
                new SweepRequested(AT),
                new SweepFinished("left-labelstream-data", 1200, 3, 2, 1, 40, null, AT, AT.plusSeconds(1)),
                new RescoreRequested("demo/2026", AT),
                new ReplayRequested("demo", FailureReason.NOT_AN_IMAGE, AT));
    }

    static ImageClassified classified() {
        return new ImageClassified(
                new StoredImage(
                        "images", "demo/a+b c/2%.jpg", "9a0364b9e99bb480dd25e1f0284c8555", "17D3F6A5E6C2A4B8", 12345),
                "dog",
                1,
                0.98,
                new LinkedHashMap<>(Map.of("cat", 0.02, "dog", 0.98)),
                new ModelReference(
                        "resnet18-cats-dogs",
                        "resnet18",
                        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Instant.parse("2026-01-02T03:04:06.000123Z"));
    }
}
