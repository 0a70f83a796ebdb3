package dev.labelstream.dashboard;

import dev.labelstream.process.ProcessConfig;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Closes the dashboard's routes in a process without the role. */
@Singleton
class DashboardGate {
    static final String ROLE = "dashboard";

    private final Provider<ProcessConfig> process;

    /** Made before the settings of this run can be read, hence the provider. */
    DashboardGate(Provider<ProcessConfig> process) {
        this.process = process;
    }

    @ServedByDashboard
    @ServerRequestFilter
    public void filter() {
        if (!process.get().roles().contains(ROLE)) {
            throw new NotFoundException("this process has not the role dashboard: add it to labelstream.roles");
        }
    }
}
