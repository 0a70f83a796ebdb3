package dev.labelstream.storage;

import io.minio.errors.ErrorResponseException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** What a store refuses, or this process at a store, until somebody mends the settings; each with that mend. */
final class StoreRefusal {
    /** The JDK's words for an answer in plain text. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

    private StoreRefusal() {}

    /** Empty where the answer says something else than that the caller is unknown, may not, or lives at another time. */
    static Optional<String> of(ErrorResponseException answer, String accessKey) {
        return Optional.ofNullable(
                switch (answer.errorResponse().code()) {
                    case "InvalidAccessKeyId" ->
                        "it does not know the access key " + accessKey + ": mend labelstream.storage.access-key";
                    case "SignatureDoesNotMatch" ->
                        "the secret key is not that of the access key " + accessKey
                                + ": mend labelstream.storage.secret-key";
                    case "RequestTimeTooSkewed" ->
                        "its clock and this machine's are too far apart ("
                                + answer.errorResponse().message() + "): set both by a time server";
                    case "AccessDenied" -> denied(answer.response().request(), accessKey);
                    default -> null;
                });
    }

    /** Empty where the connection failed for another reason than its certificates. */
    static Optional<String> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLPeerUnverifiedException) {
                return Optional.of("its certificate is for another name ("
                        + cause.getMessage().strip().replaceAll("\\s*\\R\\s*", " ")
                        + "): use that name in labelstream.storage.endpoint");
            }
            if (cause instanceof CertificateException) {
                return Optional.of("its certificate is not trusted (" + cause.getMessage()
                        + "): name the file of its CA in labelstream.storage.ca-certificate");
            }
            if (cause instanceof SSLException
                    && String.valueOf(cause.getMessage()).contains(NO_TLS)) {
                return Optional.of("it speaks no TLS: begin labelstream.storage.endpoint with http://");
            }
        }
        return Optional.empty();
    }

    /** A refused HEAD brings no reason, so it may be about the keys as well. */
    private static String denied(Request request, String accessKey) {
        String right = right(request.method(), request.url());
        return "the access key " + accessKey + " has not the right " + right + " on "
                + request.url().encodedPath().substring(1)
                + (request.method().equals("HEAD")
                        ? ", or labelstream.storage.{access-key,secret-key} are wrong: grant it, or mend them"
                        : ": grant it");
    }

    /** The action in the store's policies that allows a request. Source: Amazon S3, Required permissions for API operations. */
    static String right(String method, HttpUrl url) {
        boolean isObject =
                url.pathSegments().stream().filter(part -> !part.isEmpty()).count() > 1;
        if (url.queryParameterNames().contains("location")) {
            return "s3:GetBucketLocation";
        }
        if (url.queryParameterNames().contains("notification")) {
            return method.equals("GET") ? "s3:GetBucketNotification" : "s3:PutBucketNotification";
        }
        return switch (method) {
            case "GET", "HEAD" -> isObject ? "s3:GetObject" : "s3:ListBucket";
            case "DELETE" -> isObject ? "s3:DeleteObject" : "s3:DeleteBucket";
            default -> isObject ? "s3:PutObject" : "s3:CreateBucket";
        };
    }
}
