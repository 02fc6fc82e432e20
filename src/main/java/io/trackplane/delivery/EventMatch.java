package io.trackplane.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.event.EventType;
import io.trackplane.flag.SemanticVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events a sampling rule is about. Every list that is not empty must hold the event's value; an entry that ends in {@code *} stands for
 * everything that begins with what comes before.
 *
 * @param event names, such as {@code payment_*}
 * @param type {@code page}, {@code event}, {@code api}, {@code perf}, {@code error}
 * @param platform such as {@code miniprogram}
 * @param page paths, such as {@code /checkout*}
 * @param appVersionAtLeast lowest version of the application, after Semantic Versioning; null for any
 * @param appVersionBelow first version it is no longer about; null for any
 */
@JsonInclude(Include.NON_EMPTY)
public record EventMatch(
        List<String> event,
        List<String> type,
        List<String> platform,
        List<String> page,
        @Nullable String appVersionAtLeast,
        @Nullable String appVersionBelow) {
    private static final int MOST = 50;
    private static final int LONGEST = 256;

    /** Every event. */
    public static final EventMatch ALL = new EventMatch(List.of(), List.of(), List.of(), List.of(), null, null);

    public EventMatch {
        event = event == null ? List.of() : List.copyOf(event);
        type = type == null ? List.of() : List.copyOf(type);
        platform = platform == null ? List.of() : List.copyOf(platform);
        page = page == null ? List.of() : List.copyOf(page);
    }

    /** Ready to be asked for every event; only of a match that was checked. */
    CompiledMatch compile() {
        return new CompiledMatch(this, version(appVersionAtLeast), version(appVersionBelow));
    }

    private static @Nullable SemanticVersion version(@Nullable String checked) {
        return checked == null ? null : SemanticVersion.of(checked);
    }

    void check(Findings findings, String path) {
        check(findings, path + ".event", event);
        check(findings, path + ".type", type);
        check(findings, path + ".platform", platform);
        check(findings, path + ".page", page);
        for (int i = 0; i < type.size(); i++) {
            findings.check(EventType.of(type.get(i)).isPresent(), path + ".type[" + i + "]", "type");
        }
        checkVersion(findings, path + ".app_version_at_least", appVersionAtLeast);
        checkVersion(findings, path + ".app_version_below", appVersionBelow);
    }

    private static void check(Findings findings, String path, List<String> patterns) {
        if (findings.count(path, patterns.size(), MOST)) {
            for (int i = 0; i < patterns.size(); i++) {
                findings.check(!patterns.get(i).isBlank(), path + "[" + i + "]", "required");
                findings.atMost(path + "[" + i + "]", patterns.get(i), LONGEST);
            }
        }
    }

    private static void checkVersion(Findings findings, String path, @Nullable String version) {
        findings.check(version == null || SemanticVersion.read(version) != null, path, "version");
    }
}
