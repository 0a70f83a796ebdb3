package dev.labelstream.classify;

import dev.labelstream.storage.Fetched;
import dev.labelstream.storage.FetchedObject;
import dev.labelstream.storage.MissingObject;
import dev.labelstream.storage.OversizeObject;
import dev.labelstream.storage.StoreOutage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bucket in a map. An object's eTag is {@code tag-} and its first byte. */
final class FakeStore implements PhotoStore {
    final List<String> fetched = new CopyOnWriteArrayList<>();
    final List<String> lookedFor = new CopyOnWriteArrayList<>();
    volatile boolean isDown;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    FakeStore with(String key, int firstByte) {
        objects.put(key, new byte[] {(byte) firstByte, 0, 0});
        return this;
    }

    @Override
    public Fetched fetch(String bucket, String key, long maxBytes) {
        fetched.add(key);
        failWhenDown("get " + key);
        byte[] bytes = objects.get(key);
        if (bytes == null) {
            return new MissingObject();
        }
        return bytes.length > maxBytes
                ? new OversizeObject(bytes.length)
                : new FetchedObject(bytes, "tag-" + bytes[0], bytes.length);
    }

    @Override
    public boolean exists(String bucket, String key) {
        lookedFor.add(key);
        failWhenDown("look for " + key);
        return objects.containsKey(key);
    }

    private void failWhenDown(String what) {
        if (isDown) {
            throw StoreOutage.of(what);
        }
    }
}
