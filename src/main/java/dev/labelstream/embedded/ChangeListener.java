package dev.labelstream.embedded;

/** Hears of every change before the client does. */
interface ChangeListener {
    /** @throws RuntimeException to make the client's request fail; the change itself stays */
    void changed(StoreChange change);
}
