package dev.labelstream.aggregate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * One page of photos over the whole table, found by going through it: a million rows take a fraction of a second, and no
 * second order of them has to be kept.
 *
 * @param total photos the filter takes, on all pages
 * @param labels how many photos of the folder, or of all, have which label, whatever the rest of the filter says
 * @param failures how many of them have none
 * @param next names the page behind this one; null on the last
 */
public record PhotoList(List<ListedPhoto> photos, int total, Map<String, Integer> labels, int failures, String next) {
    public PhotoList {
        photos = List.copyOf(photos);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** @param after null for the first page */
    static PhotoList of(PredictionTable table, PhotoFilter filter, PhotoOrder order, PhotoCursor after, int limit) {
        Search search = new Search(filter, order, after, limit);
        if (filter.folder() == null) {
            table.folders().forEach(search::look);
        } else {
            table.folder(filter.folder()).ifPresent(rows -> search.look(filter.folder(), rows));
        }
        return search.page();
    }

    private static final class Search {
        private final PhotoFilter filter;
        private final PhotoOrder order;
        private final PhotoCursor after;
        private final int limit;
        private final PriorityQueue<Found> first = new PriorityQueue<>(Collections.reverseOrder());
        private final Map<String, Integer> labels = new TreeMap<>();
        private int total;
        private int behind;
        private int failures;

        Search(PhotoFilter filter, PhotoOrder order, PhotoCursor after, int limit) {
            this.filter = filter;
            this.order = order;
            this.after = after;
            this.limit = limit;
        }

        void look(String folder, FolderTable rows) {
            rows.rows().forEach((key, row) -> {
                labels.merge(row.label(), 1, Integer::sum);
                if (filter.takes(row)) {
                    found(ListedPhoto.of(folder, key, row));
                }
            });
            rows.failures().forEach((key, failure) -> {
                failures++;
                if (filter.takesFailures()
                        && (filter.takesFailuresOfLabelled() || !rows.rows().containsKey(key))) {
                    found(ListedPhoto.of(folder, key, failure));
                }
            });
        }

        private void found(ListedPhoto photo) {
            total++;
            Found found = new Found(order.cursor(photo), photo);
            if (after != null && found.place().compareTo(after) <= 0) {
                return;
            }
            behind++;
            first.add(found);
            if (first.size() > limit) {
                first.poll();
            }
        }

        PhotoList page() {
            List<ListedPhoto> photos = first.stream().sorted().map(Found::photo).toList();
            String next = behind > photos.size()
                    ? order.cursor(photos.get(photos.size() - 1)).toString()
                    : null;
            return new PhotoList(photos, total, labels, failures, next);
        }
    }

    private record Found(PhotoCursor place, ListedPhoto photo) implements Comparable<Found> {
        @Override
        public int compareTo(Found other) {
            return place.compareTo(other.place);
        }
    }
}
