package dev.labelstream.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import org.junit.jupiter.api.Test;

class PredictionFeedTest {
    private final PredictionFeed feed = new PredictionFeed(2);

    @Test
    void everybodyHearsWhatIsToldAfterJoining() {
        // Given
        AssertSubscriber<String> early = join(Long.MAX_VALUE);
        feed.tell("one");
        AssertSubscriber<String> late = join(Long.MAX_VALUE);

        // When
        feed.tell("two");

        // Then
        early.assertItems("one", "two");
        late.assertItems("two");
    }

    @Test
    void whatIsToldBetweenJoiningAndReadingIsNotLost() {
        // Given
        Multi<String> joined = feed.join().orElseThrow();

        // When
        feed.tell("one");

        // Then
        joined.subscribe().withSubscriber(AssertSubscriber.create(1)).assertItems("one");
    }

    @Test
    void aListenerThatIsTooSlowIsLetGoAndHoldsUpNobody() {
        // Given
        AssertSubscriber<String> slow = join(1);
        AssertSubscriber<String> quick = join(Long.MAX_VALUE);

        // When
        for (int i = 0; i < 10_000; i++) {
            feed.tell("p" + i);
        }

        // Then
        assertThat(quick.getItems()).hasSize(10_000);
        assertThat(feed.listeners()).isEqualTo(1);
        slow.request(Long.MAX_VALUE).assertCompleted();
        assertThat(slow.getItems()).hasSizeLessThan(3_000).startsWith("p0", "p1");
    }

    @Test
    void oneListenerTooManyIsTurnedAwayUntilAnotherLeaves() {
        // Given
        AssertSubscriber<String> first = join(1);
        join(1);
        assertThat(feed.join()).isEmpty();

        // When
        first.cancel();

        // Then
        assertThat(feed.listeners()).isEqualTo(1);
        assertThat(feed.join()).isPresent();
    }

    @Test
    void predictionsAreCountedWhetherAnybodyListensOrNot() {
        // When
        feed.tell("one");

        // Then
        assertThat(feed.rate().total()).isEqualTo(1);
    }

    private AssertSubscriber<String> join(long requests) {
        return feed.join().orElseThrow().subscribe().withSubscriber(AssertSubscriber.create(requests));
    }
}
