package dev.labelstream.classify;

import dev.labelstream.event.ImageEvent;
import dev.labelstream.event.ImageUploaded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that one batch says about one photo. Only the store knows what has become of it, so it is asked once, and its one
 * answer is the outcome of all these events.
 *
 * @param upload the newest one, of a store where there is one; null when the photo was only removed
 * @param removed whether it was removed, too
 */
record PhotoChange(String bucket, String key, ImageUploaded upload, boolean removed) {
    /** One for each photo, in the order of first mention. */
    static List<PhotoChange> of(List<ImageEvent> events) {
        Map<String, PhotoChange> changes = new LinkedHashMap<>();
        for (ImageEvent event : events) {
            changes.merge(event.path(), of(event), PhotoChange::and);
        }
        return new ArrayList<>(changes.values());
    }

    String path() {
        return bucket + "/" + key;
    }

    /** Whether no store told of any of it. */
    boolean isMadeUp() {
        return upload != null && upload.isMadeUp() && !removed;
    }

    private static PhotoChange of(ImageEvent event) {
        boolean isUpload = event instanceof ImageUploaded;
        return new PhotoChange(event.bucket(), event.key(), isUpload ? (ImageUploaded) event : null, !isUpload);
    }

    private PhotoChange and(PhotoChange later) {
        return new PhotoChange(bucket, key, newer(upload, later.upload), removed || later.removed);
    }

    private static ImageUploaded newer(ImageUploaded first, ImageUploaded second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        if (first.isMadeUp() != second.isMadeUp()) {
            return first.isMadeUp() ? second : first;
        }
        return isAfter(first.sequencer(), second.sequencer()) ? first : second;
    }

    /** Sequencers compare as hexadecimal numbers that were padded with zeros on the right. */
    private static boolean isAfter(String first, String second) {
        if (first == null || second == null) {
            return false;
        }
        int width = Math.max(first.length(), second.length());
        return padded(first, width).compareToIgnoreCase(padded(second, width)) > 0;
    }

    private static String padded(String sequencer, int width) {
        return sequencer + "0".repeat(width - sequencer.length());
    }
}
