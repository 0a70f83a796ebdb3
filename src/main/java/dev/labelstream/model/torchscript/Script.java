package dev.labelstream.model.torchscript;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A loaded archive. Not thread-safe; needs a started engine. */
public final class Script implements AutoCloseable {
    private final NDManager manager;
    private final PtSymbolBlock block;

    private Script(NDManager manager, PtSymbolBlock block) {
        this.manager = manager;
        this.block = block;
    }

    /** @param archive see {@link ScriptArchive} */
    public static Script load(byte[] archive, Device device) {
        NDManager manager = NDManager.newBaseManager(device, "PyTorch");
        try {
            PtSymbolBlock block = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(archive), device.isGpu(), false);
            // DJL takes a loaded module for one in training mode, which it is not
            JniUtils.enableTrainingMode(block);
            return new Script(manager, block);
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException("cannot load a TorchScript archive from memory", e);
        }
    }

    /** Evaluation mode, no gradients. The result belongs to the first input's manager. */
    public NDList infer(NDList inputs) {
        return block.forward(new ParameterStore(manager, false), inputs, false, null);
    }

    /** Training mode; gradients are recorded while a {@link ai.djl.training.GradientCollector} is open. */
    public NDList train(NDList inputs) {
        return block.forward(new ParameterStore(manager, false), inputs, true, null);
    }

    /**
     * Runs another method than {@code forward}, one without arguments.
     *
     * @param owner gets the result
     */
    public NDList call(String method, NDManager owner) {
        try (NDArray carrier = owner.zeros(new Shape(1))) {
            carrier.setName("module_method:" + method);
            return infer(new NDList(carrier));
        }
    }

    /** The trainable tensors by name: they are the script's own, a change is seen by the next run. */
    public Map<String, NDArray> parameters() {
        Map<String, NDArray> parameters = new LinkedHashMap<>();
        block.getParameters()
                .forEach(p -> parameters.put(p.getKey(), p.getValue().getArray()));
        return parameters;
    }

    /** Where long-lived inputs of this script can be made. */
    public NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
