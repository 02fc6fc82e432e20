package io.trackplane.plan.console;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.PlanPolicy;
import io.trackplane.web.TwoEditors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an environment is to follow, and how strictly, as chosen. */
record PolicyForm(
        @Nullable String followed,
        @Nullable String unplanned,
        @Nullable String violations,
        @Nullable String unknown,
        @Nullable String reason) {
    static PolicyForm of(PlanPolicy policy) {
        return new PolicyForm(
                Integer.toString(policy.version()),
                policy.unplanned().key(),
                policy.violations().key(),
                policy.unknownProperties().key(),
                "");
    }

    PolicyForm following(int version) {
        return new PolicyForm(Integer.toString(version), unplanned, violations, unknown, reason);
    }

    /** @throws Problem.Invalid when something is none of the choices there are */
    PlanPolicy policy() {
        return PlanPolicy.parse(CanonicalJson.write(Map.of(
                "version",
                version(),
                "unplanned",
                text(unplanned),
                "violations",
                text(violations),
                "unknown_properties",
                text(unknown))));
    }

    private int version() {
        if (!text(followed).matches("\\d{1,9}")) {
            throw new Problem.Invalid("followed", Message.of("plan.problem.version"));
        }
        return Integer.parseInt(text(followed));
    }

    /** Without the reason: what two editors can differ on. */
    Map<String, String> fields() {
        return TwoEditors.fields(List.of(
                Map.entry("followed", text(followed)),
                Map.entry("unplanned", text(unplanned)),
                Map.entry("violations", text(violations)),
                Map.entry("unknown", text(unknown))));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
