package io.trackplane.flag;

import io.trackplane.kernel.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a change of a flag means for those who ask for it: who gets something else, and that shares only grow where they do. */
final class FlagReach {
    private final List<Message> said = new ArrayList<>();

    private FlagReach() {}

    static List<Message> between(@Nullable Flag before, @Nullable Flag after) {
        var reach = new FlagReach();
        if (after == null) {
            reach.say("deleted");
        } else if (before == null) {
            reach.say(after.enabled() ? "created.on" : "created.off", after.offVariant());
        } else {
            reach.changed(before, after);
        }
        return List.copyOf(reach.said);
    }

    private void say(String key, String... arguments) {
        said.add(Message.of("flag.reach." + key, arguments));
    }

    /** About a rule, which its number names, or everybody else, who need none. */
    private void sayOf(String rule, String key, String... arguments) {
        var named = new ArrayList<String>();
        if (!rule.isEmpty()) {
            named.add(rule);
        }
        named.addAll(List.of(arguments));
        say((rule.isEmpty() ? "otherwise." : "rule.") + key, named.toArray(String[]::new));
    }

    private void changed(Flag before, Flag after) {
        if (before.enabled() != after.enabled()) {
            say(after.enabled() ? "on" : "off", after.offVariant());
        }
        if (!after.enabled()) {
            return;
        }
        if (!before.seeds().equals(after.seeds())) {
            say("seeds");
        }
        var was = new LinkedHashMap<String, Rule>();
        before.rules().forEach(rule -> was.put(rule.id(), rule));
        int position = 0;
        for (var rule : after.rules()) {
            position++;
            var old = was.get(rule.id());
            if (old != null && old.when().equals(rule.when())) {
                gate(Integer.toString(position), old, rule);
                serve(Integer.toString(position), old.serve(), rule.serve());
            }
        }
        serve("", before.otherwise(), after.otherwise());
    }

    private void gate(String rule, Rule before, Rule after) {
        if (!before.by().equals(after.by()) && after.share() < RolloutHash.BUCKETS) {
            say("gate.anew", rule, after.by());
        } else if (before.share() < after.share()) {
            say("gate.grows", rule, Percent.text(before.share()), Percent.text(after.share()));
        } else if (before.share() > after.share()) {
            say(
                    "gate.shrinks",
                    rule,
                    Percent.text(before.share()),
                    Percent.text(after.share()),
                    Percent.text(before.share() - after.share()));
        }
    }

    private void serve(String rule, Serve before, Serve after) {
        if (before instanceof Serve.Split was
                && after instanceof Serve.Split is
                && !was.by().equals(is.by())) {
            sayOf(rule, "anew", is.by());
            return;
        }
        var left = new LinkedHashMap<String, Integer>();
        var reached = new LinkedHashMap<String, Integer>();
        moves(allocation(before), allocation(after), left, reached);
        reached.forEach((variant, buckets) -> {
            int now = size(before, variant);
            sayOf(
                    rule,
                    left.containsKey(variant) ? "moves" : "grows",
                    variant,
                    Percent.text(now),
                    Percent.text(size(after, variant)),
                    Percent.text(left.getOrDefault(variant, 0)));
        });
        left.forEach((variant, buckets) -> {
            if (!reached.containsKey(variant)) {
                sayOf(
                        rule,
                        "shrinks",
                        variant,
                        Percent.text(size(before, variant)),
                        Percent.text(size(after, variant)));
            }
        });
    }

    /** Both layouts cover all buckets, so that they can be walked side by side. */
    private static void moves(
            List<Allotment> before, List<Allotment> after, Map<String, Integer> left, Map<String, Integer> reached) {
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            var old = before.get(i);
            var now = after.get(j);
            int common = Math.min(old.to(), now.to()) - Math.max(old.from(), now.from());
            if (!old.variant().equals(now.variant()) && common > 0) {
                left.merge(old.variant(), common, Integer::sum);
                reached.merge(now.variant(), common, Integer::sum);
            }
            if (old.to() <= now.to()) {
                i++;
            }
            if (now.to() <= old.to()) {
                j++;
            }
        }
    }

    private static int size(Serve serve, String variant) {
        return Slices.size(allocation(serve), variant);
    }

    private static List<Allotment> allocation(Serve serve) {
        return switch (serve) {
            case Serve.One one -> List.of(new Allotment(one.variant(), 0, RolloutHash.BUCKETS));
            case Serve.Split split -> split.allocation();
        };
    }
}
