package io.trackplane.flag;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feature flag as it is in one environment. The kill switch is not part of it: it acts at once, without a draft, and stays when a
 * revision is published or reverted; {@link FlagSnapshot#compile} is told which flags are killed.
 *
 * @param key lower-case letters, digits, hyphen, dot, underscore; 1 to 80 characters
 * @param name for people, 1 to 80 characters
 * @param description what it is for, up to 1 000 characters; null when not given
 * @param kind what it is for; {@code release} when not given
 * @param tags up to 20, each 1 to 50 characters
 * @param owner who answers for it, up to 120 characters; null when not given
 * @param visibleToClients whether client keys see it
 * @param type of its variants; {@code boolean} when not given
 * @param variants 1 to {@value #MOST_VARIANTS}
 * @param enabled whether it is on
 * @param offVariant what everybody gets when it is off, and who lacks a bucketing key
 * @param schedule when it is on; null for always
 * @param prerequisites all have to be met, at most {@value #MOST_PREREQUISITES}; otherwise the off variant is served
 * @param rules the first that lets a context in decides; at most {@value #MOST_RULES}
 * @param otherwise what everybody else gets
 * @param seeds of its rollouts; made from the key when not given
 * @param reviewBy when somebody should look whether it is still needed; null when not given
 */
public record Flag(
        String key,
        String name,
        @Nullable String description,
        FlagKind kind,
        @JsonInclude(Include.NON_EMPTY) List<String> tags,
        @Nullable String owner,
        boolean visibleToClients,
        FlagType type,
        List<Variant> variants,
        boolean enabled,
        String offVariant,
        @Nullable Schedule schedule,
        @JsonInclude(Include.NON_EMPTY) List<Prerequisite> prerequisites,
        List<Rule> rules,
        Serve otherwise,
        Seeds seeds,
        @Nullable LocalDate reviewBy) {
    /** Longest name, characters. */
    public static final int LONGEST_NAME = 80;

    /** Longest description, characters. */
    public static final int LONGEST_DESCRIPTION = 1000;

    /** Most variants. */
    public static final int MOST_VARIANTS = 50;

    /** Most rules. */
    public static final int MOST_RULES = 100;

    /** Most prerequisites. */
    public static final int MOST_PREREQUISITES = 20;

    public Flag {
        key = Objects.requireNonNullElse(key, "");
        name = Objects.requireNonNullElse(name, "");
        kind = Objects.requireNonNullElse(kind, FlagKind.RELEASE);
        tags = List.copyOf(Objects.requireNonNullElse(tags, List.of()));
        type = Objects.requireNonNullElse(type, FlagType.BOOLEAN);
        variants = List.copyOf(Objects.requireNonNullElse(variants, List.of()));
        offVariant = Objects.requireNonNullElse(offVariant, "");
        prerequisites = List.copyOf(Objects.requireNonNullElse(prerequisites, List.of()));
        rules = List.copyOf(Objects.requireNonNullElse(rules, List.of()));
        otherwise = Keys.present("otherwise", otherwise);
        seeds = seeds == null ? Seeds.of(key) : seeds;
    }

    /**
     * Reads a definition.
     *
     * @throws Problem.Invalid when it is not the JSON of a flag, or with everything {@link #problems} finds
     */
    public static Flag parse(String json) {
        var flag = CanonicalJson.read(json, Flag.class);
        var problems = flag.problems();
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return flag;
    }

    /** The canonical text of the definition. */
    public String json() {
        return CanonicalJson.write(this);
    }

    /** Everything that is wrong with it by itself, by field path. What it refers to is looked up by {@link FlagSet#problems}. */
    @JsonIgnore
    public Map<String, Message> problems() {
        return new FlagCheck(this).problems();
    }
}
