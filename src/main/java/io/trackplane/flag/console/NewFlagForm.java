package io.trackplane.flag.console;

import io.trackplane.flag.FlagType;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A flag that is to be made, as typed.
 *
 * @param tags with commas between them
 * @param environments keys of those that get it
 */
record NewFlagForm(
        String key,
        String name,
        String description,
        String kind,
        String type,
        String tags,
        String owner,
        boolean visible,
        String reviewBy,
        VariantsForm variants,
        List<String> environments,
        String focus) {
    private static final List<VariantsForm.Row> SWITCH =
            List.of(new VariantsForm.Row("", "on", "true", ""), new VariantsForm.Row("", "off", "false", ""));

    NewFlagForm {
        environments = List.copyOf(environments);
    }

    static NewFlagForm fresh(List<Environment> environments, String key) {
        return new NewFlagForm(
                key,
                "",
                "",
                "release",
                "boolean",
                "",
                "",
                true,
                "",
                new VariantsForm(SWITCH, ""),
                environments.stream().map(Environment::key).toList(),
                "");
    }

    static NewFlagForm read(Posted posted) {
        return new NewFlagForm(
                posted.line("key"),
                posted.line("name"),
                posted.lines("description"),
                posted.line("kind"),
                posted.line("type"),
                posted.line("tags"),
                posted.line("owner"),
                posted.ticked("visible"),
                posted.line("review_by"),
                VariantsForm.read(posted),
                posted.each("environment"),
                "");
    }

    /** What a button other than creating does. */
    NewFlagForm after(String action) {
        var changed = variants.after(action);
        return new NewFlagForm(
                key,
                name,
                description,
                kind,
                type,
                tags,
                owner,
                visible,
                reviewBy,
                changed,
                environments,
                changed.focus());
    }

    /**
     * The definition as JSON, off, and serving everybody the first variant of a switch or the last of any other once it is on.
     *
     * @throws Problem.Invalid with every field that cannot be read
     */
    String json(Map<String, String> seeds) {
        var problems = new LinkedHashMap<String, Message>();
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", Fields.json(key));
        fields.put("name", Fields.json(name));
        fields.put("description", Fields.text(description));
        fields.put("kind", Fields.text(kind));
        var tagged = SettingsForm.tags(tags);
        fields.put("tags", tagged.isEmpty() ? "" : Fields.json(tagged));
        fields.put("owner", Fields.text(owner));
        fields.put("visible_to_clients", Boolean.toString(visible));
        fields.put("type", Fields.text(type));
        try {
            var day = SettingsForm.date(reviewBy);
            fields.put("review_by", day == null ? "" : Fields.json(day.toString()));
        } catch (Problem.Invalid invalid) {
            problems.putAll(invalid.fields());
        }
        variants(fields, problems);
        fields.put("rules", "[]");
        fields.putAll(seeds);
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return io.trackplane.revision.PartMerge.json(fields);
    }

    private void variants(Map<String, String> fields, Map<String, Message> problems) {
        var rows = new ArrayList<>(variants.rows());
        rows.removeIf(VariantsForm.Row::isBlank);
        try {
            var read = new VariantsForm(rows, "").variants(FlagType.of(type));
            if (read.isEmpty()) {
                throw new Problem.Invalid("variants", Message.of("flag.problem.required"));
            }
            var first = read.getFirst().key();
            var last = read.getLast().key();
            fields.put("variants", Fields.json(read));
            fields.put("off_variant", Fields.json(last));
            fields.put("otherwise", CanonicalJson.write(Map.of("variant", type.equals("boolean") ? first : last)));
        } catch (Problem.Invalid invalid) {
            invalid.fields().forEach((field, message) -> problems.put(field.isEmpty() ? "type" : field, message));
        }
    }
}
