/**
 * No image left behind: the bucket of photos compared with the results, and events made up where the two disagree.
 *
 * <p>In: the bucket's listing, the results as {@code aggregate} holds them, the notifications that still wait, and requests
 * from the topic {@code controls}. Out: made-up events on {@code image-events}, and {@code SweepFinished}. Deliberately not
 * here: any result; whoever classifies asks the store, and drops an event that says nothing new. Start reading at {@link
 * dev.labelstream.aggregate.sweep.Sweep}.
 */
package dev.labelstream.aggregate.sweep;
