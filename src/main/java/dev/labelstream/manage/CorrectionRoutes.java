package dev.labelstream.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelstream.model.ModelRegistry;
import dev.labelstream.process.Problem;
import dev.labelstream.storage.Corrections;
import dev.labelstream.storage.NoSuchObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code /corrections} answers: a person tells a photo's right label, and the next training learns from it. */
@Singleton
class CorrectionRoutes {
    private static final String KEY = "key";
    private static final String LABEL = "label";

    private final Corrections corrections;
    private final ModelRegistry models;

    CorrectionRoutes(Corrections corrections, ModelRegistry models) {
        this.corrections = corrections;
        this.models = models;
    }

    Reply correct(String contentType, byte[] body) {
        List<String> labels = models.active().card().labels();
        Map<String, FieldRule> rules = Map.of(KEY, FieldRule.key(), LABEL, FieldRule.oneOf(labels));
        RequestForm.Reading reading = RequestForm.read(contentType, body, rules);
        if (reading instanceof RequestForm.Refused refused) {
            return Reply.problem(refused.problem());
        }
        ObjectNode form = ((RequestForm.Accepted) reading).fields();
        return missing(form)
                .map(Reply::problem)
                .orElseGet(
                        () -> correct(form.get(KEY).textValue(), form.get(LABEL).textValue()));
    }

    private static Optional<Problem> missing(ObjectNode form) {
        return Stream.of(KEY, LABEL)
                .filter(field -> !form.has(field))
                .findFirst()
                .map(field -> Problem.inField(
                        field, field + " is missing: send {\"key\":\"holiday/12.jpg\",\"label\":\"cat\"}"));
    }

    private Reply correct(String key, String label) {
        try {
            return Reply.ok(new Corrected(key, label, corrections.correct(key, label)));
        } catch (NoSuchObject e) {
            return Reply.problem(Problem.notFound("there is no photo '" + key + "' in the bucket"));
        }
    }

    /** @param copy key in the bucket that trainings read */
    private record Corrected(String key, String label, String copy) {}
}
