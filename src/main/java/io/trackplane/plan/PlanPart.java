package io.trackplane.plan;

import io.trackplane.kernel.FieldChange;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.kernel.Scope;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Which version of the plan an environment follows, and how strictly: its part {@code plan}. */
@Component
class PlanPart implements PartKind {
    private final ObjectProvider<Plans> plans;
    private final MessageSource messages;

    PlanPart(ObjectProvider<Plans> plans, MessageSource messages) {
        this.plans = plans;
        this.messages = messages;
    }

    @Override
    public String key() {
        return PlanPolicy.KIND;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public Permission permission() {
        return Permission.PLAN_CHANGE;
    }

    @Override
    public String canonical(String key, String json) {
        return PlanPolicy.parse(json).json();
    }

    @Override
    public void check(Scope where, Parts all) {
        var followed = all.find(PartName.only(PlanPolicy.KIND))
                .map(json -> PlanPolicy.parse(json).version())
                .orElse(0);
        var tenant = Objects.requireNonNull(where.tenant());
        var application = Objects.requireNonNull(where.application());
        if (!plans.getObject().exists(tenant, application, followed)) {
            throw new Problem.Invalid(
                    PartName.only(PlanPolicy.KIND) + ".version", Message.of("plan.problem.no-version", followed));
        }
    }

    @Override
    public String title(String key, String content) {
        return messages.getMessage("revision.kind.plan", null, LocaleContextHolder.getLocale());
    }

    @Override
    public String page(String key) {
        return "/plan/policy";
    }

    @Override
    public List<FieldChange> difference(@Nullable String before, @Nullable String after) {
        return FieldChange.between(fields(before), fields(after));
    }

    private static Map<String, String> fields(@Nullable String json) {
        var fields = new LinkedHashMap<String, String>();
        if (json != null) {
            var policy = PlanPolicy.parse(json);
            fields.put("version", policy.version() == 0 ? "none" : "v" + policy.version());
            fields.put("unplanned", policy.unplanned().key());
            fields.put("violations", policy.violations().key());
            fields.put("unknown_properties", policy.unknownProperties().key());
        }
        return fields;
    }

    @Override
    public List<Message> reach(@Nullable String before, @Nullable String after) {
        var was = before == null ? PlanPolicy.NONE : PlanPolicy.parse(before);
        var is = after == null ? PlanPolicy.NONE : PlanPolicy.parse(after);
        var sentences = new ArrayList<Message>();
        if (was.version() != is.version()) {
            sentences.add(
                    is.version() == 0
                            ? Message.of("plan.reach.none")
                            : Message.of("plan.reach.version", Integer.toString(is.version())));
        }
        if (is.version() != 0) {
            if (was.unplanned() != is.unplanned() || was.version() == 0) {
                sentences.add(
                        Message.of("plan.reach.unplanned." + is.unplanned().key()));
            }
            if (was.violations() != is.violations() || was.version() == 0) {
                sentences.add(
                        Message.of("plan.reach.violations." + is.violations().key()));
            }
            if (was.unknownProperties() != is.unknownProperties()) {
                sentences.add(Message.of(
                        "plan.reach.unknown." + is.unknownProperties().key()));
            }
        }
        return sentences;
    }
}
