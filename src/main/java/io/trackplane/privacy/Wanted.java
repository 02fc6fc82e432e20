package io.trackplane.privacy;

import java.util.List;

/** Which rule treats what, in one place of an event. Rules are numbered in their order. */
interface Wanted {
    /** No rule. */
    int NOBODY = Integer.MAX_VALUE;

    /** The first rule that treats findings of that detector here, or {@link #NOBODY}. */
    int rule(Detector detector);

    /** The first rule that treats values of that query parameter here, or {@link #NOBODY}. */
    int parameter(String name);

    /** The first rule that treats all values of that name here, or {@link #NOBODY}. */
    int key(String name);

    /** Whether {@link #parameter} can answer anything else than {@link #NOBODY}. */
    boolean parameters();

    /** Whether {@link #key} can answer anything else than {@link #NOBODY}. */
    boolean keys();

    /** Fixed texts that masking itself leaves in texts. */
    List<String> masks();
}
