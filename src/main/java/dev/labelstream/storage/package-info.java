/**
 * The object store, and the data folder whose keys open the embedded one.
 *
 * <p>In: {@code labelstream.storage.*} and {@code credentials.properties}. Out: whole objects, listings, upload forms, and
 * buckets that exist before anybody asks for them. Deliberately not here: what the objects mean, retries (whoever asks
 * knows how long an answer is worth waiting for), and the embedded store itself. Start reading at {@link
 * dev.labelstream.storage.ObjectStore}.
 */
package dev.labelstream.storage;
