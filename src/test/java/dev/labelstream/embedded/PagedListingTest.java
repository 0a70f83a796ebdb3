package dev.labelstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

class PagedListingTest {
    private static final String UNDER_WAY = "b/1.jpg-0c9fb2b0-7e37-4a3c-8d43-5a4f7a2f9e11";

    @TempDir
    Path folder;

    private CountingStore files;
    private PagedListing listing;

    @BeforeEach
    void sixObjects() {
        files = new CountingStore(new FilesystemNio2BlobStore(folder.toString()));
        listing = new PagedListing(files, Clock.systemUTC());
        files.createContainer(CreateBucketRequest.builder().bucket("images").build());
        for (String key : List.of("a.jpg", "b/1.jpg", "b/2.jpg", "b/3.jpg", "c/d/4.jpg", "e.jpg")) {
            put(key);
        }
    }

    @Test
    void pagesTogetherAreTheListingAndTheFilesAreReadOnce() {
        // When
        List<String> names = pages("", null, 2);

        // Then
        assertThat(names).containsExactly("a.jpg", "b/1.jpg", "b/2.jpg", "b/3.jpg", "c/d/4.jpg", "e.jpg");
        assertThat(files.listings).isEqualTo(1);
    }

    @Test
    void foldersArePagedAmongTheObjects() {
        assertThat(pages("", "/", 1)).containsExactly("a.jpg", "b/", "c/", "e.jpg");
    }

    @Test
    void aNewListingSeesWhatIsNew() {
        // Given
        list("b/", null, 2, null);

        // When
        put("b/0.jpg");

        // Then
        assertThat(pages("b/", null, 2)).containsExactly("b/0.jpg", "b/1.jpg", "b/2.jpg", "b/3.jpg");
    }

    @Test
    void aListingMayBeginInTheMiddle() {
        // When
        ListObjectsV2Response page = listing.list(ListObjectsV2Request.builder()
                .bucket("images")
                .startAfter("b/3.jpg")
                .build());

        // Then
        assertThat(page.contents()).extracting(S3Object::key).containsExactly("c/d/4.jpg", "e.jpg");
    }

    @Test
    void anUploadUnderWayIsNotListed() throws IOException {
        // Given
        Files.write(folder.resolve("images").resolve(UNDER_WAY), new byte[10]);

        // Then
        assertThat(pages("b/", null, 10)).containsExactly("b/1.jpg", "b/2.jpg", "b/3.jpg");
    }

    @Test
    void anObjectOfSuchANameIsListed() {
        // Given
        put(UNDER_WAY);

        // Then
        assertThat(pages("b/", null, 10)).contains(UNDER_WAY);
    }

    private List<String> pages(String prefix, String delimiter, int size) {
        List<String> names = new ArrayList<>();
        String token = null;
        do {
            ListObjectsV2Response page = list(prefix, delimiter, size, token);
            page.contents().stream().map(S3Object::key).forEach(names::add);
            page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(names::add);
            token = page.nextContinuationToken();
        } while (token != null);
        return names;
    }

    private ListObjectsV2Response list(String prefix, String delimiter, int size, String token) {
        return listing.list(ListObjectsV2Request.builder()
                .bucket("images")
                .prefix(prefix)
                .delimiter(delimiter)
                .maxKeys(size)
                .continuationToken(token)
                .build());
    }

    private void put(String key) {
        files.putBlob(
                PutObjectRequest.builder().bucket("images").key(key).build(),
                RequestBody.fromString("photo").contentStreamProvider().newStream());
    }

    private static final class CountingStore extends ForwardingBlobStore {
        private int listings;

        CountingStore(BlobStore delegate) {
            super(delegate);
        }

        @Override
        public ListObjectsV2Response list(ListObjectsV2Request request) {
            listings++;
            return super.list(request);
        }
    }
}
