package dev.labelstream.process;

/** Priorities of the observers of {@code StartupEvent}, lowest first: whoever comes later finds the earlier ones at work. */
public final class StartOrder {
    /** The data folder is there and ours. */
    public static final int DATA_FOLDER = 0;
    /** The broker and the store of this process answer, where it has them. */
    public static final int EMBEDDED = 1;

    /** What takes long and needs no more than broker and store begins on threads of its own; see {@link Ahead}. */
    public static final int AHEAD = 3;

    public static final int TOPICS = 10;
    public static final int BUCKETS = 20;
    /** The active model is loaded. */
    public static final int MODELS = 30;
    /** Whoever takes work; the channels (1000) open after that. */
    public static final int STAGES = 40;

    /** When stopping, after the channels (50) and everything else that still talks to broker and store. */
    public static final int STOP_EMBEDDED = 100_000;

    private StartOrder() {}
}
