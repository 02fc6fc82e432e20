package io.trackplane.access;

import org.jspecify.annotations.Nullable;

/**
 * A browser in words, as far as its User-Agent header tells.
 *
 * @param name such as {@code Firefox}; empty when it is none that is known
 * @param system such as {@code Windows}; empty when it is none that is known
 */
record Browser(String name, String system) {
    /** The order matters: most browsers also carry the names of others. */
    private static final String[][] NAMES = {
        {"MicroMessenger/", "WeChat"},
        {"Edg/", "Edge"},
        {"EdgA/", "Edge"},
        {"EdgiOS/", "Edge"},
        {"OPR/", "Opera"},
        {"SamsungBrowser/", "Samsung Internet"},
        {"Firefox/", "Firefox"},
        {"FxiOS/", "Firefox"},
        {"HeadlessChrome/", "Chrome"},
        {"CriOS/", "Chrome"},
        {"Chrome/", "Chrome"},
        {"Safari/", "Safari"},
        {"curl/", "curl"},
    };

    private static final String[][] SYSTEMS = {
        {"HarmonyOS", "HarmonyOS"},
        {"Android", "Android"},
        {"iPhone", "iOS"},
        {"iPad", "iPadOS"},
        {"Windows", "Windows"},
        {"Mac OS X", "macOS"},
        {"CrOS", "ChromeOS"},
        {"Linux", "Linux"},
    };

    static Browser of(@Nullable String userAgent) {
        var header = userAgent == null ? "" : userAgent;
        return new Browser(first(NAMES, header), first(SYSTEMS, header));
    }

    private static String first(String[][] known, String header) {
        for (var one : known) {
            if (header.contains(one[0])) {
                return one[1];
            }
        }
        return "";
    }
}
