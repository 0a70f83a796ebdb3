package dev.labelstream.cli;

import dev.labelstream.aggregate.Manifest;
import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What demonstrations do with the server, over S3 and HTTP like any other client. */
@Singleton
final class DemoStage {
    /** Folder in the bucket, and name of the CSV. */
    static final String FOLDER = "demo";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ObjectStore store;
    private final StorageConfig.Buckets buckets;
    private final RunningServer server;
    private final ClassifierSource models;

    DemoStage(ObjectStore store, StorageConfig storage, RunningServer server, ClassifierSource models) {
        this.store = store;
        this.buckets = storage.buckets();
        this.server = server;
        this.models = models;
    }

    ServerClient client() {
        return server.client();
    }

    /** The model inside the program; without one, in a build that lacks it, whatever is active. */
    String shippedModel() {
        return models.catalogue().shippedId().orElseGet(() -> client().manage("GET", "/models/active")
                .path("id")
                .asText());
    }

    /** Takes away what an earlier demonstration left, so that only this one's photos are in the CSV. */
    void clear() {
        List<ListedObject> left = list(buckets.images());
        left.forEach(photo -> store.remove(buckets.images(), photo.key()));
        if (!left.isEmpty()) {
            wait(client()).awaitGone(FOLDER);
        }
    }

    /** @return why, by key, for each photo that could not be read */
    Map<String, String> upload(List<PhotoUpload.Photo> photos, DemoReport report) {
        return upload(photos, buckets.images(), report);
    }

    void uploadLabelled(List<PhotoUpload.Photo> photos, DemoReport report) {
        upload(photos, buckets.training(), report);
    }

    Manifest awaitCsv(int photos, DemoReport report) {
        try (Progress progress = report.begin("classified", photos)) {
            return wait(client()).awaitComplete(FOLDER, photos, progress);
        }
    }

    private Map<String, String> upload(List<PhotoUpload.Photo> photos, String bucket, DemoReport report) {
        try (Progress progress = report.begin("uploaded", photos.size())) {
            return new PhotoUpload(store, bucket).upload(photos, progress);
        }
    }

    private List<ListedObject> list(String bucket) {
        try (Stream<ListedObject> objects = store.list(bucket, FOLDER + "/")) {
            return objects.toList();
        }
    }

    private static SubmissionWait wait(ServerClient client) {
        return new SubmissionWait(client::manifest, PATIENCE);
    }
}
