package dev.labelstream.image;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.torchscript.Script;
import dev.labelstream.model.torchscript.ScriptArchive;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Squashes a picture to a square with libtorch's anti-aliased bilinear interpolation on bytes: at most one grey level from
 * Pillow's {@code BILINEAR}.
 *
 * <p>Safe for any number of threads, but each one that ever resizes keeps a script and libtorch's memory of its own: call it
 * from a fixed set. Needs a started engine.
 */
public final class ImageResizer {
    private static final byte[] ARCHIVE = ScriptArchive.of(
            """
            def forward(self, x: Tensor, how: Tensor) -> Tensor:
              size = int(torch.select(how, 0, 0))
              nchw = torch.unsqueeze(torch.permute(x, [2, 0, 1]), 0)
              small = torch.squeeze(torch._upsample_bilinear2d_aa(nchw, [size, size], False), 0)
              if bool(torch.select(how, 0, 1)):
                turned = torch.flip(small, [2])
              else:
                turned = small
              return torch.contiguous(torch.permute(turned, [1, 2, 0]))
            """);

    private final ThreadLocal<Bench> benches = ThreadLocal.withInitial(Bench::new);

    /** Writes {@code [size, size, 3]} RGB bytes at the target's position and moves it behind them. */
    public void resize(DecodedImage image, int size, ByteBuffer target) {
        resize(image, image.bounds(), false, size, target);
    }

    /**
     * The same for a part of the picture.
     *
     * @param flip whether the part is mirrored from left to right
     */
    public void resize(DecodedImage image, CropBox crop, boolean flip, int size, ByteBuffer target) {
        Bench bench = benches.get();
        try (NDManager call = bench.script.manager().newSubManager()) {
            NDArray pixels = bench.pixels(call, crop);
            copy(image, crop, pixels.toByteBuffer(true));
            NDArray how = call.create(new int[] {size, flip ? 1 : 0});
            NDArray small = bench.script.infer(new NDList(pixels, how)).singletonOrThrow();
            target.put(small.toByteBuffer(true));
        }
    }

    private static void copy(DecodedImage image, CropBox crop, ByteBuffer pixels) {
        if (crop.x() + crop.width() > image.width() || crop.y() + crop.height() > image.height()) {
            throw new IllegalArgumentException(
                    crop + " is not inside a picture of " + image.width() + " x " + image.height());
        }
        for (int y = crop.y(); y < crop.y() + crop.height(); y++) {
            pixels.put(image.rgb(), (y * image.width() + crop.x()) * 3, crop.width() * 3);
        }
    }

    /** What a thread keeps. Fresh memory for a 12-megapixel photo takes longer than its resize, page by page. */
    private static final class Bench {
        private static final int KEPT = 48 << 20;
        private final Script script = Script.load(ARCHIVE, Device.cpu());
        private ByteBuffer room = ByteBuffer.allocateDirect(1 << 20);

        /** {@code [height, width, 3]}, with any content. */
        NDArray pixels(NDManager call, CropBox crop) {
            Shape shape = new Shape(crop.height(), crop.width(), 3);
            if (shape.size() > KEPT) {
                return call.create(shape, DataType.UINT8);
            }
            int bytes = (int) shape.size();
            if (bytes > room.capacity()) {
                room = ByteBuffer.allocateDirect(Math.min(KEPT, bytes + bytes / 2));
            }
            return call.create(room.slice(0, bytes).order(ByteOrder.nativeOrder()), shape, DataType.UINT8);
        }
    }
}
