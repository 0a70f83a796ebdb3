package dev.labelstream.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds EXIF's orientation in a JPEG (APP1), PNG (eXIf) or WebP (EXIF) without reading anything else.
 *
 * <p>Damaged metadata is no reason to refuse a photo: it is then taken as upright.
 */
final class ExifOrientation {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private ExifOrientation() {}

    static Orientation of(byte[] photo, PhotoFormat format) {
        try {
            Optional<ByteBuffer> tiff =
                    switch (format) {
                        case JPEG -> inJpeg(ByteBuffer.wrap(photo));
                        case PNG -> inPng(ByteBuffer.wrap(photo));
                        case WEBP -> inWebp(ByteBuffer.wrap(photo).order(ByteOrder.LITTLE_ENDIAN));
                        default -> Optional.empty();
                    };
            return Orientation.ofExif(tiff.map(ExifOrientation::tag).orElse(1));
        } catch (IndexOutOfBoundsException e) {
            return Orientation.UPRIGHT;
        }
    }

    private static Optional<ByteBuffer> inJpeg(ByteBuffer photo) {
        int at = 2;
        while (at + 4 <= photo.limit() && (photo.get(at) & 0xff) == 0xff) {
            int marker = photo.get(at + 1) & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == 0xda || marker == 0xd9) {
                break;
            }
            int length = photo.getShort(at + 2) & 0xffff;
            if (marker == 0xe1 && startsWithExif(photo, at + 4)) {
                return Optional.of(photo.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    private static Optional<ByteBuffer> inPng(ByteBuffer photo) {
        int at = 8;
        while (at + 8 <= photo.limit()) {
            int length = photo.getInt(at);
            if (photo.getInt(at + 4) == 0x65584966) {
                return Optional.of(photo.slice(at + 8, length));
            }
            at += 12 + within(photo, length);
        }
        return Optional.empty();
    }

    private static Optional<ByteBuffer> inWebp(ByteBuffer photo) {
        int at = 12;
        while (at + 8 <= photo.limit()) {
            int length = within(photo, photo.getInt(at + 4));
            if (photo.getInt(at) == 0x46495845) {
                int skip = startsWithExif(photo, at + 8) ? EXIF.length : 0;
                return Optional.of(photo.slice(at + 8 + skip, length - skip));
            }
            at += 8 + length + (length & 1);
        }
        return Optional.empty();
    }

    private static int within(ByteBuffer photo, int length) {
        return Objects.checkIndex(length, photo.limit());
    }

    private static boolean startsWithExif(ByteBuffer photo, int at) {
        return at + EXIF.length <= photo.limit() && photo.slice(at, EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    private static int tag(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * 12;
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
                return tiff.getShort(entry + 8) & 0xffff;
            }
        }
        return 1;
    }
}
