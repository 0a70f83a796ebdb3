package dev.labelstream.aggregate;

import java.util.List;

/**
 * The problem document about a key that neither the topics nor the bucket know.
 *
 * @param nearMisses keys with a result that may have been meant
 */
public record UnknownPhoto(String type, String title, int status, String detail, List<String> nearMisses) {
    static UnknownPhoto of(String bucket, String key, List<String> nearMisses) {
        String detail = "no result and no object of key '" + key + "' in bucket '" + bucket + "'"
                + (nearMisses.isEmpty() ? "" : "; there is '" + String.join("', '", nearMisses) + "'");
        return new UnknownPhoto("about:blank", "Not Found", 404, detail, List.copyOf(nearMisses));
    }
}
