package dev.labelstream.manage;

import static io.restassured.RestAssured.given;

import dev.labelstream.storage.Credentials;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls to the management port of the application under test. */
public final class ManagementPort {
    private final String address;

    /** @param url anything on that port */
    public ManagementPort(URL url) {
        this.address = "http://" + url.getAuthority();
    }

    public RequestSpecification anonymous() {
        return given().baseUri(address);
    }

    public RequestSpecification as(String user, String password) {
        return anonymous().auth().preemptive().basic(user, password);
    }

    public RequestSpecification admin() {
        return as("admin", password());
    }

    public RequestSpecification admin(String json) {
        return admin().contentType("application/json").body(json);
    }

    static String password() {
        Path dataDir = ConfigProvider.getConfig().getValue("labelstream.data-dir", Path.class);
        return Credentials.read(dataDir).orElseThrow().managePassword();
    }
}
