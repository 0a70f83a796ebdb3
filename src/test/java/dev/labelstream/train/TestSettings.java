package dev.labelstream.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Settings by the names of {@link TrainingChoices}; what is not named is left to the recipe. */
final class TestSettings {
    private TestSettings() {}

    static TrainingSettings of(Map<String, ?> said) {
        return choices(said).settings();
    }

    static TrainingChoices choices(Map<String, ?> said) {
        return new ObjectMapper().convertValue(said, TrainingChoices.class);
    }
}
