package dev.labelstream.aggregate;

/** What comes first in a list of photos; equal ones follow by object key. */
enum PhotoOrder {
    NEWEST {
        @Override
        double rank(ListedPhoto photo) {
            return -photo.at().toEpochMilli();
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
