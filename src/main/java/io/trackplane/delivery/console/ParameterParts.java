package io.trackplane.delivery.console;

import io.trackplane.delivery.ConditionalValue;
import io.trackplane.delivery.Parameter;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import io.trackplane.revision.Revision;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The parameters of environments as they are edited. */
@Component
class ParameterParts {
    private static final int SHOWN_REVISIONS = 20;

    private final Drafts drafts;
    private final Revisions revisions;
    private final Environments environments;

    ParameterParts(Drafts drafts, Revisions revisions, Environments environments) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.environments = environments;
    }

    static PartName part(String key) {
        return new PartName(Parameter.KIND, key);
    }

    /** @throws Problem.NotFound when there neither is nor was one with a draft */
    Editing edit(Environment environment, String key) {
        var editing = drafts.edit(environment, part(key));
        if (editing.content() == null && editing.published() == null) {
            throw new Problem.NotFound();
        }
        return editing;
    }

    /** Stands for the parameter as it is now; 0 where there is none. */
    long version(Environment environment, String key) {
        return drafts.edit(environment, part(key)).version();
    }

    /** @throws Problem.NotFound when there is none, or a draft deletes it */
    Parameter get(Environment environment, String key) {
        return read(edit(environment, key).content());
    }

    /** @throws Problem.NotFound when there is none */
    static Parameter read(@Nullable String content) {
        if (content == null) {
            throw new Problem.NotFound();
        }
        return Parameter.parse(content);
    }

    /** What an environment would serve with its drafts. */
    Parts drafted(Environment environment) {
        return drafts.withDrafts(environment);
    }

    /** What an environment serves. */
    Parts published(Environment environment) {
        return revisions.current(environment).parts();
    }

    List<Revision> history(Environment environment, String key) {
        return revisions.of(environment, part(key), SHOWN_REVISIONS);
    }

    /** The other environments of the same application. */
    List<Environment> others(Environment environment) {
        return environments.of(environment.tenant(), environment.application()).stream()
                .filter(other -> !other.key().equals(environment.key()))
                .toList();
    }

    /** Every key that is published or drafted, with both contents. */
    Map<String, Both> all(Environment environment) {
        var published = published(environment).of(Parameter.KIND);
        var drafted = drafted(environment).of(Parameter.KIND);
        var keys = new TreeMap<String, Both>();
        published.forEach((key, json) -> keys.put(key, new Both(json, drafted.get(key))));
        drafted.forEach((key, json) -> keys.putIfAbsent(key, new Both(null, json)));
        return keys;
    }

    /**
     * One parameter in two states.
     *
     * @param published canonical JSON; null where it is not served
     * @param drafted canonical JSON with the draft, or what is published; null where a draft deletes it
     */
    record Both(@Nullable String published, @Nullable String drafted) {}

    /** The parameter with other conditional values. */
    static String with(@Nullable String content, UnaryOperator<List<ConditionalValue>> change) {
        var parameter = read(content);
        return checked(new Parameter(
                parameter.key(),
                parameter.description(),
                parameter.type(),
                parameter.schema(),
                parameter.visibleToClients(),
                parameter.value(),
                change.apply(parameter.conditional())));
    }

    /** The canonical text of what is wanted. */
    static String checked(Parameter parameter) {
        return Parameter.parse(parameter.json()).json();
    }

    /** The same with names of a form's fields in place of paths. */
    static String checked(Parameter parameter, Function<String, String> field) {
        try {
            return checked(parameter);
        } catch (Problem.Invalid invalid) {
            var fields = new LinkedHashMap<String, Message>();
            invalid.fields().forEach((path, message) -> fields.putIfAbsent(field.apply(path), message));
            throw new Problem.Invalid(fields);
        }
    }

    /** Changes places with the one before or after it. */
    static List<ConditionalValue> moved(List<ConditionalValue> values, int index, int by) {
        var moved = new ArrayList<>(values);
        Collections.swap(moved, present(values, index), Math.clamp(index + by, 0, values.size() - 1));
        return moved;
    }

    static List<ConditionalValue> without(List<ConditionalValue> values, int index) {
        var left = new ArrayList<>(values);
        left.remove(present(values, index));
        return left;
    }

    /** @throws Problem.NotFound when there is no such value */
    static int present(List<ConditionalValue> values, int index) {
        if (index < 0 || index >= values.size()) {
            throw new Problem.NotFound();
        }
        return index;
    }
}
