package dev.labelstream.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {
    @Test
    void isDoneOnceOnItsOwnThreadWhereItWasBegun() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Ahead<String> work = new Ahead<>(() -> {
            begun.countDown();
            return Thread.currentThread().getName() + times.incrementAndGet();
        });

        work.begin("early");
        begun.await();

        assertThat(work.get()).isEqualTo("early1");
        assertThat(work.get()).isEqualTo("early1");
    }

    @Test
    void isDoneByWhoeverNeedsItWhereItWasNotBegun() {
        Ahead<Thread> work = new Ahead<>(Thread::currentThread);

        assertThat(work.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void throwsWhatTheWorkThrew() {
        StartupException failure = new StartupException("no broker there", null);
        Ahead<String> work = new Ahead<>(() -> {
            throw failure;
        });

        work.begin("early");

        assertThatThrownBy(work::get).isSameAs(failure);
        assertThatThrownBy(work::get).isSameAs(failure);
    }
}
