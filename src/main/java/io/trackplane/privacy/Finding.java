package io.trackplane.privacy;

import io.trackplane.kernel.Message;

/**
 * A place in a text that a rule is to treat.
 *
 * @param start first character, in the original text
 * @param end after the last character
 * @param rule number of the rule
 * @param canonical what is hashed and cut: the value in the one form that stands for all its spellings
 * @param because the evidence
 */
record Finding(int start, int end, int rule, String canonical, Message because) {
    int size() {
        return end - start;
    }
}
