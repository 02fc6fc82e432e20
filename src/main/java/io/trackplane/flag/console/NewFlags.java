package io.trackplane.flag.console;

import io.trackplane.flag.Flag;
import io.trackplane.flag.Seeds;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
import io.trackplane.tenancy.Environment;
import io.trackplane.web.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a flag in several environments of an application. Type and seeds are the same everywhere, so that a user falls into the same
 * bucket in each of them.
 */
@Component
class NewFlags {
    private final PartEditing editing;
    private final FlagsOf flags;
    private final Drafts drafts;

    NewFlags(PartEditing editing, FlagsOf flags, Drafts drafts) {
        this.editing = editing;
        this.flags = flags;
        this.drafts = drafts;
    }

    /**
     * Makes it: published where nothing is protected and the caller may, else drafted.
     *
     * @throws Problem.Invalid with everything that is wrong; then nothing is made anywhere
     */
    void create(Environment from, NewFlagForm form, Caller caller) {
        var beside = flags.beside(from);
        var chosen = beside.stream()
                .filter(here -> form.environments().contains(here.environment().key()))
                .toList();
        var part = FlagsOf.part(form.key());
        var problems = new LinkedHashMap<String, Message>();
        collect(problems, part::check);
        collect(problems, () -> refuse(form, beside, chosen));
        collect(problems, () -> {
            var json = form.json(seeds(form.key(), beside));
            chosen.forEach(here ->
                    editing.check(here.environment(), part, json, publishes(here.environment(), caller)));
        });
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        var json = form.json(seeds(form.key(), beside));
        chosen.forEach(here -> make(here.environment(), part, json, caller));
    }

    private void make(Environment environment, PartName part, String json, Caller caller) {
        var now = drafts.edit(environment, part);
        var attempt = editing.save(environment, now, json, publishes(environment, caller), caller);
        if (!attempt.isSaved()) {
            throw new Problem.Invalid(new LinkedHashMap<>(attempt.problems()));
        }
    }

    private static void collect(Map<String, Message> problems, Runnable check) {
        try {
            check.run();
        } catch (Problem.Invalid invalid) {
            invalid.fields().forEach(problems::putIfAbsent);
        }
    }

    static boolean publishes(Environment environment, Caller caller) {
        return !environment.isProtected() && caller.may(Permission.PUBLISH);
    }

    private static void refuse(NewFlagForm form, List<FlagsOf.Here> beside, List<FlagsOf.Here> chosen) {
        var problems = new LinkedHashMap<String, Message>();
        if (chosen.isEmpty()) {
            problems.put("environment", Message.of("flag.problem.environment"));
        }
        chosen.stream()
                .filter(here -> here.has(form.key()))
                .findFirst()
                .ifPresent(here -> problems.put(
                        "key", Message.of("flag.problem.key-taken-in", here.environment().name())));
        var other = elsewhere(form.key(), beside);
        if (other != null && !other.type().key().equals(form.type())) {
            problems.put("type", Message.of("flag.problem.type-elsewhere", other.type().key()));
        }
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
    }

    static @Nullable Flag elsewhere(String key, List<FlagsOf.Here> beside) {
        return beside.stream()
                .flatMap(here -> here.any(key).stream())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> seeds(String key, List<FlagsOf.Here> beside) {
        var other = elsewhere(key, beside);
        return Map.of("seeds", Fields.json(other == null ? Seeds.random() : Objects.requireNonNull(other.seeds())));
    }
}
