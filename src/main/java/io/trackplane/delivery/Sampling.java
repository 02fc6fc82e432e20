package io.trackplane.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackplane.event.Event;
import io.trackplane.flag.RolloutHash;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much is collected: the part {@code sampling} of an environment. The first rule that is about an event gives its rate; where
 * none is, the default. Always decided by a hash of the visitor, never by event, so that visitors, sessions and funnels stay whole.
 *
 * @param defaultRate share of visitors whose events are kept where no rule says otherwise, 0 to 1; 1 when not given
 * @param rules in order, at most {@value #MOST_RULES}
 */
public record Sampling(@JsonProperty("default") Double defaultRate, List<SamplingRule> rules) {
    /** Kind and key of the part. */
    public static final String KIND = "sampling";

    /** Most rules. */
    public static final int MOST_RULES = 100;

    /** Everything is kept: what holds before anything was published. */
    public static final Sampling EVERYTHING = new Sampling(1.0, List.of());

    private static final int LONGEST_DESCRIPTION = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final RolloutHash HASH = new RolloutHash("sampling");

    public Sampling {
        defaultRate = defaultRate == null ? Double.valueOf(1) : defaultRate;
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /**
     * Reads a definition.
     *
     * @throws Problem.Invalid with every field that cannot be accepted
     */
    public static Sampling parse(String json) {
        var sampling = CanonicalJson.read(json, Sampling.class);
        sampling.check();
        return sampling;
    }

    /** The canonical text. */
    public String json() {
        return CanonicalJson.write(this);
    }

    private void check() {
        var findings = new Findings();
        findings.rate("default", defaultRate);
        if (findings.count("rules", rules.size(), MOST_RULES)) {
            var ids = new HashSet<String>();
            for (int i = 0; i < rules.size(); i++) {
                var rule = rules.get(i);
                var path = "rules[" + i + "]";
                findings.check(ID.matcher(rule.id()).matches(), path + ".id", "id");
                findings.check(ids.add(rule.id()), path + ".id", "duplicate");
                findings.atMost(
                        path + ".description",
                        rule.description() == null ? "" : rule.description(),
                        LONGEST_DESCRIPTION);
                findings.rate(path + ".rate", rule.rate());
                rule.match().check(findings, path + ".match");
            }
        }
        findings.done();
    }

    /** Ready to be asked for every event; only of a sampling that was checked. */
    public CompiledSampling compile() {
        return new CompiledSampling(this);
    }

    /**
     * Whether an event is kept. Raising a rate never loses a visitor who was kept.
     *
     * @param rate the rate in force for the event
     * @param otherwise stands for the visitor of an event that has none
     */
    public static boolean keeps(Event event, double rate, String otherwise) {
        var visitor = event.visitor();
        return HASH.bucket(visitor == null ? otherwise : visitor) < Math.round(rate * RolloutHash.BUCKETS);
    }
}
