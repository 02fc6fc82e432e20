package io.trackplane.delivery.console;

import io.trackplane.delivery.ConditionalValue;
import io.trackplane.delivery.Parameter;
import io.trackplane.flag.Condition;
import io.trackplane.flag.FlagWords;
import io.trackplane.flag.console.ConditionEditor;
import io.trackplane.flag.console.TypedCondition;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.PartEdits;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Merge;
import io.trackplane.web.TwoEditors.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one value for some, and what it saves. */
@Component
class ConditionalValuePages {
    private static final String WHEN = "when";

    private final ParameterParts parts;
    private final PartEdits edits;
    private final ConditionEditor editor;
    private final FlagWords words;

    ConditionalValuePages(ParameterParts parts, PartEdits edits, ConditionEditor editor, FlagWords words) {
        this.parts = parts;
        this.edits = edits;
        this.editor = editor;
        this.words = words;
    }

    /** @throws Problem.NotFound when there is no such value */
    ConditionalValue get(Environment environment, String key, int index) {
        var values = parts.get(environment, key).conditional();
        return values.get(ParameterParts.present(values, index));
    }

    Stored stored(Environment environment, String key, int index) {
        var value = get(environment, key, index);
        return new Stored(
                parts.version(environment, key), ConditionalValueForm.of(value).fields(value.when()));
    }

    /**
     * Saves a value.
     *
     * @param index of the one it takes the place of; as many as there are to add one
     * @param problems of the condition are put here, by path
     * @throws Problem.Invalid with the fields of the form, {@code when} for the condition
     */
    void save(
            Environment environment,
            String key,
            int index,
            long version,
            boolean publish,
            Caller caller,
            ConditionalValueForm form,
            TypedCondition typed,
            Map<String, Message> problems) {
        edits.save(environment, ParameterParts.part(key), version, publish, caller, content -> {
            var parameter = ParameterParts.read(content);
            var fields = new LinkedHashMap<String, Message>();
            var condition = condition(environment, typed, problems);
            if (!problems.isEmpty()) {
                fields.put(WHEN, Message.of("delivery.problem.condition"));
            }
            try {
                var wanted = with(parameter, index, form.with(condition, parameter.type()));
                var json = ParameterParts.checked(wanted, path -> field(path, index));
                refuse(fields);
                return json;
            } catch (Problem.Invalid invalid) {
                invalid.fields().forEach(fields::putIfAbsent);
                throw new Problem.Invalid(fields);
            }
        });
    }

    private Condition condition(Environment environment, TypedCondition typed, Map<String, Message> problems) {
        try {
            var condition = typed.condition(WHEN);
            problems.putAll(editor.problems(environment, condition, WHEN));
            return problems.isEmpty() ? condition : Condition.ALWAYS;
        } catch (Problem.Invalid invalid) {
            problems.putAll(invalid.fields());
            return Condition.ALWAYS;
        }
    }

    private static void refuse(Map<String, Message> fields) {
        if (!fields.isEmpty()) {
            throw new Problem.Invalid(fields);
        }
    }

    private static Parameter with(Parameter parameter, int index, ConditionalValue value) {
        var values = new ArrayList<>(parameter.conditional());
        if (index == values.size()) {
            values.add(value);
        } else {
            values.set(ParameterParts.present(values, index), value);
        }
        return new Parameter(
                parameter.key(),
                parameter.description(),
                parameter.type(),
                parameter.schema(),
                parameter.visibleToClients(),
                parameter.value(),
                values);
    }

    private static String field(String path, int index) {
        var own = "conditional[" + index + "].";
        return path.startsWith(own) ? path.substring(own.length()) : path;
    }

    String page(
            Environment environment,
            String key,
            @Nullable Integer index,
            TypedCondition typed,
            Map<String, Message> problems,
            Model model) {
        var parameter = parts.get(environment, key);
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("parameter", parameter);
        model.addAttribute("index", index);
        editor.show(environment, typed, WHEN, problems, model);
        if (model.getAttribute("merge") instanceof Merge merge) {
            model.addAttribute("mergeTexts", sentences(merge));
        }
        return "delivery/conditional";
    }

    /** Conditions in words, by the JSON that is posted. */
    private Map<String, String> sentences(Merge merge) {
        var sentences = new HashMap<String, String>();
        merge.fields().stream()
                .filter(field -> field.name().equals(WHEN))
                .flatMap(field -> List.of(field.original(), field.theirs(), field.yours()).stream())
                .filter(json -> !json.isEmpty())
                .forEach(json -> sentences.put(json, words.condition(CanonicalJson.read(json, Condition.class))));
        return sentences;
    }
}
