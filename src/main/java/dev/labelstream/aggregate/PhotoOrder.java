package dev.labelstream.aggregate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What comes first in a list of photos; equal ones follow by object key. */
enum PhotoOrder {
    /** By the microsecond: in a rush, dozens of photos share a millisecond. */
    NEWEST {
        @Override
        double rank(ListedPhoto photo) {
            return -ChronoUnit.MICROS.between(Instant.EPOCH, photo.at());
        }
    },
    /** Photos without a label before all others. */
    LEAST_SURE {
        @Override
        double rank(ListedPhoto photo) {
            return photo.confidence() == null ? -1 : photo.confidence();
        }
    };

    /** The smallest comes first. */
    abstract double rank(ListedPhoto photo);

    PhotoCursor cursor(ListedPhoto photo) {
        return new PhotoCursor(rank(photo), photo.key());
    }
}
