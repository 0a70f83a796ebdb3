package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNotThereYetIsJudgedByTheOneAboveIt() {
        assertThat(FreeSpace.at(folder.resolve("labelstream-data/store"), 1)).endsWith("free at " + folder);
    }

    @Test
    void tooLittleRoomIsNamedWithTheMend() {
        assertThatThrownBy(() -> FreeSpace.at(folder, Long.MAX_VALUE))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("MiB are free at " + folder + ": make room, or move labelstream.data-dir");
    }
}
