package io.trackplane.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where in an event a walk is, and what applies there.
 *
 * @param profile the event's
 * @param nodes where in the tree of paths
 * @param whole what treats all that is here; null for nothing
 * @param scoped rules with detectors that apply here and not everywhere
 */
record Place(
        Profile profile,
        List<PathTree<Profile.Ground>> nodes,
        @Nullable Treatment whole,
        int[] scoped) implements Wanted {
    /** The event itself. */
    static Place top(Profile profile) {
        return new Place(profile, profile.start(), null, new int[0]);
    }

    /** The field of that name. */
    Place field(String name) {
        var facts = profile.facts(name);
        var named = facts.whole();
        if (facts.secret()) {
            var rule = profile.rule(Detector.SECRET_KEY, scoped);
            named = rule == NOBODY
                    ? named
                    : Treatment.stronger(named, profile.whole(rule, "privacy.because.secret-key"));
        }
        return below(PathTree.name(nodes, name), named, facts.scoped());
    }

    /** An item of the list. */
    Place item() {
        return below(PathTree.item(nodes), null, new int[0]);
    }

    private Place below(List<PathTree<Profile.Ground>> next, @Nullable Treatment named, int[] added) {
        if (next.isEmpty() && added.length == 0) {
            return nodes.isEmpty() && named == null
                    ? this
                    : new Place(profile, next, Treatment.stronger(whole, named), scoped);
        }
        var more = new ArrayList<Integer>();
        var pathed = profile.whole(PathTree.ends(next), more);
        var here = Treatment.stronger(whole, Treatment.stronger(pathed, named));
        var all = more.isEmpty() && added.length == 0
                ? scoped
                : IntStream.concat(
                                IntStream.concat(IntStream.of(scoped), IntStream.of(added)),
                                more.stream().mapToInt(Integer::intValue))
                        .distinct()
                        .toArray();
        return new Place(profile, next, here, all);
    }

    /** Whether it is remembered that nothing is found in that text here. */
    boolean isClean(String text, boolean version) {
        return isAsAnywhere() && profile.clean().contains(text, version);
    }

    /** Remembers that nothing is found in it here. */
    void clean(String text, boolean version) {
        if (isAsAnywhere()) {
            profile.clean().add(text, version);
        }
    }

    /** Whether detectors look here for what they look for everywhere. */
    private boolean isAsAnywhere() {
        return scoped.length == 0;
    }

    @Override
    public int rule(Detector detector) {
        return profile.rule(detector, scoped);
    }

    @Override
    public int parameter(String name) {
        return profile.parameter(name, scoped);
    }

    @Override
    public int key(String name) {
        var facts = profile.facts(name);
        var first = facts.whole() == null ? NOBODY : facts.whole().order();
        return facts.secret() ? Math.min(first, rule(Detector.SECRET_KEY)) : first;
    }

    @Override
    public boolean parameters() {
        return rule(Detector.URL_QUERY) != NOBODY;
    }

    @Override
    public boolean keys() {
        return profile.wholeKeys() || rule(Detector.SECRET_KEY) != NOBODY;
    }

    @Override
    public List<String> masks() {
        return profile.masks();
    }
}
