package dev.labelstream.model;

import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.StoreOutage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bucket in memory that remembers what was done with it. */
final class FakeBucket implements ModelBucket {
    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    final List<String> uploads = new CopyOnWriteArrayList<>();
    final List<String> downloads = new CopyOnWriteArrayList<>();
    volatile boolean isDown;
    volatile boolean isReadOnly;

    @Override
    public List<ListedObject> list(String prefix) {
        failWhenDown("list");
        return new TreeMap<>(objects)
                .entrySet().stream()
                        .filter(object -> object.getKey().startsWith(prefix))
                        .map(object -> new ListedObject(
                                object.getKey(),
                                Integer.toString(Arrays.hashCode(object.getValue())),
                                object.getValue().length,
                                Instant.EPOCH))
                        .toList();
    }

    @Override
    public Optional<byte[]> read(String key) {
        failWhenDown("get " + key);
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public void download(String key, Path target) {
        failWhenDown("get " + key);
        downloads.add(key);
        try {
            Files.write(target, objects.get(key));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    @Override
    public void upload(String key, Path file, String contentType) {
        failWhenDown("put " + key);
        if (isReadOnly) {
            throw StoreOutage.without("s3:PutObject on models/" + key);
        }
        uploads.add(key);
        try {
            objects.put(key, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void failWhenDown(String what) {
        if (isDown) {
            throw StoreOutage.of(what);
        }
    }
}
