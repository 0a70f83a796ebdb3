package dev.labelstream.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * What a process that was killed during a PUT left of it. The store writes the body to {@code <key>-<random UUID>} beside
 * the object and renames it at the end, so such a file would be listed as an object of that name.
 */
final class UnfinishedUploads {
    private static final Logger LOG = Logger.getLogger(UnfinishedUploads.class);
    private static final Pattern NAME = Pattern.compile(".+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Set when the body is complete. An object that a client gave such a name has it. */
    private static final String COMPLETE = "user.content-md5";

    private UnfinishedUploads() {}

    /** Only while the store is stopped: one that is running has uploads under way. */
    static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (NAME.matcher(file.getFileName().toString()).matches() && !isComplete(file)) {
                    LOG.infof("removing what was left of an upload: %s", folder.relativize(file));
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isComplete(Path file) throws IOException {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .list()
                .contains(COMPLETE);
    }

    /** Whether a name in a listing is that of an upload under way. */
    static boolean isOne(String key, String eTag) {
        return eTag == null && NAME.matcher(key).matches();
    }
}
