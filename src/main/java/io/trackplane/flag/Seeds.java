package io.trackplane.flag;

import io.trackplane.kernel.Identifiers;
import io.trackplane.kernel.Message;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What makes a flag's rollouts its own. Whoever changes a seed moves everybody. 1 to 100 letters, digits, hyphens, dots or
 * underscores each; no colon, which stands between seed and key. The two differ, so that who is let in says nothing about which
 * variant they get.
 *
 * @param gate seed of the gates of rules
 * @param variant seed of the splits
 */
public record Seeds(String gate, String variant) {
    private static final Pattern SEED = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public Seeds {
        gate = Objects.requireNonNullElse(gate, "");
        variant = Objects.requireNonNullElse(variant, "");
    }

    /** New ones, for a new flag. */
    public static Seeds random() {
        return new Seeds(Identifiers.random("gate"), Identifiers.random("variant"));
    }

    /** Those of a definition that names none, such as one in a bundle written by hand: always the same for a key. */
    public static Seeds of(String flag) {
        return new Seeds(flag + ".gate", flag + ".variant");
    }

    Map<String, Message> problems(String path) {
        var findings = new Findings(path);
        findings.check(SEED.matcher(gate).matches(), "gate", "flag.problem.seed");
        findings.check(SEED.matcher(variant).matches(), "variant", "flag.problem.seed");
        findings.check(!gate.equals(variant), "variant", "flag.problem.seeds-equal");
        return findings.all();
    }
}
