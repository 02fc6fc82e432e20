package io.trackplane.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.trackplane.event.Event;
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

    /** Whether it is about that event. */
    public boolean matches(Event candidate) {
        return anyOf(event, candidate.name())
                && anyOf(type, candidate.type().key())
                && anyOf(platform, candidate.platform())
                && anyOf(page, candidate.page())
                && inVersions(candidate.release());
    }

    private static boolean anyOf(List<String> patterns, @Nullable String value) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (int i = 0; value != null && i < patterns.size(); i++) {
            if (fits(patterns.get(i), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String pattern, String value) {
        int last = pattern.length() - 1;
        return last >= 0 && pattern.charAt(last) == '*'
                ? value.regionMatches(0, pattern, 0, last)
                : value.equals(pattern);
    }

    private boolean inVersions(@Nullable String release) {
        if (appVersionAtLeast == null && appVersionBelow == null) {
            return true;
        }
        var version = release == null ? null : SemanticVersion.read(release);
        return version != null
                && (appVersionAtLeast == null || version.compareTo(SemanticVersion.of(appVersionAtLeast)) >= 0)
                && (appVersionBelow == null || version.compareTo(SemanticVersion.of(appVersionBelow)) < 0);
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
