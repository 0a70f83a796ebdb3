package dev.labelstream.event;

/** What became of a photo: a label, or the reason why there is none. */
public sealed interface ClassificationOutcome permits ImageClassified, ClassificationFailed {
    StoredImage image();
}
