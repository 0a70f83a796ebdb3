package dev.labelstream.train;

import dev.labelstream.event.ActivationRule;
import dev.labelstream.model.ModelCard;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a new model takes over.
 *
 * @param message why, for the person who asked for it
 */
record ActivationDecision(boolean activate, String message) {
    /**
     * Decides by the request's rule.
     *
     * @param rival the model it was compared with
     * @param active the model that is active now
     * @param rivalAccuracy the rival's top-1 accuracy on the photos held out, 0 to 1; null when it was not measured
     */
    static ActivationDecision of(
            ActivationRule rule,
            ModelCard made,
            Optional<ModelCard> rival,
            Optional<ModelCard> active,
            Double rivalAccuracy) {
        return switch (rule) {
            case ALWAYS -> yes("the request said always");
            case NEVER -> no("the request said never");
            case IF_BETTER -> ifBetter(made, rival, active, rivalAccuracy);
        };
    }

    private static ActivationDecision ifBetter(
            ModelCard made, Optional<ModelCard> rival, Optional<ModelCard> active, Double rivalAccuracy) {
        if (active.isEmpty()) {
            return yes("no model was active");
        }
        ModelCard current = active.get();
        if (!current.labels().equals(made.labels())) {
            return yes("its labels are " + String.join(",", made.labels()) + ", those of the active model "
                    + current.id() + " " + String.join(",", current.labels()));
        }
        if (made.metrics() == null) {
            return no("no photos were held out to compare it on");
        }
        if (rival.isEmpty() || !rival.get().id().equals(current.id()) || rivalAccuracy == null) {
            return no("the active model " + current.id() + " was not the one it was compared with");
        }
        String numbers = String.format(
                Locale.ROOT,
                "accuracy %.4f, the active model %s %.4f on the same %d photos",
                made.metrics().accuracy(),
                current.id(),
                rivalAccuracy,
                made.metrics().images());
        return made.metrics().accuracy() >= rivalAccuracy ? yes(numbers) : no(numbers);
    }

    private static ActivationDecision yes(String reason) {
        return new ActivationDecision(true, "activated: " + reason);
    }

    private static ActivationDecision no(String reason) {
        return new ActivationDecision(false, "not activated: " + reason);
    }
}
