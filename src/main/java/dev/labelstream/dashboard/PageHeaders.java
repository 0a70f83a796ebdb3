package dev.labelstream.dashboard;

import dev.labelstream.storage.ObjectStore;
import dev.labelstream.storage.StorageConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;

/** What the page may load and ask: its own server, and the store for uploads; no script but the page's own files. */
@Singleton
class PageHeaders {
    /** Behind the guard of the open port, before the answers. */
    private static final int PRIORITY = 100;

    private static final Set<String> PAGE = Set.of("/", "/index.html");

    /** Of the import map in {@code index.html}, which no browser takes from a file. */
    static final String IMPORT_MAP = "sha256-SIy8LC8dUrc84rqQyzBOmh2WwPF+c9mOQJw66I2LHvM=";

    private final ObjectStore store;
    private final String bucket;

    PageHeaders(ObjectStore store, StorageConfig storage) {
        this.store = store;
        this.bucket = storage.buckets().images();
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, PRIORITY);
    }

    private void add(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (PAGE.contains(request.normalizedPath())) {
            headers.set("Content-Security-Policy", policy());
        }
        request.next();
    }

    private String policy() {
        URI upload = store.formAction(bucket);
        return "default-src 'none'; script-src 'self' '" + IMPORT_MAP
                + "'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self' " + upload.getScheme() + "://" + upload.getAuthority()
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
