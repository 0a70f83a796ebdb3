/**
 * From the bytes of a photo to the pixels a network sees: one implementation for training, serving and evaluation.
 *
 * <p>In: the bytes as they lie in the store, and the input size. Out: {@code [size, size, 3]} RGB bytes, or the reason
 * why there are none; never an exception for a bad photo. Deliberately not here: fetching, normalisation (the network's
 * first step) and the choice of crops. Start reading at {@link dev.labelstream.image.ImagePreprocessor}.
 */
package dev.labelstream.image;
