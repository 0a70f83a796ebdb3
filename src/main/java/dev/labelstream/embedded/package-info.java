/**
 * A Kafka broker and an S3 store inside this process, so that one command runs everything.
 *
 * <p>In: a data folder and two ports. Out: both at their places before anything else starts, and a notification on {@code
 * image-events} before the answer to an upload. Nobody knows this package: all others find broker and store by address,
 * as they would any. Deliberately not here: topics, buckets, and security for anything but the loopback interface. Start
 * reading at {@link dev.labelstream.embedded.EmbeddedInfrastructure}.
 *
 * <p>The store keeps an object as a file. It cannot hold both {@code a} and {@code a/1.jpg}, keeps names apart by letter
 * case only where the file system does, limits each part of a key between slashes to what a file name may have (255 bytes
 * on most systems) and the metadata of an object to a few kilobytes, and does not wait for the disk at each write: a
 * process may be killed without loss, a machine that loses power may lose the last seconds.
 */
package dev.labelstream.embedded;
