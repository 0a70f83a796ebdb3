package dev.labelstream.storage;

/** What came of asking for an object. A store that does not answer is no outcome: see {@link StoreUnavailable}. */
public sealed interface Fetched permits FetchedObject, MissingObject, OversizeObject {}
