package dev.labelstream.classify;

import dev.labelstream.event.ClassificationOutcome;

/**
 * What the topics will say about a photo.
 *
 * @param path the record key
 * @param outcome null when the photo is gone
 */
record Verdict(String path, ClassificationOutcome outcome) {
    static Verdict of(ClassificationOutcome outcome) {
        return new Verdict(outcome.image().path(), outcome);
    }

    static Verdict gone(String path) {
        return new Verdict(path, null);
    }
}
