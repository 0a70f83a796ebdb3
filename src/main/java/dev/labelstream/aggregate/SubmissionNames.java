package dev.labelstream.aggregate;

/** What an object key says about its photo's place in a submission. */
public final class SubmissionNames {
    /** Folder of the keys that have none. */
    public static final String DEFAULT_FOLDER = "default";

    private SubmissionNames() {}

    /** Everything before the last slash. */
    public static String folder(String key) {
        int slash = key.lastIndexOf('/');
        return slash < 0 ? DEFAULT_FOLDER : key.substring(0, slash);
    }

    /** The file name before its first dot, unchanged. */
    public static String id(String key) {
        return key.substring(idStart(key), idEnd(key));
    }

    static int idStart(String key) {
        return key.lastIndexOf('/') + 1;
    }

    static int idEnd(String key) {
        int dot = key.indexOf('.', idStart(key));
        return dot < 0 ? key.length() : dot;
    }

    /** Objects that are no photos of anybody: folder markers and hidden files. */
    static boolean isIgnored(String key) {
        return key.endsWith("/") || key.startsWith(".", idStart(key));
    }
}
