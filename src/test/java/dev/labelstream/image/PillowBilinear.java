package dev.labelstream.image;

/** The same arithmetic as Pillow's {@code BILINEAR} (its {@code Resample.c}), bit for bit: two passes in fixed point. */
final class PillowBilinear {
    private static final int PRECISION = 22;
    private static final int HALF = 1 << (PRECISION - 1);

    private PillowBilinear() {}

    static byte[] resize(DecodedImage image, CropBox crop, int size) {
        Taps across = Taps.of(crop.width(), size);
        Taps down = Taps.of(crop.height(), size);
        int[] sums = new int[size * size * 3];
        int[] row = new int[size * 3];
        for (int y = 0; y < crop.height(); y++) {
            across(image, crop, y, across, row);
            for (int out = 0; out < size; out++) {
                int tap = y - down.start[out];
                if (tap >= 0 && tap < down.count[out]) {
                    add(sums, out * row.length, row, down.weight[out * down.most + tap]);
                }
            }
        }
        byte[] rgb = new byte[sums.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) ((sums[i] + HALF) >>> PRECISION);
        }
        return rgb;
    }

    private static void across(DecodedImage image, CropBox crop, int y, Taps taps, int[] row) {
        byte[] rgb = image.rgb();
        int from = ((crop.y() + y) * image.width() + crop.x()) * 3;
        for (int x = 0; x < taps.start.length; x++) {
            int first = HALF;
            int second = HALF;
            int third = HALF;
            int at = from + taps.start[x] * 3;
            for (int tap = x * taps.most; tap < x * taps.most + taps.count[x]; tap++, at += 3) {
                first += (rgb[at] & 255) * taps.weight[tap];
                second += (rgb[at + 1] & 255) * taps.weight[tap];
                third += (rgb[at + 2] & 255) * taps.weight[tap];
            }
            row[x * 3] = first >>> PRECISION;
            row[x * 3 + 1] = second >>> PRECISION;
            row[x * 3 + 2] = third >>> PRECISION;
        }
    }

    private static void add(int[] sums, int at, int[] row, int weight) {
        for (int i = 0; i < row.length; i++) {
            sums[at + i] += row[i] * weight;
        }
    }

    /** For each output pixel the first input pixel, how many there are, and their weights in fixed point. */
    private record Taps(int[] start, int[] count, int[] weight, int most) {
        static Taps of(int in, int out) {
            double scale = (double) in / out;
            double reach = Math.max(1, scale);
            int most = (int) Math.ceil(reach) * 2 + 1;
            Taps taps = new Taps(new int[out], new int[out], new int[out * most], most);
            for (int x = 0; x < out; x++) {
                double centre = (x + 0.5) * scale;
                int start = Math.max(0, (int) (centre - reach + 0.5));
                int end = Math.min(in, (int) (centre + reach + 0.5));
                double sum = 0;
                for (int i = start; i < end; i++) {
                    sum += triangle((i - centre + 0.5) / reach);
                }
                taps.start[x] = start;
                taps.count[x] = end - start;
                for (int i = start; i < end; i++) {
                    double weight = triangle((i - centre + 0.5) / reach) / sum;
                    taps.weight[x * most + i - start] = (int) Math.floor(0.5 + weight * (1 << PRECISION));
                }
            }
            return taps;
        }

        private static double triangle(double x) {
            return Math.max(0, 1 - Math.abs(x));
        }
    }
}
