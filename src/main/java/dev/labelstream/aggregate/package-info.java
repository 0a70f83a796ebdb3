/**
 * From results in any order to one sorted CSV per folder.
 *
 * <p>In: the compacted topics of predictions and failures, from their beginning. Out: {@code <folder>.csv} and
 * {@code <folder>.json} in the submissions bucket, and the same over HTTP, with the story of each photo. Deliberately not
 * here: deciding a label, or whether a photo still exists; a row says what the topic said last. Start reading at
 * {@link dev.labelstream.aggregate.AggregateStage}.
 */
package dev.labelstream.aggregate;
