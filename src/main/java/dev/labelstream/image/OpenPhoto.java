package dev.labelstream.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A photo whose header was read by one reader, and whose pixels can be. */
final class OpenPhoto implements AutoCloseable {
    private final ImageReader reader;
    private final ImageInputStream stream;
    private final List<String> warnings = new ArrayList<>();
    private final boolean anyDestination;

    OpenPhoto(ImageReaderSpi provider, byte[] photo) throws IOException {
        reader = provider.createReaderInstance();
        anyDestination = PhotoReaders.isJdkJpeg(provider);
        stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo));
        reader.setInput(stream, true, true);
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    }

    int width() throws IOException {
        return reader.getWidth(0);
    }

    int height() throws IOException {
        return reader.getHeight(0);
    }

    /** Heap that reading takes for each pixel: the reader's own picture, and the RGB bytes where they are others. */
    int bytesPerPixel() throws IOException {
        SampleModel model = stored().getSampleModel();
        int own = model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getTransferType()) / 8;
        return isThreeBytes(stored()) ? own : own + 3;
    }

    DecodedImage read() throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        ImageTypeSpecifier type = stored();
        if (anyDestination && isThreeBytes(type)) {
            param.setDestination(redFirst(type.getColorModel().getColorSpace()));
        } else {
            param.setDestinationType(type);
        }
        BufferedImage image = reader.read(0, param);
        return new DecodedImage(image.getWidth(), image.getHeight(), RgbPixels.of(image));
    }

    private static boolean isThreeBytes(ImageTypeSpecifier type) {
        return type.getNumBands() == 3
                && type.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getTransferType() == DataBuffer.TYPE_BYTE;
    }

    /** The JDK's JPEG reader copies rows as they are into this one, but sorts the bytes of its usual blue-first picture. */
    private BufferedImage redFirst(ColorSpace space) throws IOException {
        ComponentColorModel colours =
                new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width(), height(), 3, null);
        return new BufferedImage(colours, raster, false, null);
    }

    /**
     * The reader's first choice, or RGB in the photo's own colour profile: the JDK's JPEG reader would convert to sRGB,
     * which no other decoder does and which takes longer than the decoding.
     */
    private ImageTypeSpecifier stored() throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        ImageTypeSpecifier first = null;
        while (types.hasNext()) {
            ImageTypeSpecifier type = types.next();
            first = first == null ? type : first;
            ColorSpace space = type.getColorModel().getColorSpace();
            if (type.getNumBands() == 3 && space.getType() == ColorSpace.TYPE_RGB && !space.isCS_sRGB()) {
                return type;
            }
        }
        if (first == null) {
            throw new IIOException("Unsupported Image Type");
        }
        return first;
    }

    /**
     * What the reader noticed and filled with grey: the JDK makes a whole picture of half a JPEG and only warns. Bytes left
     * over before a marker are the one such warning after which nothing is missing.
     */
    Optional<String> damage() {
        return warnings.stream()
                .filter(warning -> warning.startsWith("Truncated File") || warning.startsWith("Corrupt JPEG data"))
                .filter(warning -> !warning.contains("extraneous bytes"))
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
    }
}
