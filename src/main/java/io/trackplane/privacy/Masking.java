package io.trackplane.privacy;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.List;

/**
 * The masking of an environment: the part {@code masking}.
 *
 * <p>A rule whose {@link Find} names only places (paths, keys) treats whole fields: the first such rule in order decides about a
 * field and all that is below it. A rule with detectors treats what they find, inside of longer text too; of two findings that
 * overlap the longer is treated, of two equal ones the one of the earlier rule.
 *
 * @param rules in order; at most {@link MaskingCheck#MOST_RULES}
 */
public record Masking(List<MaskingRule> rules) {
    /** Kind and key of the part. */
    public static final String KIND = "masking";

    /** No rules: only fields of class {@link PiiClass#SECRET} and the defaults of the other classes apply. */
    public static final Masking NONE = new Masking(List.of());

    public Masking {
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /**
     * Reads the canonical JSON. What is read may still fail {@link #check()}.
     *
     * @throws Problem.Invalid when it is not JSON of this shape; the field is a path such as {@code rules[2].action.kind}
     */
    public static Masking parse(String json) {
        return CanonicalJson.read(json, Masking.class);
    }

    /** The canonical JSON. */
    public String json() {
        return CanonicalJson.write(this);
    }

    /**
     * Checks everything and tells every problem at once.
     *
     * @throws Problem.Invalid with a path such as {@code rules[2].find.keys[0]} for each problem
     */
    public void check() {
        new MaskingCheck().of(this);
    }
}
