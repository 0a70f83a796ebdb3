package dev.labelstream.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubmissionOrderTest {
    @Test
    void numbersComeFirstByValueThenNames() {
        // Given
        List<String> keys =
                new ArrayList<>(List.of("10.jpg", "9.jpg", "1.jpg", "1.png", "a.jpg", "007.jpg", "12.5.jpg"));

        // When
        keys.sort(new SubmissionOrder());

        // Then
        assertThat(keys).containsExactly("1.jpg", "1.png", "007.jpg", "9.jpg", "10.jpg", "12.5.jpg", "a.jpg");
    }

    @Test
    void equalNumbersAreOrderedByObjectKey() {
        // Given
        List<String> keys = new ArrayList<>(List.of("b/7.jpg", "a/7.png", "a/07.jpg", "7.jpg", "007.jpg"));

        // When
        keys.sort(new SubmissionOrder());

        // Then
        assertThat(keys).containsExactly("007.jpg", "7.jpg", "a/07.jpg", "a/7.png", "b/7.jpg");
    }

    @Test
    void namesAreOrderedByCodePointNotByUtf16Unit() {
        // Given
        List<String> keys = new ArrayList<>(List.of("\uD83D\uDC31.jpg", "\uFF5E.jpg", "é.jpg", "z.jpg"));

        // When
        keys.sort(new SubmissionOrder());

        // Then
        assertThat(keys).containsExactly("z.jpg", "é.jpg", "\uFF5E.jpg", "\uD83D\uDC31.jpg");
    }

    @Test
    void onlyTheSameKeyIsEqual() {
        assertThat(new SubmissionOrder().compare("a/7.jpg", "a/7.jpg")).isZero();
        assertThat(new SubmissionOrder().compare("a/7.jpg", "a/7.JPG")).isPositive();
    }

    @Test
    void theOrderIsThatOfANaiveSort() {
        // Given
        List<String> keys = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            keys.add(randomKey(random));
        }
        List<String> expected = new ArrayList<>(keys);
        Comparator<String> byNumber =
                Comparator.comparing(key -> naiveNumber(key), Comparator.nullsLast(Comparator.naturalOrder()));
        expected.sort(byNumber.thenComparing(key -> naiveNumber(key) == null ? naiveId(key) : "")
                .thenComparing(key -> key));

        // When
        Collections.shuffle(keys, random);
        keys.sort(new SubmissionOrder());

        // Then
        assertThat(keys).isEqualTo(expected);
    }

    private static String randomKey(Random random) {
        String alphabet = random.nextBoolean() ? "0123456789" : "01.aZ-/";
        StringBuilder key = new StringBuilder("k");
        key.append(random.nextInt(3)).append('/');
        for (int i = random.nextInt(random.nextInt(40) + 1) + 1; i > 0; i--) {
            key.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return key.append(".jpg").toString();
    }

    private static String naiveId(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        return Stream.of(name.split("\\.", -1)).findFirst().orElseThrow();
    }

    private static BigInteger naiveNumber(String key) {
        return naiveId(key).matches("[0-9]+") ? new BigInteger(naiveId(key)) : null;
    }
}
