package dev.labelstream.classify;

import dev.labelstream.event.StoredImage;
import java.time.Instant;

/** What came of reading a photo. */
sealed interface Reading {
    /** Its pixels lie in the batch's buffer. */
    record Readable(StoredImage image, Instant uploadedAt) implements Reading {}

    /** There is nothing to classify, and this is what to say about it. */
    record Settled(Verdict verdict) implements Reading {}

    /** Nothing is to be said: the photo that a removal was about is there, so the notification of that upload speaks for it. */
    record Unchanged() implements Reading {}
}
