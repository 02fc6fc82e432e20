package io.trackplane.management;

import io.trackplane.revision.Parts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a document says an application's environments shall serve. Read by {@link Bundles#read}.
 *
 * @param environments by key, in the order of the document; those it does not name are left alone
 */
public record Bundle(Map<String, Section> environments) {
    /** The version of the format, the field {@code bundle} of every document. */
    public static final int FORMAT = 1;

    public Bundle {
        environments = new LinkedHashMap<>(environments);
    }

    /**
     * What it says of one environment.
     *
     * @param kinds keys of the kinds it speaks of; parts of other kinds are left alone
     * @param parts what shall be served of these kinds, each in canonical form
     */
    public record Section(Set<String> kinds, Parts parts) {
        public Section {
            kinds = Set.copyOf(kinds);
        }
    }
}
