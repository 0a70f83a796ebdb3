package dev.labelstream.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.labelstream.process.StartupException;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads whose keys, rights or certificates a store does not take. */
class StoreRefusalTest {
    @TempDir
    static Path folder;

    private static MadeCertificate certificate;
    private static MadeCertificate otherName;

    private HttpServer store;

    @BeforeAll
    static void make() throws Exception {
        certificate = MadeCertificate.in(folder, "store", "ip:127.0.0.1");
        otherName = MadeCertificate.in(folder, "other", "dns:photos.example");
    }

    @AfterEach
    void stop() {
        if (store != null) {
            store.stop(0);
        }
    }

    @Test
    void aStoreWithAPrivateCaIsAskedWhereItsCertificateIsNamed() throws Exception {
        assertThat(session("https", start(certificate), certificate.certificate())
                        .call("list", StoreRefusalTest::read))
                .isEqualTo("photo");
    }

    @Test
    void aCertificateNobodyNamedIsNotTrusted() throws Exception {
        StoreSession session = session("https", start(certificate), null);
        assertThatThrownBy(() -> session.call("get images/a.jpg", StoreRefusalTest::read))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("cannot get images/a.jpg at https://127.0.0.1:")
                .hasMessageContaining("labelstream.storage.ca-certificate");
    }

    @Test
    void aNamedCaTrustsNoOther() throws Exception {
        StoreSession session = session("https", start(certificate), otherName.certificate());
        assertThatThrownBy(() -> session.call("get images/a.jpg", StoreRefusalTest::read))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("labelstream.storage.ca-certificate");
    }

    @Test
    void aCertificateForAnotherNameSaysWhich() throws Exception {
        StoreSession session = session("https", start(otherName), otherName.certificate());
        assertThatThrownBy(() -> session.call("get images/a.jpg", StoreRefusalTest::read))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("photos.example")
                .hasMessageContaining("labelstream.storage.endpoint");
    }

    @Test
    void aStoreWithoutTlsIsNotAskedByIt() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> refuseTls(plain));
            answers.setDaemon(true);
            answers.start();
            StoreSession session = session("https", plain.getLocalPort(), certificate.certificate());
            assertThatThrownBy(() -> session.call("get images/a.jpg", StoreRefusalTest::read))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("begin labelstream.storage.endpoint with http://");
        }
    }

    @Test
    void aFileWithoutACertificateIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.crt"), "");
        StoreSession session = session("https", 1, file);
        assertThatThrownBy(session::client)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("labelstream.storage.ca-certificate");
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, the access key reader has not the right s3:GetObject on images/a.jpg: grant it",
        "InvalidAccessKeyId, mend labelstream.storage.access-key",
        "SignatureDoesNotMatch, mend labelstream.storage.secret-key",
        "RequestTimeTooSkewed, set both by a time server"
    })
    void whoIsRefusedAndWhyIsSaid(String code, String mend) throws Exception {
        StoreSession session = session("http", refusing(code), null);
        assertThatThrownBy(() -> session.call("get images/a.jpg", StoreRefusalTest::read))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining(mend);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /images/a.jpg, s3:GetObject",
        "HEAD, /images/a.jpg, s3:GetObject",
        "GET, /images?list-type=2&prefix=a/, s3:ListBucket",
        "HEAD, /images, s3:ListBucket",
        "HEAD, /images/, s3:ListBucket",
        "GET, /images?location=, s3:GetBucketLocation",
        "GET, /images?notification=, s3:GetBucketNotification",
        "PUT, /images?notification=, s3:PutBucketNotification",
        "PUT, /submissions, s3:CreateBucket",
        "PUT, /submissions/a.csv, s3:PutObject",
        "POST, /models/m/model.safetensors?uploads=, s3:PutObject",
        "DELETE, /submissions/a.csv, s3:DeleteObject"
    })
    void everyRequestHasItsRight(String method, String path, String right) {
        assertThat(StoreRefusal.right(method, HttpUrl.get("http://store:9000" + path)))
                .isEqualTo(right);
    }

    private static String read(MinioClient client) throws Exception {
        try (var object = client.getObject(
                GetObjectArgs.builder().bucket("images").object("a.jpg").build())) {
            return new String(object.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As servers written in Go do. */
    private static void refuseTls(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket caller = plain.accept()) {
                caller.getInputStream().read();
                caller.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // the caller has gone, or the test is over
                continue;
            }
        }
    }

    private int start(MadeCertificate shown) throws Exception {
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(shown.server()));
        store = secure;
        return answering(200, "photo");
    }

    private int refusing(String code) throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return answering(403, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }

    private int answering(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        store.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/xml");
                exchange.getResponseHeaders().add("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        store.start();
        return store.getAddress().getPort();
    }

    private static StoreSession session(String scheme, int port, Path caCertificate) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .withDefaultValue("labelstream.storage.endpoint", scheme + "://127.0.0.1:" + port)
                .withDefaultValue("labelstream.storage.access-key", "reader")
                .withDefaultValue("labelstream.storage.secret-key", "secret")
                .withDefaultValue("labelstream.storage.region", "us-east-1");
        if (caCertificate != null) {
            config.withDefaultValue("labelstream.storage.ca-certificate", caCertificate.toString());
        }
        StorageConfig storage = StorageConfigTest.config(config);
        return new StoreSession(() -> StoreAddress.of(storage, folder), storage.publicEndpoint());
    }
}
