package io.trackplane.management;

import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a document says an application's environments shall serve. Read by {@link Bundles#read}.
 *
 * @param plan what the tracking plan shall say; null when the document does not speak of it
 * @param environments by key, in the order of the document; those it does not name are left alone
 */
public record Bundle(@Nullable PlanContent plan, Map<String, Section> environments) {
    /** The version of the format, the field {@code bundle} of every document. */
    public static final int FORMAT = 1;

    /** What stands for the last version of the plan, instead of its number. */
    static final String LATEST = "latest";

    public Bundle {
        environments = new LinkedHashMap<>(environments);
    }

    /**
     * What it says of one environment.
     *
     * @param kinds keys of the kinds it speaks of; parts of other kinds are left alone
     * @param parts what shall be served of these kinds, each in canonical form
     * @param followsLatest whether the environment shall follow the last version of the plan, whichever number it has
     */
    public record Section(Set<String> kinds, Parts parts, boolean followsLatest) {
        public Section {
            kinds = Set.copyOf(kinds);
        }

        /** The same with the number of the last version. */
        Section following(int latest) {
            var name = PartName.only(PlanPolicy.KIND);
            var content = parts.find(name);
            if (!followsLatest || content.isEmpty()) {
                return this;
            }
            var policy = PlanPolicy.parse(content.get());
            var contents = new TreeMap<>(parts.contents());
            var followed = new PlanPolicy(latest, policy.unplanned(), policy.violations(), policy.unknownProperties());
            contents.put(name, followed.json());
            return new Section(kinds, new Parts(contents), true);
        }
    }
}
