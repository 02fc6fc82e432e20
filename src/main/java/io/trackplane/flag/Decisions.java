package io.trackplane.flag;

import io.trackplane.kernel.CanonicalJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the evaluations that a flag can have, once, so that a check allocates nothing. */
final class Decisions {
    private final Flag flag;
    private final Map<String, Variant> variants = new HashMap<>();
    private final Map<String, String> json = new HashMap<>();

    Decisions(Flag flag) {
        this.flag = flag;
        flag.variants().forEach(variant -> {
            variants.put(variant.key(), variant);
            json.put(variant.key(), json(variant.value()));
        });
    }

    /** A flag with a fraction among its variants is one of fractions: clients of typed languages tell {@code 1} from {@code 1.0}. */
    private String json(JsonNode value) {
        return flag.type() == FlagType.NUMBER
                        && value.isIntegralNumber()
                        && flag.variants().stream().anyMatch(Decisions::isFraction)
                ? Double.toString(value.doubleValue())
                : CanonicalJson.write(value);
    }

    private static boolean isFraction(Variant variant) {
        return variant.value().isNumber() && !variant.value().isIntegralNumber();
    }

    /** The flag is off. */
    Evaluation off() {
        return of(flag.offVariant(), Reason.DISABLED, null, null);
    }

    /** A prerequisite is not met. */
    Evaluation keptBack() {
        return of(flag.offVariant(), Reason.DEFAULT, null, null);
    }

    /** There is nothing to compute a bucket from. */
    Evaluation keyMissing(@Nullable String rule) {
        return of(flag.offVariant(), Reason.ERROR, ErrorCode.TARGETING_KEY_MISSING, rule);
    }

    /** A variant is served. */
    Evaluation served(String variant, Reason reason, @Nullable String rule) {
        return of(variant, reason, null, rule);
    }

    private Evaluation of(String key, Reason reason, @Nullable ErrorCode error, @Nullable String rule) {
        var variant = Objects.requireNonNull(variants.get(key), key);
        boolean enabled =
                flag.type() == FlagType.BOOLEAN ? variant.value().booleanValue() : !key.equals(flag.offVariant());
        return new Evaluation(flag.key(), flag.type(), enabled, key, json.get(key), reason, error, rule);
    }
}
