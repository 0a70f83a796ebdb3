package dev.labelstream.storage;

import io.minio.GetObjectResponse;
import java.io.EOFException;
import java.io.IOException;

/** Reads the answer to a GET, without trusting its length. */
final class ObjectBody {
    private ObjectBody() {}

    static Fetched read(GetObjectResponse response, long maxBytes) throws IOException {
        String length = response.headers().get("Content-Length");
        if (length != null && Long.parseLong(length) > maxBytes) {
            return new OversizeObject(Long.parseLong(length));
        }
        byte[] bytes = response.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > maxBytes) {
            return new OversizeObject(bytes.length);
        }
        if (length != null && bytes.length != Long.parseLong(length)) {
            throw new EOFException("the body ended after " + bytes.length + " of " + length + " bytes");
        }
        return new FetchedObject(bytes, unquoted(response.headers().get("ETag")), bytes.length);
    }

    /** Stores put eTags in quotes in some places, and leave them out altogether for some objects. */
    static String unquoted(String eTag) {
        return eTag == null ? "" : eTag.replace("\"", "");
    }
}
