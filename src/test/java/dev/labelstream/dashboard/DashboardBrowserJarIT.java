package dev.labelstream.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.labelstream.DrawnPhoto;
import dev.labelstream.JarProcess;
import dev.labelstream.storage.ObjectStore;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, against the packaged program: what one test uploads the later ones see. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardBrowserJarIT {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>.jpg";
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    /** Of the curves: reds and blues, which axes and grid have not. */
    private static final String COLOURED_PIXELS =
            """
            () => {
              const canvas = document.querySelector('.plot canvas');
              const rgba = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let coloured = 0;
              for (let at = 0; at < rgba.length; at += 4) {
                coloured += Math.abs(rgba[at] - rgba[at + 2]) > 60;
              }
              return coloured;
            }""";

    private static final List<String> VIEWS =
            List.of("#/", "#/folders", "#/photo/party/1.png", "#/failures", "#/models");

    @TempDir
    static Path folder;

    private static Browser browser;
    private static JarProcess server;

    @BeforeAll
    static void start() {
        browser = new Browser();
        server = new JarProcess(folder).start().awaitReady();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void chosenPhotosGoToTheBucketAndTheirLabelsArrive() throws IOException {
        // Given
        Page page = opened(browser.desktop(), "#/");
        page.getByLabel("into folder").fill("party");

        // When
        page.getByLabel("Photos to upload").setInputFiles(new FilePayload[] {
            photo("1.png", Color.ORANGE),
            photo("2.png", Color.GRAY),
            photo(HOSTILE, Color.PINK),
            new FilePayload("broken.jpg", "image/jpeg", new byte[] {1, 2, 3})
        });

        // Then
        assertThat(page.getByText("4 of 4 photos done, 1 without a label")).isVisible(PATIENTLY);
        assertThat(page.locator(".uploads .label")).hasCount(3);
        assertThat(page.locator(".sheet .label")).hasCount(3);
        assertThat(page.locator(".sheet img")).not().hasCount(0);
        assertThat(page.locator(".sheet li").first()).containsText("%");
        assertThat(page.locator("img[src=x]")).hasCount(0);
        assertThat(page.getByText(HOSTILE).first()).isVisible();
        Browser.picture(page, "photos-desktop");
    }

    @Test
    @Order(2)
    void theCsvOfTheFolderIsDownloaded() throws IOException {
        Page page = opened(browser.desktop(), "#/folders");
        Locator csv = page.getByLabel("CSV of party");
        assertThat(csv).isVisible(PATIENTLY);
        Download download = page.waitForDownload(csv::click);
        assertThat(Files.readAllLines(download.path()))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("1,");
        Browser.picture(page, "folders-desktop");
    }

    @Test
    @Order(3)
    void theStoryOfAPhotoIsToldAndNearMissesAreNamed() {
        Page page = opened(browser.desktop(), "#/photo/party/1.png");
        assertThat(page.getByText("It is row 1 of the CSV")).isVisible(PATIENTLY);
        Browser.picture(page, "story-desktop");
        page.getByRole(AriaRole.SEARCHBOX).fill("images/Party/1.PNG");
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        assertThat(page.getByText("Nobody knows Party/1.PNG")).isVisible(PATIENTLY);
        page.getByText("party/1.png").last().click();
        assertThat(page.getByText("It is row 1 of the CSV")).isVisible(PATIENTLY);
    }

    @Test
    @Order(4)
    void aPauseIsSaidAgreedToAndAskedThePasswordForByKeyboardAlone() {
        // Given
        Page page = opened(browser.desktop(), "#/");
        Locator pause = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause").setExact(true));
        assertThat(pause).isVisible(PATIENTLY);

        // When
        pause.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("No classifier takes a photo until")).isVisible();
        Locator dialog = page.locator("dialog[open]").first();
        dialog.getByText("Pause", new Locator.GetByTextOptions().setExact(true)).focus();
        page.keyboard().press("Enter");
        Locator password = page.getByLabel("Password");
        assertThat(password).isFocused();
        page.keyboard().type(server.credentials().managePassword());
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByText("Paused: photos are kept and wait.")).isVisible(PATIENTLY);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resume"))
                .click();
        page.locator("dialog[open]").getByText("Resume").click();
        assertThat(page.getByText("Paused: photos are kept and wait.")).isHidden();
    }

    @Test
    @Order(5)
    void noViewHasASeriousFindingOfAccessibility() {
        for (Page page : List.of(browser.desktop(), browser.dark(), browser.phone())) {
            for (String view : VIEWS) {
                opened(page, view);
                assertThat(page.locator("main h2").last()).isAttached();
                List<String> serious = new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                                .map(Rule::toString)
                                .toList();
                assertThat(serious).as(view).isEmpty();
            }
        }
    }

    @Test
    @Order(6)
    void thePageFitsAPhoneAndDarkness() {
        Page phone = browser.phone();
        Page dark = browser.dark();
        for (String view : VIEWS) {
            String name = view.split("/").length < 2 ? "photos" : view.split("/")[1];
            opened(phone, view);
            assertThat(phone.locator("main h2").last()).isAttached();
            assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(view)
                    .isEqualTo(true);
            Browser.picture(phone, name + "-phone");
            opened(dark, view);
            assertThat(dark.locator("main h2").last()).isAttached();
            Browser.picture(dark, name + "-dark");
        }
    }

    @Test
    @Order(7)
    void anOpenPageShowsEverythingAgainAfterARestart() throws IOException {
        // Given
        Page page = opened(browser.desktop(), "#/");
        assertThat(page.locator(".sheet .label")).hasCount(3);

        // When
        server.stop();
        assertThat(page.getByText("the server does not answer").first()).isVisible(PATIENTLY);
        server.start().awaitReady();

        // Then
        assertThat(page.getByText("the server does not answer"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        page.getByLabel("into folder").fill("later");
        page.getByLabel("Photos to upload").setInputFiles(photo("3.png", Color.BLUE));
        assertThat(page.locator(".sheet .label"))
                .hasCount(4, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
    }

    @Test
    @Order(8)
    void theActiveModelLearnsFurtherByTheFormAndItsCopyTakesOver() {
        // Given
        ObjectStore store = server.store();
        for (int i = 0; i < 12; i++) {
            store.put("training", (i % 2 == 0 ? "cat_" : "dog_") + i + ".jpg", DrawnPhoto.jpeg(i), "image/jpeg");
        }
        Page page = opened(browser.desktop(), "#/models");

        // When
        page.getByLabel("Network").selectOption("active");
        page.getByLabel("Epochs").fill("2");
        page.getByLabel("Size in pixels").fill("32");
        page.getByLabel("Takes over").selectOption("always");
        Locator.GetByTextOptions exactly = new Locator.GetByTextOptions().setExact(true);
        page.getByLabel("New training").getByText("Train", exactly).click();
        assertThat(page.getByText("A copy of the active model learns 2 epochs")).isVisible();
        page.locator("dialog[open]").getByText("Train", exactly).click();
        assertThat(page.getByLabel("Password")).isFocused();
        page.keyboard().type(server.credentials().managePassword());
        page.keyboard().press("Enter");

        // Then
        assertThat(page.getByLabel("Activate resnet18-cats-dogs"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(180_000));
        assertThat(page.getByText("finished").first()).isVisible(PATIENTLY);
        assertThat(page.getByLabel("Size in pixels")).hasValue("32");
        assertThat(page.locator(".plot canvas")).isVisible(PATIENTLY);
        page.waitForCondition(() -> (int) page.evaluate(COLOURED_PIXELS) > 100);
        Browser.picture(page, "trained-desktop");
    }

    @Test
    @Order(9)
    void aPersonTellsWhatAnUnsurePhotoShows() {
        // Given
        ObjectStore store = server.store();
        Page page = opened(browser.desktop(), "#/");
        page.getByLabel("Confidence below").selectOption("0.95");

        // When
        page.getByLabel("Right label of party/1.png").getByText("dog").click();
        page.getByLabel("Password").fill(server.credentials().managePassword());
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator(".choice [aria-pressed=true]")).hasText("dog");
        assertThat(store.exists("training", "corrected/party/dog/1.png")).isTrue();
        opened(page, "#/photo/party/1.png");
        assertThat(page.locator(".choice [aria-pressed=true]")).hasText("dog");
        Browser.picture(page, "told-desktop");
    }

    @Test
    @Order(10)
    void nothingWentWrongUnseen() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static Page opened(Page page, String view) {
        Browser.open(page, "http://127.0.0.1:" + server.port("http") + "/" + view);
        return page;
    }

    private static FilePayload photo(String name, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(colour);
        drawing.fillRect(0, 0, 320, 240);
        drawing.setColor(colour.darker());
        drawing.fillOval(80, 40, 160, 160);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }
}
