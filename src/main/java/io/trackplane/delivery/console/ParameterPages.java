package io.trackplane.delivery.console;

import io.trackplane.delivery.Parameter;
import io.trackplane.flag.FlagWords;
import io.trackplane.revision.Editing;
import io.trackplane.tenancy.Environment;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the page of a parameter together. */
@Component
class ParameterPages {
    private final ParameterParts parts;
    private final FlagWords words;

    ParameterPages(ParameterParts parts, FlagWords words) {
        this.parts = parts;
        this.words = words;
    }

    String page(Environment environment, Editing editing, Model model) {
        var key = editing.part().key();
        var shown = Parameter.parse(
                Objects.requireNonNull(editing.content() != null ? editing.content() : editing.published()));
        model.addAttribute("environment", environment);
        model.addAttribute("base", CollectionPaths.base(environment));
        model.addAttribute("editing", editing);
        model.addAttribute("parameter", shown);
        model.addAttribute("conditional", ConditionalRow.of(shown, words));
        model.addAttribute("isDeleted", editing.content() == null);
        model.addAttribute(
                "publishedValue",
                editing.published() == null
                        ? null
                        : TypedValue.line(Parameter.parse(editing.published()).value()));
        model.addAttribute("shownValue", TypedValue.line(shown.value()));
        model.addAttribute(
                "elsewhere", ParameterRow.elsewhere(parts, parts.others(environment), key, editing.content()));
        model.addAttribute("history", parts.history(environment, key));
        return "delivery/parameter";
    }
}
