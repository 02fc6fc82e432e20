package io.trackplane.ingest.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Reads user agents by what they contain. Robots come from the list {@code robots.list}; browsers and systems
 * are those that together make nearly all visits. Browsers pretend to be others: the first name that fits counts.
 */
@Component
final class UserAgents {
    private static final int LONGEST = 512;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Map<String, String> BROWSERS = browsers();
    private static final Map<String, String> SYSTEMS = systems();

    private final List<String> robots = list("robots.list");
    private final Cache<String, UserAgent> known =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    private static List<String> list(String name) {
        try {
            return new ClassPathResource("io/trackplane/ingest/" + name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a header tells. One that is longer than {@value #LONGEST} characters counts by its beginning. */
    UserAgent of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return UserAgent.SILENT;
        }
        return known.get(Texts.cut(header, LONGEST), this::read);
    }

    private UserAgent read(String header) {
        var agent = header.toLowerCase(Locale.ROOT);
        if (isRobot(agent)) {
            return new UserAgent("bot", null, null, true);
        }
        var browser = first(BROWSERS, agent);
        var system = first(SYSTEMS, agent);
        return new UserAgent(device(agent, system), browser, system, false);
    }

    private boolean isRobot(String agent) {
        return agent.contains("crawler")
                || agent.contains("spider")
                || hasWordThatEndsInBot(agent)
                || robots.stream().anyMatch(agent::contains);
    }

    /** Cubot makes phones. */
    private static boolean hasWordThatEndsInBot(String agent) {
        for (int at = agent.indexOf("bot"); at >= 0; at = agent.indexOf("bot", at + 1)) {
            int end = at + "bot".length();
            boolean endsWord = end == agent.length() || !isLetter(agent.charAt(end));
            if (endsWord && !agent.startsWith("cubot", at - 2)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static @Nullable String device(String agent, @Nullable String system) {
        if (system == null) {
            return null;
        }
        return switch (system) {
            case "iPadOS" -> "tablet";
            case "iOS" -> "phone";
            case "Android" -> agent.contains("mobile") || !agent.startsWith("mozilla/") ? "phone" : "tablet";
            case "HarmonyOS" -> agent.contains("tablet") ? "tablet" : "phone";
            default -> "desktop";
        };
    }

    private static @Nullable String first(Map<String, String> names, String agent) {
        for (var name : names.entrySet()) {
            if (agent.contains(name.getKey())) {
                return name.getValue();
            }
        }
        return null;
    }

    private static Map<String, String> browsers() {
        var names = new LinkedHashMap<String, String>();
        names.put("micromessenger/", "WeChat");
        names.put("alipayclient/", "Alipay");
        names.put("dingtalk", "DingTalk");
        names.put("bytedancewebview", "Douyin");
        names.put("baiduboxapp/", "Baidu");
        names.put("mqqbrowser/", "QQ Browser");
        names.put("ucbrowser/", "UC Browser");
        names.put("miuibrowser/", "Mi Browser");
        names.put("huaweibrowser/", "Huawei Browser");
        names.put("samsungbrowser/", "Samsung Internet");
        names.put("fban/", "Facebook");
        names.put("instagram", "Instagram");
        names.put("edg/", "Edge");
        names.put("edga/", "Edge");
        names.put("edgios/", "Edge");
        names.put("edge/", "Edge");
        names.put("opr/", "Opera");
        names.put("opera", "Opera");
        names.put("vivaldi/", "Vivaldi");
        names.put("yabrowser/", "Yandex");
        names.put("firefox/", "Firefox");
        names.put("fxios/", "Firefox");
        names.put("crios/", "Chrome");
        names.put("chrome/", "Chrome");
        names.put("safari/", "Safari");
        names.put("msie ", "Internet Explorer");
        names.put("trident/", "Internet Explorer");
        return names;
    }

    private static Map<String, String> systems() {
        var names = new LinkedHashMap<String, String>();
        names.put("windows phone", "Windows Phone");
        names.put("windows", "Windows");
        names.put("ipad", "iPadOS");
        names.put("iphone", "iOS");
        names.put("ipod", "iOS");
        names.put("harmony", "HarmonyOS");
        names.put("android", "Android");
        names.put("macintosh", "macOS");
        names.put("darwin/", "iOS");
        names.put("cros ", "ChromeOS");
        names.put("linux", "Linux");
        return names;
    }
}
