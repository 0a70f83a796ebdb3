package dev.labelstream.process;

import java.net.URI;
import org.eclipse.microprofile.config.Config;

/** Under which address this machine reaches a port of this program. */
public final class ListenAddress {
    public static final String HTTP = "quarkus.http";
    public static final String MANAGEMENT = "quarkus.management";
    /** Set where the management port speaks TLS: the name below {@code quarkus.tls}. */
    public static final String MANAGEMENT_TLS = MANAGEMENT + ".tls-configuration-name";

    private ListenAddress() {}

    /** @param prefix {@link #HTTP} or {@link #MANAGEMENT}, before {@code .host} and {@code .port} */
    public static URI of(Config config, String prefix) {
        String host = config.getValue(prefix + ".host", String.class);
        boolean isSecure = prefix.equals(MANAGEMENT)
                && config.getOptionalValue(MANAGEMENT_TLS, String.class).isPresent();
        return URI.create((isSecure ? "https" : "http") + "://" + ("0.0.0.0".equals(host) ? "127.0.0.1" : host) + ":"
                + config.getValue(prefix + ".port", Integer.class));
    }
}
