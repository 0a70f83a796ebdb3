package dev.labelstream.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelstream.DrawnPhoto;
import dev.labelstream.storage.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the documents and the Grafana dashboard say is measured is measured, under that name. */
@QuarkusTest
class MetricsQuarkusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z][a-z0-9_]+)[ {]");
    private static final Pattern OURS = Pattern.compile("(labelstream_[a-z0-9_]+)");
    private static final Pattern PART = Pattern.compile("_(count|sum|max|bucket)$");
    private static final Pattern ASKED = Pattern.compile("\\b((?:labelstream|jvm|process|http|kafka)_[a-z0-9_]+)");

    @TestHTTPResource(value = "/q/metrics", management = true)
    URL management;

    @Inject
    ObjectStore store;

    private ManagementPort port;

    @BeforeEach
    void oneGoodPhotoAndOneBad() {
        port = new ManagementPort(management);
        store.put("images", "measured/1.jpg", DrawnPhoto.jpeg(1), "image/jpeg");
        store.put("images", "measured/2.jpg", new byte[] {1, 2, 3}, "image/jpeg");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(scrape())
                .contains("outcome=\"classified\"", "outcome=\"failed\"", "labelstream_aggregate_csv_writes_total"));
    }

    @Test
    void theDashboardAsksForNothingThatIsNotThere() throws IOException {
        Set<String> asked = names(ASKED, Files.readString(Path.of("deploy/grafana/dashboards/labelstream.json")));

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(names(SAMPLE, scrape())).containsAll(asked);
    }

    @Test
    void theDocumentHasEachOfOursAndNoOther() throws IOException {
        Set<String> documented = names(OURS, Files.readString(Path.of("docs/observability.md")));
        Set<String> measured = names(SAMPLE, scrape()).stream()
                .filter(name -> name.startsWith("labelstream_"))
                .map(name -> PART.matcher(name).replaceFirst(""))
                .collect(Collectors.toSet());

        assertThat(documented).isEqualTo(measured);
    }

    private String scrape() {
        return port.admin().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().map(match -> match.group(1)).forEach(names::add);
        return names;
    }
}
