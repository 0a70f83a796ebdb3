package dev.labelstream.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a network runs and what its convolutions calculate in. Needs a started engine. */
public record Placement(Device device, Precision precision) {
    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d+))?");

    /**
     * Reads two settings.
     *
     * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:1}; {@code auto} is CUDA where it is there
     * @param precision see {@link Precision#of}
     * @throws ModelException for anything else and for a device this machine has not
     */
    public static Placement of(String device, String precision) {
        int gpus = Engine.getEngine("PyTorch").getGpuCount();
        if (device.equals("cpu") || (device.equals("auto") && gpus == 0)) {
            return new Placement(Device.cpu(), Precision.of(precision));
        }
        Matcher cuda = CUDA.matcher(device.equals("auto") ? "cuda" : device);
        if (!cuda.matches()) {
            throw new ModelException("device '" + device + "' is unknown: use auto, cpu, cuda or cuda:NUMBER");
        }
        int number = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
        if (number >= gpus) {
            throw new ModelException(
                    "device '%s' is not here: PyTorch sees %d CUDA devices; use auto or cpu".formatted(device, gpus));
        }
        return new Placement(
                Device.gpu(number), precision.equals("auto") ? Precision.FLOAT32 : Precision.of(precision));
    }

    /** CUDA where it is there, else the processor at its best precision. */
    public static Placement auto() {
        return of("auto", "auto");
    }
}
