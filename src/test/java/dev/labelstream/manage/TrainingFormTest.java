package dev.labelstream.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.labelstream.event.ActivationRule;
import dev.labelstream.event.TrainingRequested;
import dev.labelstream.process.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingFormTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void everyFieldArrivesInTheRequest() {
        // When
        TrainingRequested request = accepted(
                """
                {"architecture":"resnet18","norm":"layer","cardinality":4,"epochs":3,"size":96,"batchSize":16,"learningRate":0.001,"optimizer":"sgd",
                 "recipe":"homework","labels":"cat,*","seed":7,"validation":0.2,"init":"active","activate":"always"}
                """);

        // Then
        assertThat(request)
                .isEqualTo(new TrainingRequested(
                        "t1",
                        "resnet18",
                        "layer",
                        4,
                        3,
                        96,
                        16,
                        0.001,
                        "sgd",
                        "homework",
                        "cat,*",
                        7L,
                        0.2,
                        "active",
                        ActivationRule.ALWAYS,
                        NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void anEmptyBodyMeansTheDefaults(String body) {
        // When
        TrainingRequested request = accepted(body);

        // Then
        assertThat(request.activate()).isEqualTo(ActivationRule.IF_BETTER);
        assertThat(request.architecture()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            epochs       | 0
            epochs       | 2.5
            epochs       | "3"
            epochs       | true
            epochs       | null
            epochs       | 99999999999999999999
            size         | 31
            size         | 1025
            batchSize    | 1
            learningRate | 0
            learningRate | "fast"
            learningRate | 11
            optimizer    | "lion"
            recipe       | "mine"
            labels       | "cat"
            labels       | "cat,,dog"
            labels       | "cat,cat"
            labels       | ["cat","dog"]
            seed         | 1e3
            validation   | 1
            validation   | -0.1
            activate     | "perhaps"
            norm         | "group"
            norm         | 1
            cardinality  | 0
            cardinality  | 3
            cardinality  | 2.5
            architecture | "vgg"
            architecture | {}
            id           | "mine"
            requestedAt  | "now"
            epoch        | 3
            """)
    void aWrongFieldIsNamed(String field, String value) {
        // When
        Problem problem = refused("{\"" + field + "\":" + value + "}");

        // Then
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.detail()).contains(field);
    }

    @Test
    void lenetHasOneSizeOnly() {
        assertThat(refused("{\"architecture\":\"lenet\",\"size\":96}").field()).isEqualTo("size");
        assertThat(accepted("{\"architecture\":\"lenet\",\"size\":224}").size()).isEqualTo(224);
        assertThat(accepted("{\"architecture\":\"lenet\"}").size()).isNull();
    }

    @Test
    void whatANetworkCannotHaveIsNamed() {
        assertThat(refused("{\"architecture\":\"lenet\",\"norm\":\"layer\"}").field())
                .isEqualTo("norm");
        assertThat(refused("{\"norm\":\"instance\",\"size\":32}").field()).isEqualTo("size");
        assertThat(refused("{\"cardinality\":128}").detail())
                .isEqualTo("resnet18: cardinality 128 does not divide the 64 channels of its narrowest 3×3"
                        + " convolutions: use one of 1, 2, 4, 8, 16, 32, 64");
        assertThat(accepted("{\"architecture\":\"resnext50_32x4d\",\"cardinality\":128}")
                        .cardinality())
                .isEqualTo(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "3", "null", "{} {}", "{\"epochs\":1,\"epochs\":2}", "epochs=3", " "})
    void whatIsNoJsonObjectIsRefused(String body) {
        // When
        Problem problem = refused(body);

        // Then
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).startsWith("the body ");
    }

    @Test
    void aHugeValueIsNotEchoedWhole() {
        assertThat(refused("{\"labels\":\"" + "x".repeat(5_000) + "\"}").detail())
                .hasSizeLessThan(250);
    }

    private static TrainingRequested accepted(String body) {
        return assertThat(TrainingForm.read("application/json", body.getBytes(StandardCharsets.UTF_8), "t1", NOW))
                .asInstanceOf(type(TrainingForm.Accepted.class))
                .actual()
                .request();
    }

    private static Problem refused(String body) {
        return assertThat(TrainingForm.read("application/json", body.getBytes(StandardCharsets.UTF_8), "t1", NOW))
                .asInstanceOf(type(TrainingForm.Refused.class))
                .actual()
                .problem();
    }
}
