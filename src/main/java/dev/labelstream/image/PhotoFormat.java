package dev.labelstream.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the first bytes of a photo say it is, whatever its name says. */
enum PhotoFormat {
    JPEG("JPEG"),
    PNG("PNG"),
    WEBP("WebP"),
    BMP("BMP"),
    GIF("GIF"),
    HEIC("HEIC"),
    AVIF("AVIF"),
    TIFF("TIFF or camera raw"),
    JPEG_XL("JPEG XL"),
    JPEG_2000("JPEG 2000"),
    PHOTOSHOP("Photoshop"),
    PDF("PDF"),
    SVG("SVG"),
    UNKNOWN("unknown");

    static final String HEIC_MEND =
            "convert it to JPEG, or set the iPhone to Settings > Camera > Formats > Most Compatible";
    private static final List<String> HEIC_BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "heif");

    private final String label;

    PhotoFormat(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean isRead() {
        return switch (this) {
            case JPEG, PNG, WEBP, BMP, GIF -> true;
            case HEIC, AVIF, TIFF, JPEG_XL, JPEG_2000, PHOTOSHOP, PDF, SVG, UNKNOWN -> false;
        };
    }

    String mend() {
        return this == HEIC ? HEIC_MEND : "convert it to JPEG or PNG";
    }

    static PhotoFormat of(byte[] photo) {
        String head = new String(photo, 0, Math.min(photo.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        } else if (head.startsWith("BM")) {
            return BMP;
        } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return GIF;
        }
        return notRead(head);
    }

    /** Whether the file itself says that it goes on. Only WebP needs asking: its reader fills what is missing. */
    boolean isCutShort(byte[] photo) {
        return this == WEBP
                && ByteBuffer.wrap(photo).order(ByteOrder.LITTLE_ENDIAN).getInt(4) + 8L > photo.length;
    }

    private static PhotoFormat notRead(String head) {
        if (head.startsWith("ftyp", 4) && head.length() == 12) {
            String brand = head.substring(8);
            return HEIC_BRANDS.contains(brand) ? HEIC : brand.startsWith("avi") ? AVIF : UNKNOWN;
        } else if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        } else if (head.startsWith("\u00ff\n") || head.startsWith("JXL ", 4)) {
            return JPEG_XL;
        } else if (head.startsWith("jP  ", 4) || head.startsWith("\u00ffO\u00ffQ")) {
            return JPEG_2000;
        } else if (head.startsWith("8BPS")) {
            return PHOTOSHOP;
        } else if (head.startsWith("%PDF")) {
            return PDF;
        }
        return head.startsWith("<svg") ? SVG : UNKNOWN;
    }
}
