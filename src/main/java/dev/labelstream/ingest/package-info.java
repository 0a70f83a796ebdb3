/**
 * From what an object store says to what it means: notifications in, changes of photos out.
 *
 * <p>In: records of {@code image-events} as a store wrote them, in batches. Out: {@link
 * dev.labelstream.event.NotificationBatch}es on the in-memory channel {@code notifications}, each still carrying its Kafka
 * records and their acknowledgement. Deliberately not here: the store itself, and any decision about a photo; nothing is
 * acknowledged or sent. Start reading at {@link dev.labelstream.ingest.NotificationReader}.
 */
package dev.labelstream.ingest;
