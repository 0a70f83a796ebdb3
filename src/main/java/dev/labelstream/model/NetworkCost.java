package dev.labelstream.model;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.labelstream.model.network.Network;
import dev.labelstream.model.network.NetworkScript;
import dev.labelstream.model.network.Normalisation;
import dev.labelstream.model.torchscript.ElementType;
import dev.labelstream.model.torchscript.Script;
import dev.labelstream.model.weights.Tensor;
import java.util.Map;

/**
 * What a network takes, on any machine.
 *
 * @param parameters numbers that training changes
 * @param multiplyAdds multiplications, each with an addition, for one picture
 */
public record NetworkCost(long parameters, long multiplyAdds) {
    /**
     * Counts by running one empty picture through the network. Needs a started engine.
     *
     * @param size width and height of the picture, pixels
     */
    public static NetworkCost of(Network network, Map<String, Tensor> weights, int size) {
        byte[] archive = new NetworkScript(Normalisation.IMAGENET, ElementType.FLOAT32).counting(network, weights);
        try (Script script = Script.load(archive, Device.cpu());
                NDManager scope = script.manager().newSubManager()) {
            NDList picture = new NDList(scope.zeros(new Shape(1, size, size, 3), DataType.UINT8));
            long count = script.infer(picture).singletonOrThrow().getLong();
            return new NetworkCost(network.parameterCount(), count);
        }
    }
}
