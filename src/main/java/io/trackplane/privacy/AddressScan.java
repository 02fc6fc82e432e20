package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import java.util.Locale;
import java.util.Set;

/** Finds e-mail and IPv6 addresses around their {@code @} and {@code :}. */
final class AddressScan {
    private static final int LONGEST_IPV6 = 45;
    private static final Set<String> FILES = Set.of(
            "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "js", "mjs", "cjs", "css", "map", "json", "html",
            "ts", "wasm", "tgz");

    private final Reading reading;
    private final Hits hits;
    private int ipv6Until;

    AddressScan(Reading reading, Hits hits) {
        this.reading = reading;
        this.hits = hits;
    }

    void start() {
        ipv6Until = 0;
    }

    /** Looks around an {@code @}. */
    void mail(int at) {
        var start = localPart(at);
        var end = domain(at + 1);
        reading.visited += end - start;
        if (start < at && mailDomain(at + 1, end)) {
            var canonical = reading.text(start, end).toLowerCase(Locale.ROOT);
            hits.add(Detector.EMAIL, start, end, canonical, Message.of("privacy.because.email"));
        }
    }

    private int localPart(int at) {
        var start = at;
        while (start > 0 && local(reading.at(start - 1))) {
            start--;
        }
        while (start < at && !Letters.letterOrDigit(reading.at(start)) && reading.at(start) != '_') {
            start++;
        }
        return start;
    }

    /** RFC 5322 allows more; what is left out here separates addresses from queries, lists and markup. */
    private static boolean local(char c) {
        return Letters.letterOrDigit(c) || "._+-~'!#$^*%".indexOf(c) >= 0;
    }

    private int domain(int from) {
        var end = from;
        while (end < reading.length
                && (Letters.letterOrDigit(reading.at(end)) || reading.at(end) == '.' || reading.at(end) == '-')) {
            end++;
        }
        while (end > from && !Letters.letterOrDigit(reading.at(end - 1))) {
            end--;
        }
        return end;
    }

    private boolean mailDomain(int start, int end) {
        var dot = end - 1;
        while (dot > start && reading.at(dot) != '.') {
            dot--;
        }
        if (dot <= start || end - dot < 3 || reading.at(start) == '.' || reading.at(start) == '-') {
            return false;
        }
        var top = reading.text(dot + 1, end).toLowerCase(Locale.ROOT);
        var named =
                Letters.letter(top.charAt(0)) && Letters.letter(top.charAt(top.length() - 1)) || top.startsWith("xn--");
        return named && !(Letters.digit(reading.at(start)) && FILES.contains(top));
    }

    /** Looks around a {@code :}. */
    void ipv6(int colon) {
        if (colon < ipv6Until) {
            return;
        }
        var end = end(colon);
        var start = start(colon);
        reading.visited += end - start;
        ipv6Until = end;
        var last = end;
        while (last > start && (reading.at(last - 1) == '.' || single(last))) {
            last--;
        }
        if (last - start >= 3 && last - start <= LONGEST_IPV6 && bounded(start, end)) {
            report(start, last);
        }
    }

    private boolean single(int last) {
        return reading.at(last - 1) == ':' && (last < 2 || reading.at(last - 2) != ':');
    }

    private int end(int colon) {
        var end = colon;
        while (end < reading.length
                && (Letters.hexadecimal(reading.at(end)) || reading.at(end) == ':' || reading.at(end) == '.')) {
            end++;
        }
        return end;
    }

    /** Up to four hexadecimal digits before; after the colon when those are the end of a word. */
    private int start(int colon) {
        var start = colon;
        while (start > 0 && colon - start < 5 && Letters.hexadecimal(reading.at(start - 1))) {
            start--;
        }
        var word = start > 0 && Letters.letterOrDigit(reading.at(start - 1));
        var lone = start == colon && colon + 1 < reading.length && reading.at(colon + 1) != ':';
        return word && start < colon || lone ? colon + 1 : start;
    }

    private boolean bounded(int start, int end) {
        var before = start > 0 && Letters.letterOrDigit(reading.at(start - 1));
        var after = end < reading.length && Letters.letterOrDigit(reading.at(end));
        return !before && !after;
    }

    private void report(int start, int end) {
        var text = reading.text(start, end);
        var groups = Networks.parse(text);
        if (groups == null || !distinct(text)) {
            return;
        }
        var suffix = NumberScan.prefixLength(reading, end, 128);
        var network = suffix > end && text.endsWith("::") && Integer.parseInt(reading.text(end + 1, suffix)) <= 48;
        if (!network) {
            hits.add(Detector.IPV6, start, suffix, Networks.canonical(groups), Message.of("privacy.because.ipv6"));
        }
    }

    /** {@code a::b} is more likely the name of something in a program. */
    private static boolean distinct(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9') || text.split(":+").length > 2;
    }
}
