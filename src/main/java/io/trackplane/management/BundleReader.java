package io.trackplane.management;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.management.Bundle.Section;
import io.trackplane.plan.PlanContent;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.PartKinds;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import io.trackplane.tenancy.Application;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one document, strictly, and collects everything that is wrong with it. */
final class BundleReader {
    private static final Set<String> FIELDS = Set.of("bundle", "application", "plan", "environments");

    private final PartKinds kinds;
    private final BundleSections sections;
    private final Application application;
    private final Map<String, Message> findings = new LinkedHashMap<>();

    BundleReader(PartKinds kinds, BundleSections sections, Application application) {
        this.kinds = kinds;
        this.sections = sections;
        this.application = application;
    }

    Bundle read(JsonNode document) {
        if (!document.isObject()) {
            throw new Problem.Invalid("body", Message.of("management.problem.object"));
        }
        readHead(document);
        var plan = plan(document.path("plan"));
        var environments = new LinkedHashMap<String, Section>();
        var named = document.path("environments");
        if (!named.isMissingNode() && isObject("environments", named)) {
            named.properties().forEach(one -> environments.put(one.getKey(), section(one.getKey(), one.getValue())));
        }
        if (!findings.isEmpty()) {
            throw new Problem.Invalid(findings);
        }
        return new Bundle(plan, environments);
    }

    private void readHead(JsonNode document) {
        refuseUnknown("", document, FIELDS);
        var format = document.path("bundle");
        check(
                format.isInt() && format.intValue() == Bundle.FORMAT,
                "bundle",
                "management.problem.format",
                Bundle.FORMAT);
        var named = document.path("application");
        check(
                named.isMissingNode() || named.asString("").equals(application.key()),
                "application",
                "management.problem.other-application",
                application.key());
    }

    private @Nullable PlanContent plan(JsonNode node) {
        if (!node.isMissingNode() && isObject("plan", node)) {
            try {
                return PlanContent.parse(node.toString());
            } catch (Problem.Invalid invalid) {
                invalid.fields()
                        .forEach((field, message) ->
                                findings.put(field.equals("body") ? "plan" : "plan." + field, message));
            }
        }
        return null;
    }

    private Section section(String environment, JsonNode node) {
        boolean followsLatest = followsLatest(node);
        var spoken = new LinkedHashSet<String>();
        SortedMap<PartName, String> parts = new TreeMap<>();
        var path = BundleSections.path(environment);
        if (isObject(path, node)) {
            for (var field : node.properties()) {
                var kind = sections.named(field.getKey());
                if (kind.isEmpty()) {
                    unknown(path + "." + field.getKey(), field.getKey());
                } else {
                    var isPolicy = kind.get().key().equals(PlanPolicy.KIND);
                    var value = isPolicy && followsLatest ? withoutLatest(field.getValue()) : field.getValue();
                    spoken.add(kind.get().key());
                    read(environment, kind.get(), value, parts);
                }
            }
        }
        return new Section(spoken, new Parts(parts), followsLatest);
    }

    private static boolean followsLatest(JsonNode environment) {
        return environment.path(PlanPolicy.KIND).path("version").asString("").equals(Bundle.LATEST);
    }

    /** The policy without the word for a number; which number it is, is known when it is written. */
    private static JsonNode withoutLatest(JsonNode policy) {
        var copy = ((ObjectNode) policy).deepCopy();
        copy.put("version", 0);
        return copy;
    }

    private void read(String environment, PartKind kind, JsonNode value, SortedMap<PartName, String> parts) {
        if (kind.isSingle()) {
            if (!value.isNull()) {
                put(environment, PartName.only(kind.key()), value, parts);
            }
            return;
        }
        var path = BundleSections.path(environment) + "." + BundleSections.name(kind);
        if (check(value.isArray(), path, "management.problem.list")) {
            int position = 0;
            for (var element : value) {
                readElement(environment, kind, path + "[" + position++ + "]", element, parts);
            }
        }
    }

    /** Elements say themselves how they are called: the field {@code key}. */
    private void readElement(
            String environment, PartKind kind, String at, JsonNode element, SortedMap<PartName, String> parts) {
        var key = element.path("key");
        if (isObject(at, element) && check(key.isString(), at + ".key", "management.problem.text")) {
            var part = new PartName(kind.key(), key.stringValue());
            if (check(!parts.containsKey(part), at + ".key", "management.problem.twice")) {
                put(environment, part, element, parts);
            }
        }
    }

    private void put(String environment, PartName part, JsonNode content, SortedMap<PartName, String> parts) {
        try {
            parts.put(part, kinds.canonical(part, content.toString()));
        } catch (Problem.Invalid invalid) {
            invalid.fields()
                    .forEach((field, message) -> findings.put(sections.path(environment, part, field), message));
        }
    }

    private boolean isObject(String path, JsonNode node) {
        return check(node.isObject(), path, "management.problem.object");
    }

    private void refuseUnknown(String path, JsonNode object, Set<String> known) {
        object.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                unknown(path + field.getKey(), field.getKey());
            }
        });
    }

    private void unknown(String path, String field) {
        findings.put(path, Message.of("problem.json.unknown-field", field));
    }

    private boolean check(boolean holds, String path, String key, Serializable... arguments) {
        if (!holds) {
            findings.put(path, Message.of(key, arguments));
        }
        return holds;
    }
}
