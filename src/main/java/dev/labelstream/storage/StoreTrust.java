package dev.labelstream.storage;

import dev.labelstream.process.StartupException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Which certificates a store may show: those signed by the ones in a file, and no others. */
record StoreTrust(SSLSocketFactory sockets, X509TrustManager manager) {
    /**
     * Reads one or more certificates in PEM.
     *
     * @throws StartupException naming the file when it cannot be read or holds none
     */
    static StoreTrust of(Path file) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keyStore(file));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new StoreTrust(context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0]);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        } catch (GeneralSecurityException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    private static KeyStore keyStore(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw unreadable(file, "it is empty", null);
            }
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
        }
        return store;
    }

    private static StartupException unreadable(Path file, String reason, Exception cause) {
        return new StartupException(
                "no certificate in " + file + " (" + reason
                        + "): name a PEM file that holds the store's CA in labelstream.storage.ca-certificate",
                cause);
    }
}
