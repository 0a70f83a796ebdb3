package dev.labelstream.model.torchscript;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

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
            PtSymbolBlock block =
                    JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
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

    /** Where long-lived inputs of this script can be made. */
    public NDManager manager() {
        return manager;
    }

    public PtSymbolBlock block() {
        return block;
    }

    @Override
    public void close() {
        manager.close();
    }
}
