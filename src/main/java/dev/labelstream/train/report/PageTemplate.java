package dev.labelstream.train.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fills {@code report.html}. Qute keeps the page a page that an editor understands and escapes what is filled in; without
 * its Quarkus extension it needs no container, so the page is tested in milliseconds and costs no command its start.
 */
final class PageTemplate {
    private static final Template TEMPLATE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build()
            .parse(resource("report.html"), Variant.forContentType(Variant.TEXT_HTML));

    private PageTemplate() {}

    static String fill(Page page) {
        return TEMPLATE.data("page", page).render();
    }

    static String css() {
        return resource("report.css");
    }

    private static String resource(String name) {
        try (InputStream bytes = PageTemplate.class.getResourceAsStream(name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program lacks " + name + ": build it again", e);
        }
    }
}
