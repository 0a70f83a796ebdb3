package dev.labelstream.aggregate;

import dev.labelstream.event.ClassificationFailed;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One folder's rows and failures by object key, in the order of the CSV. One thread writes, any number read. */
final class FolderTable {
    private final ConcurrentNavigableMap<String, TableRow> rows = new ConcurrentSkipListMap<>(new SubmissionOrder());
    private final ConcurrentNavigableMap<String, ClassificationFailed> failures =
            new ConcurrentSkipListMap<>(new SubmissionOrder());
    private final AtomicInteger rowCount = new AtomicInteger();
    private final AtomicInteger failureCount = new AtomicInteger();
    private final AtomicLong version = new AtomicLong();
    private SoftReference<SubmissionSnapshot> snapshot = new SoftReference<>(null);

    /** Returns by how many the rows grew. */
    int put(String key, TableRow row) {
        TableRow current = rows.get(key);
        if (current != null && !current.yieldsTo(row)) {
            return 0;
        }
        rows.put(key, row);
        return changed(rowCount, current == null ? 1 : 0);
    }

    int remove(String key) {
        return rows.remove(key) == null ? 0 : changed(rowCount, -1);
    }

    int putFailure(String key, ClassificationFailed failure) {
        return changed(failureCount, failures.put(key, failure) == null ? 1 : 0);
    }

    int removeFailure(String key) {
        return failures.remove(key) == null ? 0 : changed(failureCount, -1);
    }

    /** The version grows after the change, so that a snapshot is at worst newer than it says. */
    private int changed(AtomicInteger count, int by) {
        count.addAndGet(by);
        version.incrementAndGet();
        return by;
    }

    /** The CSV as the table is now; rendered once per change. */
    synchronized SubmissionSnapshot snapshot(SubmissionCsv csv) {
        SubmissionSnapshot last = snapshot.get();
        long now = version.get();
        if (last == null || last.version() != now) {
            last = SubmissionSnapshot.of(rows, csv, now);
            snapshot = new SoftReference<>(last);
        }
        return last;
    }

    NavigableMap<String, TableRow> rows() {
        return Collections.unmodifiableNavigableMap(rows);
    }

    NavigableMap<String, ClassificationFailed> failures() {
        return Collections.unmodifiableNavigableMap(failures);
    }

    int rowCount() {
        return rowCount.get();
    }

    int failureCount() {
        return failureCount.get();
    }

    long version() {
        return version.get();
    }

    boolean isEmpty() {
        return rowCount() == 0 && failureCount() == 0;
    }
}
