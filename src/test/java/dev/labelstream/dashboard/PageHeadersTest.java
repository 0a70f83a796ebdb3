package dev.labelstream.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageHeadersTest {
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");

    @Test
    void theImportMapOfThePageIsTheOneThePolicyAllows() throws Exception {
        try (InputStream page = PageHeaders.class.getResourceAsStream("/META-INF/resources/index.html")) {
            Matcher map = IMPORT_MAP.matcher(new String(page.readAllBytes(), UTF_8));
            assertThat(map.find()).isTrue();
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(UTF_8));
            assertThat(PageHeaders.IMPORT_MAP)
                    .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(hash));
        }
    }
}
