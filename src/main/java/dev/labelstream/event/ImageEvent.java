package dev.labelstream.event;

import java.time.Instant;

/** A change of a photo, as its store told it. Events of one photo may arrive in any order and more than once. */
public sealed interface ImageEvent permits ImageUploaded, ImageRemoved {
    String bucket();

    /** Object key, decoded. */
    String key();

    /** The store's order of changes to this key; null where the store sends none. */
    String sequencer();

    /** When the store saw the change. */
    Instant at();

    default String path() {
        return bucket() + "/" + key();
    }
}
