package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.DocumentationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A command that a document shows, with its options, is one that the program takes. */
class DocumentedCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("quarkus-run\\.jar ([a-z]+)([^\\n|&;`#]*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

    private final Map<String, CommandLine> commands =
            CommandTree.create(new OptionsOnlyFactory()).getSubcommands();

    @Test
    void everyCommandAndOptionExists() {
        assertThat(uses().filter(use -> !exists(use)).map(MatchResult::group)).isEmpty();
        assertThat(uses()).isNotEmpty();
    }

    private boolean exists(MatchResult use) {
        CommandLine command = commands.get(use.group(1));
        if (command == null) {
            return false;
        }
        String rest = use.group(2).strip();
        CommandLine named = command.getSubcommands().getOrDefault(rest.split(" ")[0], command);
        return OPTION.matcher(rest).results().map(MatchResult::group).allMatch(option -> named.getCommandSpec()
                .optionsMap()
                .containsKey(option));
    }

    private static Stream<MatchResult> uses() {
        return DocumentationTest.pages()
                .flatMap(page -> COMMAND.matcher(read(page)).results());
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
