package dev.labelstream.storage;

import dev.labelstream.process.ProcessConfig;
import io.minio.BucketExistsArgs;
import io.minio.CopyObjectArgs;
import io.minio.CopySource;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.PostPolicy;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.messages.Item;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.Headers;

/**
 * The S3 store, as far as it is needed here: whole objects in and out, listings, and forms for uploads from a browser.
 * Connects at first use. Every method throws {@link StoreUnavailable} when the store does not answer or refuses.
 */
@Singleton
public final class ObjectStore {
    private final StoreSession session;

    @Inject
    ObjectStore(StorageConfig config, ProcessConfig process) {
        this.session = new StoreSession(() -> StoreAddress.of(config, process.dataDir()), config.publicEndpoint());
    }

    private ObjectStore(StoreAddress address) {
        this.session = new StoreSession(() -> address, Optional.empty());
    }

    /** A store apart from the configured one, and from any container. */
    public static ObjectStore connect(URI endpoint, String accessKey, String secretKey, Optional<String> region) {
        return new ObjectStore(new StoreAddress(endpoint, accessKey, secretKey, region, Optional.empty()));
    }

    /** The whole object in memory, unless it has more than {@code maxBytes}. */
    public Fetched fetch(String bucket, String key, long maxBytes) {
        try {
            return session.call("get " + bucket + "/" + key, client -> {
                try (GetObjectResponse response = client.getObject(
                        GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                    return ObjectBody.read(response, maxBytes);
                }
            });
        } catch (NoSuchObject e) {
            return new MissingObject();
        }
    }

    public boolean exists(String bucket, String key) {
        try {
            return session.call("look for " + bucket + "/" + key, client -> {
                client.statObject(
                        StatObjectArgs.builder().bucket(bucket).object(key).build());
                return true;
            });
        } catch (NoSuchObject e) {
            return false;
        }
    }

    /** Readers see the former object or this one, never a part. @return its eTag, without quotes */
    public String put(String bucket, String key, byte[] bytes, String contentType) {
        return session.call(
                "put " + bucket + "/" + key,
                client ->
                        ObjectBody.unquoted(client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(
                                                new ByteArrayInputStream(bytes), bytes.length, -1)
                                        .contentType(contentType)
                                        .build())
                                .etag()));
    }

    /** Like {@link #put(String, String, byte[], String)}, in parts where the file is large. */
    public String put(String bucket, String key, Path file, String contentType) {
        return session.call(
                "put " + bucket + "/" + key,
                client -> ObjectBody.unquoted(client.uploadObject(UploadObjectArgs.builder()
                                .bucket(bucket)
                                .object(key)
                                .filename(file.toString())
                                .contentType(contentType)
                                .build())
                        .etag()));
    }

    /**
     * Copies within the store, without the bytes coming here.
     *
     * @throws NoSuchObject when there is nothing to copy
     */
    public void copy(String bucket, String key, String toBucket, String toKey) {
        session.call(
                "copy " + bucket + "/" + key + " to " + toBucket,
                client -> client.copyObject(CopyObjectArgs.builder()
                        .source(CopySource.builder().bucket(bucket).object(key).build())
                        .bucket(toBucket)
                        .object(toKey)
                        .build()));
    }

    /** Removes the object; one that is not there is no error. */
    public void remove(String bucket, String key) {
        session.call("remove " + bucket + "/" + key, client -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return key;
        });
    }

    /** Every object under the prefix, in the store's order, asked for page by page while the stream is read. */
    public Stream<ListedObject> list(String bucket, String prefix) {
        Iterable<Result<Item>> results = session.call(
                "list " + bucket + "/" + prefix,
                client -> client.listObjects(ListObjectsArgs.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .recursive(true)
                        .build()));
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> session.call("list " + bucket + "/" + prefix, client -> result.get()))
                .filter(item -> !item.isDir())
                .map(ObjectStore::listed);
    }

    /**
     * Writes the object to a file, which appears whole or not at all.
     *
     * @throws NoSuchObject when there is none
     */
    public void download(String bucket, String key, Path target) {
        session.call("get " + bucket + "/" + key, client -> {
            Path part = target.resolveSibling(target.getFileName() + ".part");
            try (GetObjectResponse response = client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                Files.copy(response, part, StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    /**
     * Fields of an HTML form that may upload one object under the prefix until the time is over. The form goes to {@link
     * #formAction}, with a {@code key} field before and the {@code file} field after these.
     */
    public Map<String, String> presignedPost(String bucket, String keyPrefix, long maxBytes, Duration valid) {
        return session.call("sign an upload to " + bucket + "/" + keyPrefix, client -> {
            PostPolicy policy = new PostPolicy(bucket, ZonedDateTime.now().plus(valid));
            policy.addStartsWithCondition("key", keyPrefix);
            policy.addStartsWithCondition("Content-Type", "");
            policy.addContentLengthRangeCondition(0, maxBytes);
            return client.getPresignedPostFormData(policy);
        });
    }

    /** Where a browser sends the form. */
    public URI formAction(String bucket) {
        return URI.create(session.publicEndpoint() + "/" + bucket);
    }

    /** Makes the bucket unless it is there. */
    void ensureBucket(String bucket) {
        session.call("make bucket " + bucket, client -> {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            }
            return bucket;
        });
    }

    /** Has a notification target of the store told what changes in the bucket. */
    void notifyOf(String bucket, String targetArn) {
        new BucketNotification(session).send(bucket, targetArn);
    }

    /** Whom the store tells what changes in the bucket. */
    public List<NotificationRule> notificationRules(String bucket) {
        return new BucketNotification(session).rules(bucket);
    }

    /** What the store's clock says, in whole seconds, whether it takes the request or not; empty where it does not tell. */
    public Optional<Instant> time(String bucket) {
        return session.call("ask for the time", client -> {
            try {
                return date(client.statObject(StatObjectArgs.builder()
                                .bucket(bucket)
                                .object(".doctor")
                                .build())
                        .headers());
            } catch (ErrorResponseException e) {
                return date(e.response().headers());
            }
        });
    }

    private static Optional<Instant> date(Headers headers) {
        return Optional.ofNullable(headers.getInstant("Date"));
    }

    private static ListedObject listed(Item item) {
        return new ListedObject(
                item.objectName(),
                ObjectBody.unquoted(item.etag()),
                item.size(),
                item.lastModified().toInstant());
    }
}
