package dev.labelstream.storage;

/** The store answered that there is no such object. */
public record MissingObject() implements Fetched {}
