package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.storage.internals.log.LogDirFailureChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerExitTest {
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void asBefore() {
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
    }

    @Test
    void aBrokerWithAFullDiskEndsTheProcessOnceWithTheReason() {
        // Given
        new BrokerExit(lines::add).install();

        // When
        new LogDirFailureChannel(1)
                .maybeAddOfflineLogDir("broker", "Error while writing", new IOException("No space left on device"));
        Exit.halt(1);
        Exit.exit(1);

        // Then
        assertThat(lines)
                .containsExactly("the embedded broker gave up (No space left on device), so this process ends:"
                        + " mend the disk under labelstream.data-dir and start again");
    }
}
