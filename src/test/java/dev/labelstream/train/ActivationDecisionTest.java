package dev.labelstream.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.event.ActivationRule;
import dev.labelstream.model.ModelCard;
import dev.labelstream.model.ModelCard.Metrics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationDecisionTest {
    private static final List<String> PETS = List.of("cat", "dog");
    private static final ModelCard OLD = TestCards.card("old", PETS, null);
    private static final ModelCard NEW = TestCards.card("new", PETS, new Metrics(40, 0.9, 0.3));

    @ParameterizedTest
    @CsvSource({"0.8, true", "0.9, true", "0.95, false"})
    void theBetterOneOnTheSamePhotosWins(double rivalAccuracy, boolean activates) {
        // When
        ActivationDecision decision = ifBetter(NEW, OLD, OLD, rivalAccuracy);

        // Then
        assertThat(decision.activate()).isEqualTo(activates);
        assertThat(decision.message())
                .startsWith(activates ? "activated: " : "not activated: ")
                .contains("0.9000", "old", String.format("%.4f", rivalAccuracy), "40 photos");
    }

    @Test
    void otherLabelsCannotBeComparedAndTakeOver() {
        // Given
        ModelCard birds = TestCards.card("birds", List.of("bird", "cat", "dog"), null);

        // When
        ActivationDecision decision = ifBetter(birds, OLD, OLD, null);

        // Then
        assertThat(decision.activate()).isTrue();
        assertThat(decision.message()).contains("bird,cat,dog", "cat,dog");
    }

    @Test
    void theFirstModelTakesOver() {
        assertThat(ifBetter(NEW, null, null, null).activate()).isTrue();
    }

    @Test
    void withoutHeldOutPhotosNothingIsBetter() {
        assertThat(ifBetter(TestCards.card("new", PETS, null), OLD, OLD, null))
                .isEqualTo(new ActivationDecision(false, "not activated: no photos were held out to compare it on"));
    }

    @Test
    void aModelThatBecameActiveMeanwhileStays() {
        // Given
        ModelCard meanwhile = TestCards.card("meanwhile", PETS, null);

        // When
        ActivationDecision decision = ifBetter(NEW, OLD, meanwhile, 0.1);

        // Then
        assertThat(decision.activate()).isFalse();
        assertThat(decision.message()).contains("meanwhile");
    }

    @Test
    void alwaysAndNeverMindNoNumbers() {
        assertThat(decide(ActivationRule.ALWAYS, NEW, OLD, OLD, 1.0).activate()).isTrue();
        assertThat(decide(ActivationRule.NEVER, NEW, OLD, OLD, 0.0).activate()).isFalse();
    }

    private static ActivationDecision ifBetter(ModelCard made, ModelCard rival, ModelCard active, Double accuracy) {
        return decide(ActivationRule.IF_BETTER, made, rival, active, accuracy);
    }

    private static ActivationDecision decide(
            ActivationRule rule, ModelCard made, ModelCard rival, ModelCard active, Double accuracy) {
        return ActivationDecision.of(rule, made, Optional.ofNullable(rival), Optional.ofNullable(active), accuracy);
    }
}
