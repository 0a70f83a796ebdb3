package dev.labelstream.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Who reads which format, in the order they are tried.
 *
 * <p>Chosen by hand because the registry's order depends on the class path: the JDK's JPEG reader is native and decodes
 * nearly every photo; TwelveMonkeys' adds CMYK, YCCK and files with odd headers.
 */
final class PhotoReaders {
    private final ImageReaderSpi jpeg = ofJdk("jpeg");
    private final ImageReaderSpi png = ofJdk("png");
    private final ImageReaderSpi bmp = ofJdk("bmp");
    private final ImageReaderSpi gif = ofJdk("gif");
    private final ImageReaderSpi secondJpeg = registered(new JPEGImageReaderSpi());
    private final ImageReaderSpi webp = registered(new WebPImageReaderSpi());

    List<ImageReaderSpi> of(PhotoFormat format) {
        return switch (format) {
            case JPEG -> List.of(jpeg, secondJpeg);
            case PNG -> List.of(png);
            case BMP -> List.of(bmp);
            case GIF -> List.of(gif);
            case WEBP -> List.of(webp);
            case HEIC, AVIF, TIFF, JPEG_XL, JPEG_2000, PHOTOSHOP, PDF, SVG, UNKNOWN -> List.of();
        };
    }

    static boolean isJdkJpeg(ImageReaderSpi provider) {
        return isJdk(provider, "jpeg");
    }

    private static boolean isJdk(ImageReaderSpi provider, String format) {
        return provider.getClass().getName().startsWith("com.sun.imageio.plugins." + format + ".");
    }

    /** TwelveMonkeys finds the JDK reader it builds on while it is being registered. */
    private static ImageReaderSpi registered(ImageReaderSpi provider) {
        IIORegistry.getDefaultInstance().registerServiceProvider(provider, ImageReaderSpi.class);
        return provider;
    }

    private static ImageReaderSpi ofJdk(String format) {
        Iterator<ImageReaderSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
        List<String> seen = new ArrayList<>();
        while (all.hasNext()) {
            ImageReaderSpi provider = all.next();
            seen.add(provider.getClass().getName());
            if (isJdk(provider, format)) {
                return provider;
            }
        }
        throw new IllegalStateException("this Java has no " + format + " reader, only " + seen);
    }
}
