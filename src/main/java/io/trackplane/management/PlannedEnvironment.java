package io.trackplane.management;

import io.trackplane.kernel.Permission;
import io.trackplane.management.Bundle.Section;
import io.trackplane.management.BundleWriting.Extent;
import io.trackplane.revision.PartChange;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Published;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What a bundle would change in one environment.
 *
 * @param changes from what is published to what is wanted, in the order of kinds and keys
 */
record PlannedEnvironment(Environment environment, Published published, List<PartChange> changes) {
    static PlannedEnvironment of(
            Environment environment, Published published, Section section, Extent extent, PartKinds kinds) {
        var names = new TreeSet<>(section.parts().contents().keySet());
        if (extent == Extent.WHOLE) {
            published.parts().contents().keySet().stream()
                    .filter(part -> section.kinds().contains(part.kind()))
                    .forEach(names::add);
        }
        var changes = names.stream()
                .map(part -> change(part, published, section))
                .filter(PartChange::changes)
                .sorted(Comparator.comparingInt((PartChange change) ->
                                kinds.get(change.part().kind()).order())
                        .thenComparing(PartChange::part))
                .toList();
        return new PlannedEnvironment(environment, published, changes);
    }

    private static PartChange change(PartName part, Published published, Section section) {
        return new PartChange(
                part,
                published.parts().contents().get(part),
                section.parts().contents().get(part));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The permissions that drafting these changes needs and the caller lacks; with those for publishing them, where that is wanted. */
    List<Permission> missing(PartKinds kinds, Caller caller, boolean publishing) {
        var needed = new TreeSet<Permission>();
        changes.forEach(change -> needed.add(kinds.get(change.part().kind()).permission()));
        if (publishing && !isEmpty()) {
            needed.add(environment.isProtected() ? Permission.PUBLISH_PROTECTED : Permission.PUBLISH);
        }
        return needed.stream().filter(permission -> !caller.may(permission)).toList();
    }
}
