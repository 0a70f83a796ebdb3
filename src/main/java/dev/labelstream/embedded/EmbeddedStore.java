package dev.labelstream.embedded;

import dev.labelstream.process.StartupException;
import dev.labelstream.storage.Credentials;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jboss.logging.Logger;

/** An S3 endpoint on the loopback interface over a folder: a bucket is a folder in it, an object a file. */
final class EmbeddedStore {
    private static final Logger LOG = Logger.getLogger(EmbeddedStore.class);
    private static final int STOP_MILLIS = 2000;
    private static final int THREADS = 32;

    private final Path folder;
    private final int port;
    private S3Proxy server;

    EmbeddedStore(Path folder, int port) {
        // With a relative folder every multipart upload would end in NoSuchUpload.
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
    }

    /**
     * Returns when clients are answered.
     *
     * @param bucket whose changes are told to the listener
     * @param origins of web pages that may upload by form
     */
    void start(Credentials credentials, String bucket, ChangeListener listener, List<String> origins) {
        Ports.requireFree(port, "the embedded store", "labelstream.embedded.s3.port");
        try {
            Files.createDirectories(folder);
            ExtendedAttributes.require(folder);
            UnfinishedUploads.remove(folder);
            server = S3Proxy.builder()
                    .blobStore(files(bucket, listener))
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.AWS_V4, credentials.accessKey(), credentials.secretKey())
                    .ignoreUnknownHeaders(true)
                    .stopTimeout(STOP_MILLIS)
                    .jettyMaxThreads(THREADS)
                    .corsRules(uploadsFrom(origins))
                    .build();
            server.start();
        } catch (StartupException e) {
            throw e;
        } catch (Exception e) {
            throw new StartupException("the embedded store cannot start in " + folder + " (" + e + "): mend that", e);
        }
    }

    private BlobStore files(String bucket, ChangeListener listener) {
        Clock clock = Clock.systemUTC();
        BlobStore files = new FilesystemNio2BlobStore(folder.toString());
        return new NotifyingBlobStore(new PagedListing(files, clock), bucket, clock, listener);
    }

    private static CrossOriginResourceSharing uploadsFrom(List<String> origins) {
        return new CrossOriginResourceSharing(
                origins.stream().map(Pattern::quote).toList(), List.of("POST"), List.of("*"), List.of("ETag"), "");
    }

    void stop() {
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (Exception e) {
            // Whoever stops next is to be stopped all the same.
            LOG.warnf("the embedded store did not stop cleanly: %s", e);
        }
        server = null;
    }
}
