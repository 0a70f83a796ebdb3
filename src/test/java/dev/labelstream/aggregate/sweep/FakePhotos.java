package dev.labelstream.aggregate.sweep;

import dev.labelstream.event.FailureReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Results in a map, all of the same old time unless said otherwise. */
final class FakePhotos implements KnownPhotos {
    static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

    final Map<String, KnownPhoto> photos = new LinkedHashMap<>();
    Runnable onCatchUp = () -> {};

    FakePhotos labelled(String key, String eTag) {
        return labelled(key, eTag, LONG_AGO);
    }

    FakePhotos labelled(String key, String eTag, Instant at) {
        photos.put(key, new KnownPhoto(key, eTag, -1, null, at, at));
        return this;
    }

    FakePhotos failed(String key, FailureReason reason, String eTag, long size) {
        photos.put(key, new KnownPhoto(key, eTag, size, reason, LONG_AGO, LONG_AGO));
        return this;
    }

    @Override
    public void catchUp() {
        onCatchUp.run();
    }

    @Override
    public Optional<KnownPhoto> find(String key) {
        return Optional.ofNullable(photos.get(key));
    }

    @Override
    public Stream<KnownPhoto> all() {
        return photos.values().stream();
    }

    @Override
    public Stream<KnownPhoto> inFolder(String folder) {
        return all().filter(photo -> photo.key().startsWith(folder + "/"));
    }
}
