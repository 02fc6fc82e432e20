package io.trackplane.delivery.console;

import io.trackplane.delivery.Sampling;
import io.trackplane.delivery.SamplingRule;
import io.trackplane.kernel.Identifiers;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be done to the sampling of an environment, each as a new one. */
final class SamplingRules {
    private static final Pattern PLACE = Pattern.compile("^rules\\[(\\d+)]\\.(?:match\\.)?([a-z_]+)(?:\\[\\d+])?$");

    private SamplingRules() {}

    static Sampling read(@Nullable String content) {
        return content == null ? Sampling.EVERYTHING : Sampling.parse(content);
    }

    static String newId() {
        return Identifiers.random("rule");
    }

    /** @throws Problem.NotFound when there is no such rule */
    static int position(Sampling sampling, String id) {
        for (int i = 0; i < sampling.rules().size(); i++) {
            if (sampling.rules().get(i).id().equals(id)) {
                return i;
            }
        }
        throw new Problem.NotFound();
    }

    static String withDefault(@Nullable String content, double rate) {
        return new Sampling(rate, read(content).rules()).json();
    }

    /** Puts a rule in the place of the one with its id, or at the end. */
    static String with(@Nullable String content, SamplingRule rule) {
        var sampling = read(content);
        var rules = new ArrayList<>(sampling.rules());
        int at = rules.stream().map(SamplingRule::id).toList().indexOf(rule.id());
        if (at < 0) {
            rules.add(rule);
        } else {
            rules.set(at, rule);
        }
        return checked(new Sampling(sampling.defaultRate(), rules), at < 0 ? rules.size() - 1 : at);
    }

    /** Says of which field of the rule's form it is; what is wrong elsewhere stands above the form. */
    private static String checked(Sampling sampling, int at) {
        try {
            return Sampling.parse(sampling.json()).json();
        } catch (Problem.Invalid invalid) {
            var fields = new LinkedHashMap<String, Message>();
            invalid.fields().forEach((path, message) -> fields.putIfAbsent(field(path, at), message));
            fields.computeIfPresent("rate", (field, inFractions) -> SamplingRuleForm.NO_RATE);
            throw new Problem.Invalid(fields);
        }
    }

    private static String field(String path, int at) {
        var place = PLACE.matcher(path);
        return place.matches() && Integer.parseInt(place.group(1)) == at ? camel(place.group(2)) : path;
    }

    private static String camel(String snake) {
        return Pattern.compile("_([a-z])")
                .matcher(snake)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    static String without(@Nullable String content, String id) {
        var sampling = read(content);
        var rules = new ArrayList<>(sampling.rules());
        rules.remove(position(sampling, id));
        return new Sampling(sampling.defaultRate(), rules).json();
    }

    /** Changes places with the rule before or after it; the first cannot go up and the last not down. */
    static String moved(@Nullable String content, String id, int by) {
        var sampling = read(content);
        int from = position(sampling, id);
        List<SamplingRule> rules = new ArrayList<>(sampling.rules());
        Collections.swap(rules, from, Math.clamp(from + by, 0, rules.size() - 1));
        return new Sampling(sampling.defaultRate(), rules).json();
    }
}
