package io.trackplane.flag.console;

import io.trackplane.flag.FlagParts;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.revision.Editing;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import io.trackplane.web.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;

/** What the pages of segments have in common: who uses one, and saving one. */
@Component
class SegmentPages {
    private final PartEditing editing;
    private final FlagPages pages;
    private final FlagsOf flags;
    private final PartKinds kinds;
    private final Forms forms;
    private final HttpServletResponse response;

    SegmentPages(
            PartEditing editing,
            FlagPages pages,
            FlagsOf flags,
            PartKinds kinds,
            Forms forms,
            HttpServletResponse response) {
        this.editing = editing;
        this.pages = pages;
        this.flags = flags;
        this.kinds = kinds;
        this.forms = forms;
        this.response = response;
    }

    /**
     * Something whose conditions name a segment.
     *
     * @param kind message key of its sort
     * @param page where it is edited
     */
    record Use(String kind, String key, String page) {}

    /** Everything that names a segment, published or drafted, by the segment's key. */
    Map<String, List<Use>> uses(Environment environment) {
        var uses = new HashMap<String, List<Use>>();
        collect(environment, flags.drafted(environment), uses);
        collect(environment, flags.published(environment), uses);
        return uses;
    }

    private void collect(Environment environment, Parts parts, Map<String, List<Use>> uses) {
        parts.contents().forEach((part, content) -> {
            if (content.contains("\"segment\"")) {
                var use = use(environment, part);
                named(CanonicalJson.tree(content)).forEach(segment -> {
                    var list = uses.computeIfAbsent(segment, key -> new ArrayList<>());
                    if (!list.contains(use)) {
                        list.add(use);
                    }
                });
            }
        });
    }

    private Use use(Environment environment, PartName part) {
        return new Use(
                "revision.kind." + part.kind(),
                part.key(),
                FlagPaths.environment(environment) + kinds.get(part.kind()).page(part.key()));
    }

    /** Conditions name segments by the field {@code segment}, whichever module's they are. */
    private static List<String> named(JsonNode content) {
        return content.findValues("segment").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .distinct()
                .toList();
    }

    /** What a draft changes. */
    List<FieldChange> difference(Editing editing) {
        var draft = editing.draft();
        return draft == null
                ? List.of()
                : kinds.get(FlagParts.SEGMENT).difference(editing.published(), draft.content());
    }

    /** Saves a segment, or shows what is in the way. */
    String save(
            Environment environment,
            Editing now,
            Posted posted,
            Map<String, String> wanted,
            Caller caller,
            Model model,
            Function<Map<String, Message>, String> again) {
        var path = FlagPaths.segment(environment, now.part().key());
        var attempt = editing.save(environment, now, posted, wanted, path + "/fields", caller);
        var merge = attempt.merge();
        if (merge != null) {
            response.setStatus(409);
            pages.merge(merge, model);
            model.addAttribute("title", now.part().key());
            return "flag/segment-merge";
        }
        if (!attempt.isSaved()) {
            response.setStatus(422);
            return again.apply(attempt.problems());
        }
        var told = attempt.published() ? "flag.saved.published" : "flag.saved.draft";
        return forms.redirect(path, Message.of(told, now.part().key()));
    }
}
