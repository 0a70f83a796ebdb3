/**
 * Networks and their weights: described in Java, written as TorchScript, run by DJL's PyTorch engine.
 *
 * <p>In: a model folder ({@code model.safetensors}, {@code model.json}) and pictures as uint8. Out: probabilities.
 * Deliberately not here: photos, topics and the training loop. Start reading at
 * {@link dev.labelstream.model.Classifier}; networks are described in {@code network}, archives written in
 * {@code torchscript}, tensors read and written in {@code weights}.
 */
package dev.labelstream.model;
