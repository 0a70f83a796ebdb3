package dev.labelstream.embedded;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Tells a listener what changed in one bucket, after it is stored and before the client has its answer. Other buckets
 * are silent, or each CSV that is written would set the classifier off.
 */
final class NotifyingBlobStore extends ForwardingBlobStore {
    /** Names under which the store keeps its own books about multipart uploads, inside the bucket. */
    private static final List<String> BOOKKEEPING = List.of(".s3proxy-", ".mpus-");

    private final String bucket;
    private final Sequencer sequencer;
    private final Clock clock;
    private final ChangeListener listener;

    NotifyingBlobStore(BlobStore delegate, String bucket, Clock clock, ChangeListener listener) {
        super(delegate);
        this.bucket = bucket;
        this.sequencer = new Sequencer(clock);
        this.clock = clock;
        this.listener = listener;
    }

    /** A PUT, a presigned one, or a form. */
    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        PutObjectResponse response = super.putBlob(request, payload);
        created("s3:ObjectCreated:Put", request.bucket(), request.key(), response.eTag());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        created(
                "s3:ObjectCreated:Copy",
                request.destinationBucket(),
                request.destinationKey(),
                response.copyObjectResult().eTag());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        created("s3:ObjectCreated:CompleteMultipartUpload", upload.containerName(), upload.blobName(), response.eTag());
        return response;
    }

    /** Notified whether or not the object was there: the client of a removal that was stored but not notified asks again. */
    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        DeleteObjectResponse response = super.removeBlob(request);
        if (isNotified(request.bucket(), request.key())) {
            tell("s3:ObjectRemoved:Delete", request.key(), null, null, null);
        }
        return response;
    }

    private void created(String eventName, String changedBucket, String key, String eTag) {
        if (!isNotified(changedBucket, key)) {
            return;
        }
        try {
            HeadObjectResponse head = super.blobMetadata(
                    HeadObjectRequest.builder().bucket(bucket).key(key).build());
            tell(eventName, key, head.eTag(), head.contentLength(), head.contentType());
        } catch (NoSuchKeyException e) {
            // Somebody removed it in this very moment; that there was an upload stays true.
            tell(eventName, key, eTag, null, null);
        }
    }

    private boolean isNotified(String changedBucket, String key) {
        return bucket.equals(changedBucket) && BOOKKEEPING.stream().noneMatch(key::startsWith);
    }

    private void tell(String eventName, String key, String eTag, Long size, String contentType) {
        String plain = eTag == null ? null : eTag.replace("\"", "");
        listener.changed(
                new StoreChange(eventName, bucket, key, plain, size, contentType, sequencer.next(), clock.instant()));
    }
}
