package dev.labelstream.cli;

import dev.labelstream.storage.ListedObject;
import dev.labelstream.storage.NotificationRule;
import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.RightsInspection;
import dev.labelstream.storage.StorageConfig;
import dev.labelstream.storage.StoreRefused;
import dev.labelstream.storage.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code doctor} asks a store: does it answer, what time is it there, may we, and does it tell of photos. */
final class StoreCheckup {
    private static final Duration MOST_SKEW = Duration.ofMinutes(1);

    private final ObjectStore store;
    private final StorageConfig storage;
    private final StorageConfig.Buckets buckets;

    StoreCheckup(ObjectStore store, StorageConfig storage) {
        this.store = store;
        this.storage = storage;
        this.buckets = storage.buckets();
    }

    /** By which signatures and the age of photos are judged; asked first, since a store may refuse all else for it. */
    String clock() {
        Optional<Instant> there = store.time(buckets.images());
        if (there.isEmpty()) {
            return "the store does not tell its time";
        }
        Duration skew = Duration.between(there.get(), Instant.now()).abs();
        if (skew.compareTo(MOST_SKEW) > 0) {
            throw new CommandException("the store's clock and this one are " + skew.toSeconds()
                    + " s apart: set both by a time server, or requests are refused");
        }
        return "at most " + (skew.toSeconds() + 1) + " s apart";
    }

    String lists() {
        List<String> seen = new ArrayList<>();
        for (String bucket : List.of(buckets.images(), buckets.training(), buckets.models(), buckets.submissions())) {
            try (Stream<ListedObject> objects = store.list(bucket, "")) {
                seen.add(bucket + (objects.findFirst().isEmpty() ? " (empty)" : ""));
            } catch (StoreRefused e) {
                throw e; // says the mend itself
            } catch (StoreUnavailable e) {
                throw new CommandException(
                        e.getMessage() + ": start the store there, or a server, which makes the buckets it lacks", e);
            }
        }
        return "answers, and lists " + String.join(", ", seen);
    }

    /** @param roles whose rights the key is to have */
    String rights(Collection<String> roles) {
        List<String> faults = RightsInspection.faults(store, buckets, roles);
        if (!faults.isEmpty()) {
            throw new CommandException(String.join("; ", faults));
        }
        return "the store's key may do what is done by " + String.join(", ", roles);
    }

    /** Of a store of one's own; without a rule and without a target, photos are found by sweeps. */
    String rule() {
        Optional<String> target = storage.notificationArn();
        List<NotificationRule> rules;
        try {
            rules = store.notificationRules(buckets.images()).stream()
                    .filter(rule -> target.isEmpty() || target.get().equals(rule.target()))
                    .toList();
        } catch (StoreUnavailable e) {
            return "not to be seen by this key: " + e.getMessage();
        }
        if (rules.isEmpty() && target.isPresent()) {
            throw new CommandException("bucket " + buckets.images() + " does not notify " + target.get()
                    + ": see that the store has this target, then start a server, which adds the rule");
        }
        if (rules.isEmpty()) {
            return "bucket " + buckets.images() + " notifies nobody: sweeps alone find its photos";
        }
        return rules.stream()
                .filter(rule -> rule.gap().isEmpty())
                .findFirst()
                .map(rule -> rule.target() + " hears of all photos")
                .orElseThrow(() -> gap(rules.get(0)));
    }

    private CommandException gap(NotificationRule rule) {
        return new CommandException("bucket " + buckets.images() + " notifies " + rule.target() + ", but not of "
                + rule.gap().orElseThrow() + ": have a server add its rule, by labelstream.storage.notification-arn="
                + rule.target() + ", or mend that one");
    }
}
