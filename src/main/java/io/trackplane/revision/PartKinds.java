package io.trackplane.revision;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sorts of parts that the modules contribute. */
@Component
public class PartKinds {
    /** Most characters of one part. */
    static final int LARGEST_PART = 256_000;

    private final Map<String, PartKind> kinds = new LinkedHashMap<>();

    PartKinds(ObjectProvider<PartKind> contributed) {
        contributed.stream()
                .sorted(Comparator.comparingInt(PartKind::order))
                .forEach(kind -> kinds.put(kind.key(), kind));
    }

    /** All of them, in their order. */
    public List<PartKind> all() {
        return List.copyOf(kinds.values());
    }

    /**
     * The kind of that key.
     *
     * @throws Problem.NotFound when no module contributes it
     */
    public PartKind get(String key) {
        var kind = kinds.get(key);
        if (kind == null) {
            throw new Problem.NotFound();
        }
        return kind;
    }

    /**
     * The canonical text of a part.
     *
     * @throws Problem.Invalid with every field that cannot be accepted
     */
    public String canonical(PartName part, String json) {
        part.check();
        var kind = get(part.kind());
        if (kind.isSingle() && !part.key().equals(part.kind())) {
            throw new Problem.NotFound();
        }
        var canonical = kind.canonical(part.key(), json);
        if (canonical.length() > LARGEST_PART) {
            throw new Problem.Invalid("body", Message.of("revision.problem.part-too-large", LARGEST_PART));
        }
        return canonical;
    }

    /**
     * Checks what only shows in the whole.
     *
     * @param where the environment that would serve it
     * @throws Problem.Invalid with fields that begin with a part's name
     */
    public void check(Scope where, Parts all) {
        var findings = new LinkedHashMap<String, Message>();
        for (var kind : kinds.values()) {
            try {
                kind.check(where, all);
            } catch (Problem.Invalid invalid) {
                findings.putAll(invalid.fields());
            }
        }
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
    }

    /** What people call a part, whichever of its contents there is. */
    public String title(PartChange change) {
        var content = change.after() != null ? change.after() : change.before();
        var part = change.part();
        return content == null ? part.key() : get(part.kind()).title(part.key(), content);
    }

    static Message told(String key, Serializable... arguments) {
        return Message.of("revision.problem." + key, arguments);
    }
}
