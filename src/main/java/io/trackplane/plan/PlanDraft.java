package io.trackplane.plan;

import io.trackplane.kernel.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plan of an application as its people are writing it: the last version with everything that waits on top. Shared by all of them.
 *
 * @param version number of the last version; 0 when there is none
 * @param published what that version says
 * @param content what publishing now would say. Not necessarily fit to be published
 * @param changes what waits, by name
 */
public record PlanDraft(int version, PlanContent published, PlanContent content, List<DraftedDefinition> changes) {
    public PlanDraft {
        changes = List.copyOf(changes);
    }

    /** Puts them together. What wants what is published already is none: left over by a publisher that did not come to the end. */
    static PlanDraft of(int version, PlanContent published, List<DraftedDefinition> drafted) {
        var claimed = drafted.stream()
                .filter(change -> change.replaces() != null)
                .map(change -> new DefinitionName(change.name().kind(), String.valueOf(change.replaces())))
                .collect(Collectors.toSet());
        var waiting = drafted.stream()
                .map(change -> resolved(change, published, claimed))
                .filter(change -> changes(change, published))
                .toList();
        var all = new TreeMap<DefinitionName, Definition>();
        published.definitions().forEach(definition -> all.put(DefinitionName.of(definition), definition));
        for (var change : waiting) {
            if (change.replaces() != null) {
                all.remove(new DefinitionName(change.name().kind(), change.replaces()));
            }
        }
        // Two people can give one name to two things at the same moment: both stay, and publishing waits until one has
        // another name.
        var together = new ArrayList<Definition>();
        for (var change : waiting) {
            if (change.wanted() != null && all.putIfAbsent(change.name(), change.wanted()) != null) {
                together.add(change.wanted());
            }
        }
        together.addAll(all.values());
        var sorted = waiting.stream()
                .sorted(Comparator.comparing(DraftedDefinition::name))
                .toList();
        return new PlanDraft(version, published, PlanContent.of(together), sorted);
    }

    /** What was new or renamed when it was saved may have been published since, while somebody went on writing. */
    private static DraftedDefinition resolved(
            DraftedDefinition change, PlanContent published, Set<DefinitionName> claimed) {
        var kind = change.name().kind();
        var former = change.replaces();
        if (former != null && published.find(new DefinitionName(kind, former)).isEmpty()) {
            former = null;
        }
        if (former == null
                && !claimed.contains(change.name())
                && published.find(change.name()).isPresent()) {
            former = change.name().name();
        }
        return new DraftedDefinition(change.name(), former, change.wanted(), change.by(), change.at());
    }

    private static boolean changes(DraftedDefinition change, PlanContent published) {
        var before = change.replaces() == null
                ? Optional.<Definition>empty()
                : published.find(new DefinitionName(change.name().kind(), change.replaces()));
        return !before.equals(Optional.ofNullable(change.wanted()));
    }

    /** The change that waits for a definition of that name; empty when it is as published. */
    public Optional<DraftedDefinition> change(DefinitionName name) {
        return changes.stream()
                .filter(change -> change.name().equals(name))
                .min(Comparator.comparing(change -> change.wanted() == null));
    }

    /** What the definition of that name was called and said when it was published last; empty when it is new. */
    public Optional<Definition> publishedAs(DefinitionName name) {
        var change = change(name);
        if (change.isEmpty()) {
            boolean claimed = changes.stream()
                    .anyMatch(other ->
                            other.name().kind() == name.kind() && name.name().equals(other.replaces()));
            return claimed ? Optional.empty() : published.find(name);
        }
        return Optional.ofNullable(change.get().replaces())
                .flatMap(former -> published.find(new DefinitionName(name.kind(), former)));
    }

    /** What is different from the last version. */
    public PlanDifference difference() {
        return PlanDifference.between(published, content);
    }

    /** Stands for exactly this state, so that nobody publishes what they have not seen. */
    public String basis() {
        return basis(version + " " + content.json());
    }

    /** Stands for the exact content of the definition of that name, so that a second editor is told instead of overwriting the first. */
    public String basis(DefinitionName name) {
        return basis(content.find(name).map(Definition::json).orElse(null));
    }

    static String basis(@Nullable String content) {
        return content == null ? "none" : Secrets.digest(content).substring(0, 32);
    }
}
