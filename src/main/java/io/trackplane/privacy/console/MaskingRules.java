package io.trackplane.privacy.console;

import io.trackplane.kernel.Identifiers;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.privacy.ActionKind;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be done to the masking of an environment, each as a new one. */
final class MaskingRules {
    private static final Pattern PLACE =
            Pattern.compile("^rules\\[(\\d+)]\\.(?:find\\.|action\\.)?([a-z_]+)(?:\\[\\d+])?$");

    private MaskingRules() {}

    static Masking read(@Nullable String content) {
        return content == null ? Masking.NONE : Masking.parse(content);
    }

    static String newId() {
        return Identifiers.random("rule");
    }

    /** @throws Problem.NotFound when there is no such rule */
    static int position(Masking masking, String id) {
        for (int i = 0; i < masking.rules().size(); i++) {
            if (masking.rules().get(i).id().equals(id)) {
                return i;
            }
        }
        throw new Problem.NotFound();
    }

    static MaskingRule get(@Nullable String content, String id) {
        var masking = read(content);
        return masking.rules().get(position(masking, id));
    }

    /** Puts a rule in the place of the one with its id, or at the end. */
    static String with(@Nullable String content, MaskingRule rule) {
        var rules = new ArrayList<>(read(content).rules());
        int at = rules.stream().map(MaskingRule::id).toList().indexOf(rule.id());
        if (at < 0) {
            rules.add(rule);
        } else {
            rules.set(at, rule);
        }
        return checked(
                new Masking(rules),
                at < 0 ? rules.size() - 1 : at,
                rule.action().kind());
    }

    /** Says of which field of the rule's form it is; what is wrong elsewhere stands above the form. */
    private static String checked(Masking masking, int at, ActionKind kind) {
        try {
            masking.check();
            return masking.json();
        } catch (Problem.Invalid invalid) {
            var fields = new LinkedHashMap<String, Message>();
            invalid.fields().forEach((path, message) -> fields.putIfAbsent(field(path, at, kind), message));
            throw new Problem.Invalid(fields);
        }
    }

    private static String field(String path, int at, ActionKind kind) {
        var place = PLACE.matcher(path);
        if (!place.matches() || Integer.parseInt(place.group(1)) != at) {
            return path;
        }
        return switch (place.group(2)) {
            case "find" -> "paths";
            case "keep_first" -> "keepFirst";
            case "keep_last" -> kind == ActionKind.HASH ? "hashKeepLast" : "keepLast";
            default -> place.group(2);
        };
    }

    static String switched(@Nullable String content, String id, boolean enabled) {
        var rule = get(content, id);
        return with(content, new MaskingRule(id, rule.name(), rule.description(), enabled, rule.find(), rule.action()));
    }

    static String without(@Nullable String content, String id) {
        var masking = read(content);
        var rules = new ArrayList<>(masking.rules());
        rules.remove(position(masking, id));
        return new Masking(rules).json();
    }

    /** Changes places with the rule before or after it; the first cannot go up and the last not down. */
    static String moved(@Nullable String content, String id, int by) {
        var masking = read(content);
        int from = position(masking, id);
        List<MaskingRule> rules = new ArrayList<>(masking.rules());
        Collections.swap(rules, from, Math.clamp(from + by, 0, rules.size() - 1));
        return new Masking(rules).json();
    }
}
