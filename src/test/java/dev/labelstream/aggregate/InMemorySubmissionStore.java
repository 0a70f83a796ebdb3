package dev.labelstream.aggregate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The two buckets as maps; remembers what was asked of it, and can be down. */
final class InMemorySubmissionStore implements SubmissionStore {
    final Map<String, byte[]> objects = new TreeMap<>();
    final TreeSet<String> photos = new TreeSet<>();
    final List<String> writes = new ArrayList<>();
    boolean down;

    String text(String key) {
        return new String(objects.get(key), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<byte[]> read(String key) {
        answer();
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public boolean exists(String key) {
        answer();
        return objects.containsKey(key);
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        answer();
        objects.put(key, content);
        writes.add("put " + key);
    }

    @Override
    public void remove(String key) {
        answer();
        if (objects.remove(key) != null) {
            writes.add("remove " + key);
        }
    }

    @Override
    public Stream<String> keys() {
        answer();
        return List.copyOf(objects.keySet()).stream();
    }

    @Override
    public Stream<String> photos(String folder) {
        answer();
        return photos.stream().filter(key -> SubmissionNames.folder(key).equals(folder));
    }

    private void answer() {
        if (down) {
            throw new IllegalStateException("the store is down");
        }
    }
}
