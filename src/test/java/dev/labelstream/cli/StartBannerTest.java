package dev.labelstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelstream.storage.Credentials;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartBannerTest {
    private static final Credentials CREDENTIALS = new Credentials(
            "access",
            "secret",
            "password",
            Map.of("http", "http://a:1", "management", "http://a:2", "s3", "http://a:3", "kafka", "a:4"));

    @Test
    void itHoldsEveryAddressEveryKeyAndThreeCommands() {
        // When
        String text = new StartBanner(CREDENTIALS, "labelstream-data", "target/quarkus-run.jar", false).text();

        // Then
        assertThat(text)
                .contains("http://a:1", "http://a:2", "http://a:3", "a:4", "access", "secret", "admin", "password")
                .contains("java -jar target/quarkus-run.jar upload PHOTOS")
                .contains("curl http://a:1/api/submissions/holiday.csv")
                .contains("http://a:2/training");
    }

    @Test
    void secretsThatSomebodySetStayOutOfTheLog() {
        String text = new StartBanner(
                        StartBanner.shown(CREDENTIALS, true, true), "labelstream-data", "quarkus-run.jar", true)
                .text();

        assertThat(text)
                .contains("access key access, secret key $LABELSTREAM_STORAGE_SECRET_KEY")
                .contains("curl -u admin:$LABELSTREAM_MANAGE_PASSWORD http://a:1/api")
                .doesNotContain("admin:password", "key secret");
    }

    @Test
    void secretsThatWereMadeHereAreShown() {
        assertThat(StartBanner.shown(CREDENTIALS, false, false)).isEqualTo(CREDENTIALS);
    }

    @Test
    void whereTheApiAsksForALoginTheCommandHasIt() {
        assertThat(new StartBanner(CREDENTIALS, "labelstream-data", "quarkus-run.jar", true).text())
                .contains("curl -u admin:password http://a:1/api/submissions/holiday.csv");
    }

    @Test
    void theUploadCommandNamesADataFolderOfItsOwn() {
        assertThat(new StartBanner(CREDENTIALS, "elsewhere", "quarkus-run.jar", false).text())
                .contains("java -Dlabelstream.data-dir=elsewhere -jar quarkus-run.jar upload");
    }
}
