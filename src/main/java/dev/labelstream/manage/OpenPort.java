package dev.labelstream.manage;

import dev.labelstream.process.CommandProfile;
import dev.labelstream.process.Loopback;
import dev.labelstream.process.StartOrder;
import dev.labelstream.process.StartupException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The port of the page and the API: open to everybody on this machine, with a login as soon as others can reach it. */
@Singleton
class OpenPort {
    private final String host;
    private final boolean isLoopback;
    private final ManageConfig config;

    OpenPort(@ConfigProperty(name = "quarkus.http.host") String host, ManageConfig config) {
        this.host = host;
        this.isLoopback = Loopback.isBoundTo(host);
        this.config = config;
    }

    /** Before anything is made or started. A password that was made in the data folder is not one that somebody chose to open the port with. */
    void require(@Observes @Priority(StartOrder.DATA_FOLDER - 1) StartupEvent start) {
        if (!CommandProfile.isActive() && needsLogin() && config.password().isEmpty()) {
            throw new StartupException("no password for the API and the page, which other machines can reach at "
                    + host + " (quarkus.http.host): set labelstream.manage.password (environment"
                    + " LABELSTREAM_MANAGE_PASSWORD), or leave them on 127.0.0.1");
        }
    }

    boolean needsLogin() {
        return !isLoopback;
    }
}
