/**
 * What the networks look like: each is a list of layers, and everything else follows from that list.
 *
 * <p>In: an architecture's name and a number of classes. Out: tensor names and shapes as torchvision has them, first
 * weights, and the TorchScript of the trainable and of the serving form. Deliberately not here: files and running it.
 * Start reading at {@link dev.labelstream.model.network.Architecture}.
 */
package dev.labelstream.model.network;
