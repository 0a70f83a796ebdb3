package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages of the reference are what the program itself says; {@code -Dlabelstream.reference.renew=true} writes them. */
class ReferenceTest {
    private static final Path PAGES = Path.of("docs/reference");
    private static final String RENEW = "labelstream.reference.renew";

    @Test
    void theCommandsAreThoseOfTheProgram() throws IOException {
        holds("commands.md", CommandReference.page());
    }

    @Test
    void theConfigurationIsThatOfTheProgram() throws IOException {
        holds("configuration.md", ConfigurationReference.page());
    }

    private static void holds(String name, String content) throws IOException {
        Path page = PAGES.resolve(name);
        if (Boolean.getBoolean(RENEW)) {
            Files.createDirectories(PAGES);
            Files.writeString(page, content);
        }
        assertThat(page)
                .as("made from the program: ./mvnw test -Dtest=ReferenceTest -D%s=true", RENEW)
                .hasContent(content);
    }
}
