package dev.labelstream.storage;

import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** One connection to the store, made at first use; turns what can go wrong into two exceptions. */
final class StoreSession {
    private final Supplier<StoreAddress> addressSource;
    private final Optional<URI> publicEndpoint;
    private StoreAddress address;
    private MinioClient client;

    StoreSession(Supplier<StoreAddress> addressSource, Optional<URI> publicEndpoint) {
        this.addressSource = addressSource;
        this.publicEndpoint = publicEndpoint;
    }

    /** A request that may fail in all the ways the client's methods declare. */
    interface Request<T> {
        T send(MinioClient client) throws Exception;
    }

    /**
     * @param what the request and its object, for the message
     * @throws NoSuchObject when the store answers that there is no such object
     * @throws StoreRefused when the store lacks trust, or this process a right or the right keys
     * @throws StoreUnavailable when it does not answer, or refuses
     */
    <T> T call(String what, Request<T> request) {
        MinioClient connected = client();
        try {
            return request.send(connected);
        } catch (ErrorResponseException e) {
            throw refused(what, e);
        } catch (Exception e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            Optional<String> refusal = StoreRefusal.of(e);
            if (refusal.isPresent()) {
                throw new StoreRefused(told(what, refusal.get()), e);
            }
            throw unavailable(what, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    synchronized MinioClient client() {
        if (client == null) {
            address = addressSource.get();
            client = StoreClient.connect(address);
        }
        return client;
    }

    String publicEndpoint() {
        client();
        String endpoint = publicEndpoint.orElse(address.endpoint()).toString();
        return endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    }

    private RuntimeException refused(String what, ErrorResponseException e) {
        String code = e.errorResponse().code();
        // A bucket that is gone says nothing about the objects that were in it.
        if (e.response().code() == 404 && !"NoSuchBucket".equals(code)) {
            return new NoSuchObject("cannot " + what + " at " + address.endpoint() + ": " + code, e);
        }
        Optional<String> refusal = StoreRefusal.of(e, address.accessKey());
        if (refusal.isPresent()) {
            return new StoreRefused(told(what, refusal.get()), e);
        }
        return unavailable(what, code + ", " + e.errorResponse().message(), e);
    }

    private StoreUnavailable unavailable(String what, String reason, Exception cause) {
        return new StoreUnavailable(told(what, reason), cause);
    }

    private String told(String what, String reason) {
        return "cannot " + what + " at " + address.endpoint() + ": " + reason;
    }
}
