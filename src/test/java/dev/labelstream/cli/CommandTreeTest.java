package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandTreeTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine tree = CommandTree.create(new OptionsOnlyFactory())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    @Test
    void helpNamesEveryCommandAndSaysWhatItDoes() {
        // When
        int code = tree.execute("--help");

        // Then
        assertThat(code).isZero();
        assertThat(tree.getSubcommands().keySet())
                .allSatisfy(name -> assertThat(out.toString()).containsPattern("\n  " + name + " +\\S"));
    }

    @Test
    void everyCommandHasHelpOfItsOwn() {
        assertThat(tree.getSubcommands().keySet())
                .filteredOn(name -> !name.equals("help"))
                .allSatisfy(name -> assertThat(tree.execute(name, "--help")).isZero());
    }

    @Test
    void aShellLearnsCommandsAndOptions() {
        // When
        int code = tree.execute("generate-completion");

        // Then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("complete -F").contains("classify").contains("--probabilities");
    }

    @Test
    void anUnknownCommandIsOneLineWithTheOneThatWasMeant() {
        // When
        int code = tree.execute("serv");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().satisfies(line -> assertThat(line)
                .contains("no such command: serv")
                .contains("did you mean serve?"));
    }

    @Test
    void anUnknownOptionIsOneLineThatNamesTheHelpOfItsCommand() {
        // When
        int code = tree.execute("serve", "--verbose");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("--verbose").contains("labelstream serve --help"));
    }
}
