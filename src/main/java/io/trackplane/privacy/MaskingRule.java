package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;

/**
 * One rule of a {@link Masking}.
 *
 * @param id stays the same when the rule is renamed or moved; lower-case letters, digits, {@code -} and {@code _}, at most 64
 * @param name for people, 1 to 100 characters
 * @param description for people, at most 500 characters; may be empty
 * @param enabled whether it applies; true when not given
 * @param find what it treats
 * @param action what is done
 */
public record MaskingRule(
        String id, String name, String description, Boolean enabled, Find find, MaskingAction action) {
    /**
     * Fills in what may be missing.
     *
     * @throws Problem.Invalid without an action
     */
    public MaskingRule {
        id = id == null ? "" : id;
        name = name == null ? "" : name;
        description = description == null ? "" : description;
        enabled = enabled == null || enabled;
        find = find == null ? Find.NOTHING : find;
        if (action == null) {
            throw new Problem.Invalid("action", Message.of("privacy.problem.missing"));
        }
    }
}
