/**
 * TorchScript archives written by hand: what {@code torch.jit.save} would write, without PyTorch.
 *
 * <p>In: a tree of tensors and TorchScript text. Out: the bytes of an archive that DJL's PyTorch engine loads.
 * Deliberately not here: what a network looks like. Start reading at
 * {@link dev.labelstream.model.torchscript.ScriptArchive}.
 */
package dev.labelstream.model.torchscript;
