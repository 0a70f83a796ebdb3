/**
 * Tensors by name, as files keep them.
 *
 * <p>In: safetensors and PyTorch checkpoints, both read without executing anything. Out: {@code name → Tensor} in float32,
 * and safetensors. Deliberately not here: which tensors a network needs. Start reading at
 * {@link dev.labelstream.model.weights.StateDict}.
 */
package dev.labelstream.model.weights;
