package dev.labelstream.classify;

import java.util.List;

/** A slice with what is to be said about its photos. */
record ClassifiedSlice(Slice slice, List<Verdict> verdicts) {
    ClassifiedSlice {
        verdicts = List.copyOf(verdicts);
    }
}
