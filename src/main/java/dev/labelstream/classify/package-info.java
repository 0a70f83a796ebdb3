/**
 * Photos become predictions, each notification exactly once.
 *
 * <p>In: batches of notifications with their Kafka positions, photos from the store, the active model. Out: one Kafka
 * transaction per batch with predictions, failures, nulls, dead letters and the consumed offsets. Deliberately not here:
 * how a notification or a photo is read, which model is active, what happens to predictions. Start reading at
 * {@link dev.labelstream.classify.ClassifyStage}, then {@code ClassifyPipeline}.
 */
package dev.labelstream.classify;
