package dev.labelstream.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Which store wrote a record, told by its shape: all use S3's field names, but not all mean the same by them. */
enum StoreDialect {
    /** MinIO, AWS and RustFS: keys are form-encoded, sequencers are hexadecimal and grow with time. */
    S3(true, true),
    /** Ceph's gateway: keys come as they are ({@code rgw_pubsub.cc}). */
    CEPH(false, true),
    /**
     * Versity's gateway: keys come as they are, eTags in quotes, and of an upload in parts or a copy the size is 0; its
     * sequencer counts from 1 at each start and is not padded, so it orders nothing ({@code s3event/event.go}, {@code
     * s3event/kafka.go}).
     */
    VERSITYGW(false, false);

    private final boolean formEncoded;
    private final boolean sequenced;

    StoreDialect(boolean formEncoded, boolean sequenced) {
        this.formEncoded = formEncoded;
        this.sequenced = sequenced;
    }

    /** A record of an unknown store is read as AWS would mean it. */
    static StoreDialect of(JsonNode record) {
        if (record.path("eventSource").asText().equals("ceph:s3")) {
            return CEPH;
        }
        // It calls itself aws:s3; this capital is its own.
        return record.path("userIdentity").has("PrincipalId") ? VERSITYGW : S3;
    }

    /** @throws IllegalArgumentException when the key is not written as this store writes keys */
    String key(String written) {
        if (!formEncoded) {
            return written;
        }
        try {
            return URLDecoder.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the object key \"" + written + "\" is not form-encoded", e);
        }
    }

    /** As the store's other answers have it, without quotes; null where it does not say. */
    String eTag(JsonNode object) {
        String written = object.path("eTag").textValue();
        return written == null ? null : written.replace("\"", "");
    }

    /** Bytes; -1 where the store does not say. */
    long size(JsonNode object) {
        long written = object.path("size").asLong(-1);
        return this == VERSITYGW && written == 0 ? -1 : written;
    }

    /** The store's order of changes to a key; null where it sends none that can be trusted. */
    String sequencer(JsonNode object) {
        String written = object.path("sequencer").asText("");
        return sequenced && !written.isEmpty() ? written : null;
    }
}
