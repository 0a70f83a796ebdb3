package dev.labelstream.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a network runs and what its convolutions calculate in. Needs a started engine. */
public record Placement(Device device, Precision precision) {
    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d+))?");

    /**
     * Reads two settings for a network that learns.
     *
     * @param device see {@link #device}
     * @param precision {@code auto} is bfloat16 where the processor has it, float32 on a GPU
     * @throws ModelException for what is unknown or cannot be used on this machine
     */
    public static Placement of(String device, String precision) {
        Device place = device(device);
        Processor processor = Processor.here();
        if (precision.equals(Precision.AUTO)) {
            boolean fast = !place.isGpu() && processor.hasBfloat16();
            return new Placement(place, fast ? Precision.BFLOAT16 : Precision.FLOAT32);
        }
        Precision chosen = Precision.named(precision).require(processor, place.isGpu());
        if (chosen == Precision.INT8) {
            throw new ModelException("precision int8 only serves: train in auto, float32 or bfloat16");
        }
        return new Placement(place, chosen);
    }

    /**
     * Reads a setting.
     *
     * @param name {@code auto} (CUDA where it is there), {@code cpu}, {@code cuda} or {@code cuda:1}
     */
    static Device device(String name) {
        int gpus = Engine.getEngine("PyTorch").getGpuCount();
        if (name.equals("cpu") || (name.equals("auto") && gpus == 0)) {
            return Device.cpu();
        }
        Matcher cuda = CUDA.matcher(name.equals("auto") ? "cuda" : name);
        if (!cuda.matches()) {
            throw new ModelException("device '" + name + "' is unknown: use auto, cpu, cuda or cuda:NUMBER");
        }
        int number = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
        if (number >= gpus) {
            throw new ModelException(
                    "device '%s' is not here: PyTorch sees %d CUDA devices; use auto or cpu".formatted(name, gpus));
        }
        return Device.gpu(number);
    }

    /** As the setting is: {@code cpu} or {@code cuda:0}. */
    public String deviceName() {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }

    /** Everything this machine's processor can run the model in, float32 first. */
    public static List<Placement> onProcessor(ModelCard card) {
        Processor processor = Processor.here();
        return Arrays.stream(Precision.values())
                .filter(p -> p.obstacle(processor, false).isEmpty())
                .filter(p -> p != Precision.INT8 || card.ranges().isPresent())
                .map(p -> new Placement(Device.cpu(), p))
                .toList();
    }

    /** CUDA where it is there, else the processor, in the best precision that needs no look at the model. */
    public static Placement auto() {
        return of("auto", Precision.AUTO);
    }
}
