package dev.labelstream.storage;

import io.minio.messages.EventType;
import io.minio.messages.NotificationCommonConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of a bucket's rules: whom the store tells, and of what it does not.
 *
 * @param target the ARN
 * @param gap which photos and events are kept from the target; empty when it hears of all
 */
public record NotificationRule(String target, Optional<String> gap) {
    static NotificationRule of(String target, NotificationCommonConfiguration rule) {
        List<String> gaps = new ArrayList<>();
        if (!rule.filterRuleList().isEmpty()) {
            gaps.add(rule.filterRuleList().stream()
                    .map(filter -> filter.name() + " " + filter.value())
                    .collect(Collectors.joining(" and ", "keys without the ", "")));
        }
        List<String> unheard = BucketNotification.EVENTS.stream()
                .filter(event -> !isHeard(event, rule.events()))
                .map(EventType::toString)
                .toList();
        if (!unheard.isEmpty()) {
            gaps.add("events " + String.join(", ", unheard));
        }
        return new NotificationRule(
                target, Optional.of(String.join(" and ", gaps)).filter(gap -> !gap.isEmpty()));
    }

    private static boolean isHeard(EventType event, List<EventType> heard) {
        EventType all = event.toString().startsWith("s3:ObjectCreated:")
                ? EventType.OBJECT_CREATED_ANY
                : EventType.OBJECT_REMOVED_ANY;
        return heard.contains(event) || heard.contains(all);
    }
}
