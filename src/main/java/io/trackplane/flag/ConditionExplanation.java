package io.trackplane.flag;

import io.trackplane.kernel.Message;
import java.util.List;

/**
 * Why a condition holds or does not.
 *
 * @param holds whether it does
 * @param told what was found, as a sentence
 * @param parts the conditions it is made of, each looked at, in their order
 */
public record ConditionExplanation(boolean holds, Message told, List<ConditionExplanation> parts) {
    public ConditionExplanation {
        parts = List.copyOf(parts);
    }

    static ConditionExplanation of(boolean holds, String key, List<ConditionExplanation> parts) {
        return new ConditionExplanation(holds, Message.of("flag.explain." + key + outcome(holds)), parts);
    }

    /** How the message keys of both outcomes end. */
    static String outcome(boolean holds) {
        return holds ? ".holds" : ".fails";
    }
}
