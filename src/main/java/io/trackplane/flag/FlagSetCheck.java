package io.trackplane.flag;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with the flags of an environment, each by itself and all together. */
final class FlagSetCheck {
    private final List<Flag> flags;
    private final Set<String> segments;
    private final Map<String, Flag> byKey = new HashMap<>();

    FlagSetCheck(FlagSet set) {
        this.flags = set.flags();
        this.segments = set.segments().stream().map(Segment::key).collect(Collectors.toSet());
        flags.forEach(flag -> byKey.putIfAbsent(flag.key(), flag));
    }

    void check(Findings findings) {
        if (!findings.count("flags", flags.size(), FlagSet.MOST_FLAGS)) {
            return;
        }
        var seen = new HashSet<String>();
        boolean sound = true;
        for (var flag : flags) {
            var here = findings.in(place(flag));
            sound &= here.check(seen.add(flag.key()), "key", "flag.problem.duplicate");
            var problems = flag.problems();
            here.add(problems);
            sound &= problems.isEmpty();
        }
        if (sound) {
            checkReferences(findings);
        }
    }

    private void checkReferences(Findings findings) {
        var references = references();
        for (var flag : flags) {
            var here = findings.in(place(flag));
            for (int i = 0; i < flag.rules().size(); i++) {
                here.add(SegmentsCheck.unknown(flag.rules().get(i).when(), "rules[" + i + "].when", segments));
            }
            for (int i = 0; i < flag.prerequisites().size(); i++) {
                checkPrerequisite(
                        here.in("prerequisites", i), flag.prerequisites().get(i));
            }
            checkChain(here, references, flag.key());
        }
    }

    private void checkPrerequisite(Findings here, Prerequisite prerequisite) {
        var other = byKey.get(prerequisite.flag());
        if (other == null) {
            here.check(false, "flag", "flag.problem.flag.unknown", prerequisite.flag());
            return;
        }
        var variants = other.variants().stream().map(Variant::key).collect(Collectors.toSet());
        for (int i = 0; i < prerequisite.variants().size(); i++) {
            var variant = prerequisite.variants().get(i);
            here.check(variants.contains(variant), "variants[" + i + "]", "flag.problem.variant.unknown", variant);
        }
    }

    private static void checkChain(Findings here, References references, String flag) {
        var cycle = references.cycle(flag);
        if (cycle != null) {
            here.check(false, "prerequisites", "flag.problem.cycle", String.join(" → ", cycle));
        }
        var depth = references.depth(flag);
        here.check(
                depth == null || depth < FlagSet.DEEPEST,
                "prerequisites",
                "flag.problem.prerequisite.too-deep",
                FlagSet.DEEPEST);
    }

    private References references() {
        var references = new LinkedHashMap<String, Collection<String>>();
        flags.forEach(flag -> references.put(
                flag.key(),
                flag.prerequisites().stream().map(Prerequisite::flag).toList()));
        return new References(references);
    }

    private static String place(Flag flag) {
        return "flags[" + flag.key() + "]";
    }
}
