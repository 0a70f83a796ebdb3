package dev.labelstream.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.labelstream.JarProcess;
import dev.labelstream.event.EventJson;
import dev.labelstream.event.ImageClassified;
import dev.labelstream.event.ModelReference;
import dev.labelstream.event.StoredImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The page beside a folder of ten thousand photos, whose results are put on the topic as a classifier would. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyPhotosBrowserJarIT {
    private static final Logger LOG = Logger.getLogger(ManyPhotosBrowserJarIT.class);
    private static final int PHOTOS = 10_000;
    private static final int A_SECOND = 200;
    private static final int SECONDS = 5;
    /** More than ever fit into a window. */
    private static final int MOST_TILES = 200;

    private static final Instant UPLOADED = Instant.parse("2026-01-01T08:00:00Z");
    private static final ModelReference MODEL = new ModelReference("m1", "resnet18", "w1");
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    /** Keeps the longest time between two pictures of the page, ms. */
    private static final String WATCH_PICTURES =
            """
            () => {
              let last = performance.now();
              window.longest = 0;
              const next = now => {
                window.longest = Math.max(window.longest, now - last);
                last = now;
                requestAnimationFrame(next);
              };
              requestAnimationFrame(next);
            }""";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static JarProcess server;
    private static KafkaProducer<String, String> producer;

    @BeforeAll
    static void start() {
        browser = new Browser();
        server = new JarProcess(folder)
                .start("-Dlabelstream.roles=aggregate,dashboard", "-Dlabelstream.aggregate.sweep-every=0s", "serve")
                .awaitReady();
        Map<String, Object> broker =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + server.port("kafka"));
        producer = new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer());
        classify("many", 0, PHOTOS);
    }

    @AfterAll
    static void stop() {
        if (producer != null) {
            producer.close();
        }
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void allOfThemAreReachedAndOnlyThoseInSightAreInTheDocument() {
        // Given
        Page page = browser.desktop();
        Browser.open(page, "http://127.0.0.1:" + server.port("http") + "/");
        assertThat(page.getByText("10,000 photos")).isVisible(PATIENTLY);
        Locator tiles = page.locator(".sheet li");
        assertThat(tiles.first()).isVisible();

        // When
        Locator last = page.locator(".sheet li[aria-posinset='" + PHOTOS + "']");
        int most = 0;
        for (int turn = 0; turn < PHOTOS && last.count() == 0; turn++) {
            page.evaluate("() => scrollTo(0, document.body.scrollHeight)");
            page.waitForTimeout(20);
            most = Math.max(most, tiles.count());
        }

        // Then
        assertThat(last).isVisible();
        assertThat(most).isPositive().isLessThan(MOST_TILES);
        Browser.picture(page, "ten-thousand-photos");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void twoHundredResultsASecondArriveWhileThePageIsOpen() throws InterruptedException {
        // Given
        Page page = browser.desktop();
        Browser.open(page, "http://127.0.0.1:" + server.port("http") + "/");
        assertThat(page.locator(".sheet li").first()).isVisible(PATIENTLY);
        page.evaluate(WATCH_PICTURES);

        // When
        for (int second = 0; second < SECONDS; second++) {
            classify("live", second * A_SECOND, (second + 1) * A_SECOND);
            TimeUnit.SECONDS.sleep(1);
        }
        int newest = SECONDS * A_SECOND - 1;

        // Then
        assertThat(page.locator(".sheet a[title='live/" + newest + ".jpg']")).isVisible(PATIENTLY);
        LOG.infof(
                "%d results a second: at most %.0f ms between two pictures of the page",
                A_SECOND, ((Number) page.evaluate("() => window.longest")).doubleValue());
        Locator firstOfBefore = page.locator(".sheet li[aria-posinset='" + (newest + 2) + "'] a");
        for (int turn = 0; turn < PHOTOS && firstOfBefore.count() == 0; turn++) {
            page.evaluate("() => scrollBy(0, innerHeight)");
            page.waitForTimeout(20);
        }
        assertThat(firstOfBefore).hasAttribute("title", Pattern.compile("many/.*"));
        assertThat(page.locator(".sheet a[title^='live/']").last()).isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void classify(String submission, int from, int to) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int number = from; number < to; number++) {
            ImageClassified result = new ImageClassified(
                    new StoredImage("images", submission + "/" + number + ".jpg", "tag", null, 80_000),
                    "dog",
                    1,
                    0.9,
                    Map.of("cat", 0.1, "dog", 0.9),
                    MODEL,
                    UPLOADED,
                    Instant.now());
            sent.add(producer.send(
                    new ProducerRecord<>("predictions", result.image().path(), EventJson.write(result))));
        }
        assertThat(sent).allSatisfy(future -> assertThat(future).succeedsWithin(Duration.ofMinutes(1)));
    }
}
