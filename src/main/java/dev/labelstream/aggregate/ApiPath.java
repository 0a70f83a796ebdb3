package dev.labelstream.aggregate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths of the routes here, safe for any folder name. */
final class ApiPath {
    private static final String SUBMISSIONS = "/api/submissions/";

    private ApiPath() {}

    static String csv(String folder) {
        return SUBMISSIONS + encode(folder) + ".csv";
    }

    static String manifest(String folder) {
        return SUBMISSIONS + encode(folder) + ".json";
    }

    /** Slashes stay where they separate names; empty names and dots would be lost on the way, so their slashes do not. */
    private static String encode(String folder) {
        String encoded = URLEncoder.encode(folder, StandardCharsets.UTF_8).replace("+", "%20");
        boolean plain = !("/" + folder + "/").contains("//") && !("/" + folder + "/").matches(".*/\\.{1,2}/.*");
        return plain ? encoded.replace("%2F", "/") : encoded;
    }
}
