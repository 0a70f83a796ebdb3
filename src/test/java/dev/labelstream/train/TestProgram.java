package dev.labelstream.train;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of the tests in place of the packaged one, which tests that run in this JVM do not have. */
@Mock
@Singleton
class TestProgram extends ThisProgram {
    private volatile List<String> replacement;

    TestProgram(TrainConfig config) {
        super(config);
    }

    /** @param behaviour one of {@link FakeChild}'s; it ignores the arguments of {@code train} */
    void become(String behaviour, String... lines) {
        replacement = FakeChild.command(behaviour, lines);
    }

    @Override
    List<String> command(long parameters) {
        return new ArrayList<>(replacement);
    }
}
