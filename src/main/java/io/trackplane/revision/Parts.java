package io.trackplane.revision;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything an environment serves, as canonical JSON by name. Immutable.
 *
 * @param contents in the order of names
 */
public record Parts(SortedMap<PartName, String> contents) {
    /** What an environment serves before the first revision: nothing. */
    public static final Parts NONE = new Parts(new TreeMap<>());

    public Parts {
        contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    }

    public Optional<String> find(PartName name) {
        return Optional.ofNullable(contents.get(name));
    }

    /** The contents of one kind, by key. */
    public SortedMap<String, String> of(String kind) {
        var found = new TreeMap<String, String>();
        contents.forEach((name, content) -> {
            if (name.kind().equals(kind)) {
                found.put(name.key(), content);
            }
        });
        return found;
    }

    /** These parts after some changes. */
    public Parts after(Collection<PartChange> changes) {
        var result = new TreeMap<>(contents);
        changes.forEach(change -> put(result, change.part(), change.after()));
        return new Parts(result);
    }

    /** These parts before some changes. */
    Parts before(Collection<PartChange> changes) {
        var result = new TreeMap<>(contents);
        changes.forEach(change -> put(result, change.part(), change.before()));
        return new Parts(result);
    }

    private static void put(TreeMap<PartName, String> contents, PartName name, @Nullable String content) {
        if (content == null) {
            contents.remove(name);
        } else {
            contents.put(name, content);
        }
    }

    /** What leads from these parts to others, in the order of names. */
    public List<PartChange> changesTo(Parts others) {
        var names = new TreeSet<>(contents.keySet());
        names.addAll(others.contents.keySet());
        return names.stream()
                .map(name -> new PartChange(name, contents.get(name), others.contents.get(name)))
                .filter(PartChange::changes)
                .toList();
    }

    /** Characters of all contents together. */
    long size() {
        return contents.values().stream().mapToLong(String::length).sum();
    }
}
