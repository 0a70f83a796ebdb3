package dev.labelstream.storage;

import io.minio.GetBucketNotificationArgs;
import io.minio.SetBucketNotificationArgs;
import io.minio.messages.EventType;
import io.minio.messages.NotificationConfiguration;
import io.minio.messages.QueueConfiguration;
import java.util.ArrayList;
import java.util.List;

/** Has the store tell one of its notification targets what changes in a bucket, beside what others have it tell. */
final class BucketNotification {
    private static final String ID = "labelstream";
    /** Not {@code ObjectCreated:*}, which on MinIO includes tagging: whoever tags photos would have them classified again. */
    static final List<EventType> EVENTS = List.of(
            EventType.OBJECT_CREATED_PUT,
            EventType.OBJECT_CREATED_POST,
            EventType.OBJECT_CREATED_COPY,
            EventType.OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD,
            EventType.OBJECT_REMOVED_DELETE,
            EventType.OBJECT_REMOVED_DELETED_MARKER_CREATED);

    private final StoreSession session;

    BucketNotification(StoreSession session) {
        this.session = session;
    }

    /** Replaces our own rule and keeps all others; the store itself would replace them all. */
    void send(String bucket, String targetArn) {
        session.call("have " + targetArn + " notified of bucket " + bucket, client -> {
            NotificationConfiguration rules = client.getBucketNotification(
                    GetBucketNotificationArgs.builder().bucket(bucket).build());
            List<QueueConfiguration> queues = new ArrayList<>(rules.queueConfigurationList());
            queues.removeIf(rule -> ID.equals(rule.id()));
            queues.add(rule(targetArn));
            rules.setQueueConfigurationList(queues);
            client.setBucketNotification(SetBucketNotificationArgs.builder()
                    .bucket(bucket)
                    .config(rules)
                    .build());
            return bucket;
        });
    }

    List<NotificationRule> rules(String bucket) {
        return session.call("look at the notification rules of bucket " + bucket, client -> {
            NotificationConfiguration rules = client.getBucketNotification(
                    GetBucketNotificationArgs.builder().bucket(bucket).build());
            return rules.queueConfigurationList().stream()
                    .map(rule -> NotificationRule.of(rule.queue(), rule))
                    .toList();
        });
    }

    private static QueueConfiguration rule(String targetArn) {
        QueueConfiguration rule = new QueueConfiguration();
        rule.setId(ID);
        rule.setQueue(targetArn);
        rule.setEvents(EVENTS);
        return rule;
    }
}
