package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProgressOptionTest {
    @Test
    void onlyWhoeverWantsQuietHasIt() {
        assertThat(CommandLine.populateCommand(new ProgressOption(), "--quiet").begin("uploaded", 3))
                .isInstanceOf(Progress.Nothing.class);
        assertThat(CommandLine.populateCommand(new ProgressOption()).begin("uploaded", 3))
                .isNotInstanceOf(Progress.Nothing.class);
    }
}
