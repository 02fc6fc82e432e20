package io.trackplane.plan.console;

import io.trackplane.plan.Definition;
import io.trackplane.plan.DefinitionName;
import io.trackplane.plan.PlanChange;
import io.trackplane.plan.PlanDraft;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * An event or group on somebody's screen.
 *
 * @param former what it is called in the draft; null when it is new
 * @param basis what the edit began from
 * @param original canonical JSON of that; empty when it is new
 * @param form what is on the screen
 * @param focus path of the field, or name of the button, that has the focus; empty for none
 * @param errors what cannot be accepted, by path
 */
record Edit(
        PlanChange.Kind kind,
        @Nullable String former,
        String basis,
        String original,
        FormTree form,
        String focus,
        Map<String, String> errors) {
    /** A new one. */
    static Edit begin(PlanChange.Kind kind) {
        var form = new FormTree();
        form.set("priority", "p1");
        form.set("delivery", "batch");
        form.set("lifecycle", "active");
        return new Edit(kind, null, "none", "", form, "name", Map.of());
    }

    /** One that is there. */
    static Edit of(PlanDraft draft, Definition definition) {
        var name = DefinitionName.of(definition);
        return new Edit(
                name.kind(),
                name.name(),
                draft.basis(name),
                definition.json(),
                DefinitionForm.of(definition),
                "",
                Map.of());
    }

    /** As it was posted. */
    static Edit posted(PlanChange.Kind kind, MultiValueMap<String, String> fields) {
        var former = text(fields, "former");
        return new Edit(
                kind,
                former.isEmpty() ? null : former,
                text(fields, "basis"),
                text(fields, "original"),
                FormTree.posted(fields),
                "",
                Map.of());
    }

    static String text(MultiValueMap<String, String> fields, String name) {
        var text = fields.getFirst(name);
        return text == null ? "" : text;
    }

    Edit focused(String place) {
        return new Edit(kind, former, basis, original, form, place, errors);
    }

    Edit wrong(Map<String, String> found) {
        return new Edit(kind, former, basis, original, form, focus, found);
    }
}
