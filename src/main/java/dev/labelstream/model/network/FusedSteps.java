package dev.labelstream.model.network;

/** How the steps that {@link FusedWalk} finds are written down. Names of variables go in and come out. */
interface FusedSteps {
    /** The argument for those activation functions that want numbers. */
    String NO_NUMBERS = "annotate(List[Optional[number]], [])";

    String convolution(Convolution convolution, boolean relu, String input);

    /**
     * A convolution whose result is added to a value.
     *
     * @param onto may be overwritten: nothing reads it afterwards
     */
    String convolution(Convolution convolution, String onto, boolean relu, String input);

    String other(Layer layer, String input);
}
