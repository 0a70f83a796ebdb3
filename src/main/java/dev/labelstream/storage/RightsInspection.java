package dev.labelstream.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tries what the roles do in the store, for whoever wonders why nothing is written; {@code deploy/minio} grants the same. */
public final class RightsInspection {
    /** Ignored by every reader. Always the same, since not every key may remove it. */
    private static final String PROBE = ".doctor";

    private final ObjectStore store;
    private final StorageConfig.Buckets buckets;
    private final List<String> faults = new ArrayList<>();

    private enum Access {
        READ,
        WRITE,
        REMOVE
    }

    /** @param folder ends with a slash, empty for the whole bucket */
    private record Place(String bucket, String folder, List<Access> accesses) {
        static Place of(String bucket, Access... accesses) {
            return new Place(bucket, "", List.of(accesses));
        }
    }

    private RightsInspection(ObjectStore store, StorageConfig.Buckets buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    /**
     * A line for each right that the store's key lacks.
     *
     * @param roles as in {@code labelstream.roles}
     * @throws StoreUnavailable when the store does not answer
     */
    public static List<String> faults(ObjectStore store, StorageConfig.Buckets buckets, Collection<String> roles) {
        RightsInspection inspection = new RightsInspection(store, buckets);
        Map<String, List<Place>> places = inspection.placesByRole();
        roles.stream()
                .flatMap(role -> places.getOrDefault(role, List.of()).stream())
                .distinct()
                .forEach(inspection::look);
        return inspection.faults.stream().distinct().toList();
    }

    private Map<String, List<Place>> placesByRole() {
        Place photos = Place.of(buckets.images(), Access.READ);
        Place models = Place.of(buckets.models(), Access.READ);
        return Map.of(
                "classify", List.of(photos, models),
                "aggregate",
                        List.of(
                                photos,
                                models,
                                Place.of(buckets.submissions(), Access.READ, Access.WRITE, Access.REMOVE)),
                "train",
                        List.of(
                                Place.of(buckets.training(), Access.READ),
                                Place.of(buckets.models(), Access.READ, Access.WRITE)),
                "dashboard",
                        List.of(
                                Place.of(buckets.images(), Access.READ, Access.WRITE),
                                new Place(buckets.training(), Corrections.PREFIX, List.of(Access.WRITE, Access.REMOVE)),
                                models));
    }

    private void look(Place place) {
        String probe = place.folder() + PROBE;
        if (place.accesses().contains(Access.READ)) {
            attempt(() -> store.fetch(place.bucket(), anyKey(place, probe), 0));
        }
        if (place.accesses().contains(Access.WRITE)) {
            boolean isWritten =
                    attempt(() -> store.put(place.bucket(), probe, new byte[0], "application/octet-stream"));
            if (isWritten && !place.accesses().contains(Access.REMOVE)) {
                removeIfAllowed(place.bucket(), probe);
            }
        }
        if (place.accesses().contains(Access.REMOVE)) {
            attempt(() -> store.remove(place.bucket(), probe));
        }
    }

    /** Of an object where there is one: some stores say of a missing one that it is missing, whoever asks. */
    private String anyKey(Place place, String probe) {
        try (Stream<ListedObject> objects = store.list(place.bucket(), place.folder())) {
            return objects.findFirst().map(ListedObject::key).orElse(probe);
        }
    }

    private boolean attempt(Runnable request) {
        try {
            request.run();
            return true;
        } catch (StoreRefused e) {
            faults.add(e.getMessage());
            return false;
        }
    }

    private void removeIfAllowed(String bucket, String probe) {
        try {
            store.remove(bucket, probe);
        } catch (StoreRefused e) {
            // the role needs no such right; an empty object of that name harms nobody
            return;
        }
    }
}
