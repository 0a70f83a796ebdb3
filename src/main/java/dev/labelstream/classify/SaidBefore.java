package dev.labelstream.classify;

import dev.labelstream.event.ModelReference;

/** Tells made-up events with nothing new to say from those that are needed. */
interface SaidBefore extends AutoCloseable {
    /** Whether the photo's prediction is already about those bytes and by that model. Always false for what a store sent. */
    boolean isSaid(PhotoChange change, ModelReference model) throws InterruptedException;

    @Override
    void close();
}
