package dev.labelstream.image;

/** What became of a photo's bytes: pixels, or the reason why there are none. */
public sealed interface Decoded permits DecodedImage, Rejection {}
