package dev.labelstream.storage;

/**
 * The object has more bytes than were asked for; none of them were kept.
 *
 * @param size bytes, or what was seen of them where the store did not say
 */
public record OversizeObject(long size) implements Fetched {}
