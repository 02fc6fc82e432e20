package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.FlagParts;
import io.trackplane.flag.FlagWords;
import io.trackplane.flag.Operator;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Merge;
import io.trackplane.web.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of a flag have in common: the head, the hidden fields of their forms, and the choice between two people's values. */
@Component
class FlagPages {
    private final PartEditing editing;
    private final FlagsOf flags;
    private final Revisions revisions;
    private final PartKinds kinds;
    private final FlagWords words;
    private final Texts texts;

    FlagPages(PartEditing editing, FlagsOf flags, Revisions revisions, PartKinds kinds, FlagWords words, Texts texts) {
        this.editing = editing;
        this.flags = flags;
        this.revisions = revisions;
        this.kinds = kinds;
        this.words = words;
        this.texts = texts;
    }

    /**
     * A flag that is being edited.
     *
     * @throws Problem.NotFound when the environment has none of that key
     */
    Editing editing(Environment environment, String key) {
        return editing.of(environment, FlagsOf.part(key));
    }

    static Flag flag(Editing editing) {
        return Flag.parse(PartEditing.shown(editing));
    }

    /** Adds the head of a page; answers the flag. */
    Flag head(Environment environment, Editing editing, String tab, Model model) {
        var flag = flag(editing);
        var here = flags.in(environment);
        var draft = editing.draft();
        var difference = draft == null
                ? List.<io.trackplane.kernel.FieldChange>of()
                : kinds.get(FlagParts.FLAG).difference(editing.published(), draft.content());
        model.addAttribute(
                "head",
                new FlagHead(
                        environment,
                        FlagPaths.environment(environment),
                        FlagPaths.flag(environment, flag.key()),
                        flag,
                        tab,
                        flags.state(here, flag.key()),
                        draft,
                        difference,
                        revisions.current(environment).revision(),
                        here.killed().contains(flag.key())));
        model.mergeAttributes(Map.of("told", Told.nothing()));
        return flag;
    }

    /** Adds what a form says it was made from. */
    void made(Editing editing, List<String> fields, Model model) {
        model.addAttribute("basis", editing.basis());
        model.addAttribute("originals", Fields.some(PartEditing.shown(editing), fields));
    }

    /** The same after an error: what the posted form was made from. */
    static void madeFrom(Posted posted, List<String> fields, Model model) {
        var originals = new HashMap<String, String>();
        fields.forEach(field -> originals.put(field, posted.lines("original." + field)));
        model.addAttribute("basis", posted.line("basis"));
        model.addAttribute("originals", originals);
    }

    /** Adds the choice between two people's values, and what they say in words. */
    void merge(Merge merge, Model model) {
        var said = new HashMap<String, String>();
        merge.fields().forEach(field -> {
            for (var value : List.of(field.original(), field.theirs(), field.yours())) {
                said.put(value, said(field.name(), value));
            }
        });
        model.addAttribute("merge", merge);
        model.addAttribute("mergeTexts", said);
    }

    private String said(String field, String json) {
        if (json.isEmpty()) {
            return "";
        }
        return switch (field) {
            case "rules" -> {
                var sentences = new ArrayList<String>();
                CanonicalJson.tree(json)
                        .forEach(rule -> sentences.add((sentences.size() + 1) + ". "
                                + words.rule(CanonicalJson.read(rule, io.trackplane.flag.Rule.class))));
                yield String.join(" ", sentences);
            }
            case "otherwise" -> words.serve(CanonicalJson.read(json, io.trackplane.flag.Serve.class));
            case "when" -> words.condition(CanonicalJson.read(json, io.trackplane.flag.Condition.class));
            default -> json.startsWith("\"") ? CanonicalJson.tree(json).asString() : json;
        };
    }

    /** Adds what condition editors offer. */
    void conditionChoices(Environment environment, Model model) {
        var operators = new ArrayList<Option>();
        for (var operator : Operator.values()) {
            operators.add(new Option(operator.key(), words.operator(operator, false)));
            operators.add(new Option("!" + operator.key(), words.operator(operator, true)));
        }
        var drafted = flags.drafted(environment);
        model.addAttribute("operators", operators);
        model.addAttribute(
                "segments", new ArrayList<>(drafted.of(FlagParts.SEGMENT).keySet()));
        var attributes = new TreeSet<>(Attributes.COMMON);
        drafted.of(FlagParts.FLAG).values().forEach(json -> attributes.addAll(Attributes.of(Flag.parse(json))));
        model.addAttribute("attributes", attributes);
    }

    FlagWords words() {
        return words;
    }

    Texts texts() {
        return texts;
    }
}
