package dev.labelstream.embedded;

import dev.labelstream.process.StartupException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** The store keeps an object's eTag and content type as attributes of its file, and loses them silently where there are none. */
final class ExtendedAttributes {
    private ExtendedAttributes() {}

    /** @throws StartupException when files in this folder cannot have attributes */
    static void require(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".probe", null);
        try {
            if (!isKept(probe, "user.content-md5")) {
                throw new StartupException(
                        "the file system of " + folder
                                + " keeps no extended attributes, which the embedded store needs: set labelstream.data-dir to a"
                                + " folder on ext4, XFS, Btrfs, APFS or NTFS, or labelstream.storage.endpoint to another store");
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean isKept(Path file, String name) {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        if (view == null) {
            return false;
        }
        try {
            view.write(name, ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
            return view.size(name) == name.length();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
