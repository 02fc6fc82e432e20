package io.trackplane.delivery;

import io.trackplane.flag.FlagParts;
import io.trackplane.flag.FlagSnapshot;
import io.trackplane.kernel.Secrets;
import io.trackplane.plan.EventContract;
import io.trackplane.privacy.Consent;
import io.trackplane.privacy.Masker;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingKey;
import io.trackplane.privacy.PiiClasses;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Parts;
import io.trackplane.revision.Published;
import java.util.List;
import java.util.function.Function;

/**
 * Everything an environment serves as of one revision, compiled. Immutable, for any number of threads.
 *
 * @param published what it was compiled from
 * @param tag begins every entity tag of it: stands for the environment and the revision, and for nobody else's
 * @param flags flags and segments
 * @param remoteConfig parameters
 * @param contract what events are held to
 * @param isCollecting whether anything is collected at all
 * @param sampling how much
 * @param collection what and how
 * @param consent what visitors are asked
 * @param masker what is hidden
 * @param telemetry the telemetry configuration as JSON
 */
public record Snapshot(
        Published published,
        String tag,
        FlagSnapshot flags,
        RemoteConfig remoteConfig,
        EventContract contract,
        boolean isCollecting,
        CompiledSampling sampling,
        Collection collection,
        Consent consent,
        Masker masker,
        String telemetry) {
    private static final int TAG_LENGTH = 16;

    /**
     * Compiles what is published.
     *
     * @param incarnation tells an environment from one of the same name that was deleted
     * @param key the tenant's key for hashes
     * @param contract of the plan that the environment follows
     * @param classes what that plan says about fields
     * @throws io.trackplane.kernel.Problem.Invalid when it does not fit together
     */
    static Snapshot compile(
            Published published, String incarnation, MaskingKey key, EventContract contract, PiiClasses classes) {
        var parts = published.parts();
        var flags = FlagParts.compile(parts);
        var sampling = only(parts, Sampling.KIND, Sampling::parse, Sampling.EVERYTHING);
        var collection = only(parts, Collection.KIND, Collection::parse, Collection.DEFAULT);
        var consent = only(parts, Consent.KIND, Consent::parse, new Consent(Consent.Mode.OFF));
        var masker = Masker.compile(only(parts, Masking.KIND, Masking::parse, Masking.NONE), classes, key);
        boolean isCollecting = parts.find(PartName.only(CollectionSwitch.KIND)).isEmpty();
        return new Snapshot(
                published,
                tag(published, incarnation),
                flags,
                RemoteConfig.compile(parameters(parts), flags.segments()),
                contract,
                isCollecting,
                sampling.compile(),
                collection,
                consent,
                masker,
                Telemetry.json(published, isCollecting, sampling, collection, consent, masker));
    }

    private static List<Parameter> parameters(Parts parts) {
        return parts.of(Parameter.KIND).values().stream().map(Parameter::parse).toList();
    }

    static <T> T only(Parts parts, String kind, Function<String, T> parse, T otherwise) {
        return parts.find(PartName.only(kind)).map(parse).orElse(otherwise);
    }

    private static String tag(Published published, String incarnation) {
        var environment =
                published.tenant() + "/" + published.application() + "/" + published.environment() + "/" + incarnation;
        return Secrets.digest(environment).substring(0, TAG_LENGTH) + "-" + published.revision();
    }

    /** The revision as clients read it. */
    public String revision() {
        return Long.toString(published.revision());
    }
}
