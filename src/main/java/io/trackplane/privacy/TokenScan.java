package io.trackplane.privacy;

import io.trackplane.kernel.Message;
import java.util.Arrays;

/** Finds credentials by how they begin. */
final class TokenScan {
    private static final Message BEARER = Message.of("privacy.because.bearer");
    private static final Message JWT = Message.of("privacy.because.jwt");
    private static final Message PEM = Message.of("privacy.because.private-key");
    private static final int LONG = 20;
    /** Documented by those who give them out: beginning, and how many characters follow at least. */
    private static final Known[] KNOWN = {
        new Known("sk_live_", 10),
        new Known("sk_test_", 10),
        new Known("rk_live_", 10),
        new Known("rk_test_", 10),
        new Known("whsec_", 16),
        new Known("ghp_", 30),
        new Known("gho_", 30),
        new Known("ghu_", 30),
        new Known("ghs_", 30),
        new Known("ghr_", 30),
        new Known("github_pat_", 20),
        new Known("glpat-", 16),
        new Known("xoxb-", 10),
        new Known("xoxp-", 10),
        new Known("xoxa-", 10),
        new Known("xoxr-", 10),
        new Known("xoxs-", 10),
        new Known("xapp-", 10),
        new Known("AKIA", 16),
        new Known("ASIA", 16),
        new Known("AIza", 30),
        new Known("ya29.", 20),
        new Known("sk-", 20),
        new Known("LTAI", 12),
        new Known("AKID", 32),
        new Known("npm_", 30),
        new Known("pypi-", 30),
        new Known("SG.", 30),
        new Known("hf_", 30),
        new Known("dop_v1_", 40),
        new Known("shpat_", 30),
        new Known("EAAC", 40),
        new Known("tps_", 12),
        new Known("tpm_", 12)
    };

    private static final Known[][] BY_FIRST = byFirst();

    private final Reading reading;
    private final Hits hits;
    private int runStart;
    private int runEnd;
    private int lastDigit;
    private int jwtUntil;
    private int knownUntil;
    private int pemUntil;

    TokenScan(Reading reading, Hits hits) {
        this.reading = reading;
        this.hits = hits;
    }

    private static Known[][] byFirst() {
        var byFirst = new Known[128][];
        for (var c = 0; c < byFirst.length; c++) {
            var first = c;
            byFirst[c] = Arrays.stream(KNOWN)
                    .filter(known -> known.beginning.charAt(0) == first)
                    .toArray(Known[]::new);
        }
        return byFirst;
    }

    void start() {
        runStart = 0;
        runEnd = -1;
        jwtUntil = 0;
        knownUntil = 0;
        pemUntil = 0;
    }

    /** Looks at the beginning of a word. */
    void word(int at) {
        var c = reading.at(at);
        if (c == 'b' || c == 'B') {
            scheme(at, "bearer", BEARER);
            scheme(at, "basic", Message.of("privacy.because.basic"));
        } else if (c == 'e' && reading.begins(at, "eyJ")) {
            jwt(at);
        }
        for (var known : BY_FIRST[c]) {
            if (reading.begins(at, known.beginning)) {
                known(at, known);
            }
        }
    }

    private void scheme(int at, String name, Message because) {
        var start = at + name.length();
        if (!beginsInAnyCase(at, name) || start >= reading.length || !Letters.blank(reading.at(start))) {
            return;
        }
        while (start < reading.length && start - at < name.length() + 3 && Letters.blank(reading.at(start))) {
            start++;
        }
        var end = start;
        var digits = false;
        while (end < reading.length && (Letters.token(reading.at(end)) || "._~+/=".indexOf(reading.at(end)) >= 0)) {
            digits |= Letters.digit(reading.at(end));
            end++;
        }
        reading.visited += end - at;
        if (end - start >= LONG || (digits && end - start >= 8)) {
            report(start, end, because);
        }
    }

    private void jwt(int at) {
        if (at < jwtUntil) {
            return;
        }
        var end = run(at);
        var parts = 1;
        while (parts < 5 && continues(end)) {
            end = run(end + 1);
            parts++;
        }
        jwtUntil = end;
        if (parts >= 2 && end - at >= LONG) {
            report(at, end, JWT);
        }
    }

    private void known(int at, Known known) {
        var body = at + known.beginning.length();
        if (at < knownUntil) {
            return;
        }
        var end = run(body);
        // A digit must be there: sk-something-that-is-a-class-name is no key.
        var mixed = lastDigit >= body;
        for (var parts = 0; parts < 2 && reading.at(body - 1) == '.' && continues(end); parts++) {
            end = run(end + 1);
        }
        if (mixed && end - body >= known.least) {
            knownUntil = end;
            report(at, end, Message.of("privacy.because.known-prefix", known.beginning));
        }
    }

    private boolean continues(int end) {
        return end + 1 < reading.length && reading.at(end) == '.' && Letters.token(reading.at(end + 1));
    }

    /** The end of the characters of a token from there; what was read once is remembered. */
    private int run(int from) {
        if (from >= runStart && from <= runEnd) {
            return runEnd;
        }
        runStart = from;
        runEnd = from;
        lastDigit = -1;
        while (runEnd < reading.length && Letters.token(reading.at(runEnd))) {
            lastDigit = Letters.digit(reading.at(runEnd)) ? runEnd : lastDigit;
            runEnd++;
        }
        reading.visited += runEnd - from;
        return runEnd;
    }

    /** Looks at five hyphens. */
    void pem(int at) {
        if (at < pemUntil || !reading.begins(at, "-----BEGIN ")) {
            return;
        }
        var label = at + 11;
        var end = label;
        while (end < reading.length && end - label < 40 && reading.at(end) != '-') {
            end++;
        }
        if (!reading.text(label, end).endsWith("PRIVATE KEY")) {
            return;
        }
        while (end < reading.length
                && !(reading.at(end) == 'E' && reading.begins(end, "END ") && reading.at(end - 1) == '-')) {
            end++;
        }
        var close = end;
        while (close < reading.length && (reading.at(close) != '-' || !reading.begins(close, "-----"))) {
            close++;
        }
        pemUntil = Math.min(reading.length, close + 5);
        reading.visited += pemUntil - at;
        report(at, pemUntil, PEM);
    }

    private void report(int start, int end, Message because) {
        hits.add(Detector.TOKEN, start, end, reading.text(start, end), because);
    }

    private boolean beginsInAnyCase(int at, String text) {
        if (at + text.length() > reading.length) {
            return false;
        }
        for (var place = 0; place < text.length(); place++) {
            if ((reading.at(at + place) | 0x20) != text.charAt(place)) {
                return false;
            }
        }
        return true;
    }

    private record Known(String beginning, int least) {}
}
