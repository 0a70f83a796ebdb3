package dev.labelstream.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Puts segments and chunks that ImageIO does not write into photos. */
final class PhotoSurgery {
    private PhotoSurgery() {}

    /** Right behind the start of the picture. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer photo = ByteBuffer.allocate(jpeg.length + 4 + content.length);
        photo.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker).putShort((short) (content.length + 2));
        return photo.put(content).put(jpeg, 2, jpeg.length - 2).array();
    }

    static byte[] withExif(byte[] jpeg, byte[] tiff) {
        return withSegment(jpeg, 0xe1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff));
    }

    /** A TIFF block with two entries, the second of which is the orientation. */
    static byte[] orientation(int value, ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(38).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0110).putShort((short) 2).putInt(4).putInt(0);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) value);
        return tiff.array();
    }

    /** Says how four colour channels are meant: 0 is CMYK, 2 is YCCK. */
    static byte[] withAdobeTransform(byte[] jpeg, int transform) {
        byte[] content = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return withSegment(jpeg, 0xee, content);
    }

    /** Behind the header chunk. */
    static byte[] withPngChunk(byte[] png, String type, byte[] content) {
        byte[] typed = joined(type.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 crc = new CRC32();
        crc.update(typed);
        ByteBuffer photo = ByteBuffer.allocate(png.length + 8 + typed.length);
        photo.put(png, 0, 33).putInt(content.length).put(typed).putInt((int) crc.getValue());
        return photo.put(png, 33, png.length - 33).array();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
