package io.trackplane.privacy;

import io.trackplane.kernel.Message;

/** Finds phones, identity numbers, cards and IPv4 addresses among groups of digits. */
final class NumberScan {
    private static final int LONGEST = 19;
    private static final int WORD = 16;
    /** Numbers of an IPv4 address. */
    private static final int ADDRESS = 4;

    private static final int[][] PHONES = {
        {11}, {3, 4, 4}, {3, 8}, {7, 4}, {4, 4, 3}, {4, 3, 4}, {3, 3, 5}, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
    };
    private static final int[][] IDENTITIES = {{18}, {6, 8, 4}, {6, 4, 4, 4}, {3, 3, 4, 4, 4}};
    private static final int[][] IDENTITIES_WITH_X = {{17}, {6, 8, 3}, {6, 4, 4, 3}, {3, 3, 4, 4, 3}};
    private static final int[][] CARDS = {
        {4, 4, 4, 4, 3},
        {4, 4, 4, 4, 2},
        {4, 4, 4, 4, 1},
        {4, 4, 4, 4},
        {6, 13},
        {6, 10},
        {6, 12},
        {8, 8},
        {8, 11},
        {4, 6, 5},
        {4, 6, 4}
    };
    private static final String[] PREFIXES = {"", "86", "0086", "0"};

    private final Reading reading;
    private final Hits hits;
    private final Groups groups = new Groups();
    private final StringBuilder digits = new StringBuilder();
    private boolean versions;

    NumberScan(Reading reading, Hits hits) {
        this.reading = reading;
        this.hits = hits;
    }

    /** Whether what looks like an IPv4 address and nothing else is a version here. */
    void versions(boolean expected) {
        versions = expected;
    }

    /** Looks at the digits from there on; gives the place after them. */
    int scan(int from) {
        var end = groups.read(reading, from);
        if (groups.count() < ADDRESS && groups.digits() < CountryCodes.SHORTEST) {
            // Most are: nothing has fewer digits than a phone abroad, but an address.
            return end;
        }
        for (var group = 0; group < groups.count(); ) {
            group = Math.max(group + 1, longest(group));
        }
        return end;
    }

    /** Reports what begins with that group; gives the group after the longest of it. */
    private int longest(int group) {
        if (groups.size(group) > LONGEST) {
            return group;
        }
        var after = address(group);
        after = Math.max(after, mainland(group));
        after = Math.max(after, international(group));
        after = Math.max(after, identity(group));
        return Math.max(after, card(group));
    }

    // IPv4

    private int address(int group) {
        var after = group + ADDRESS;
        if (groups.count() < after || groups.size(group) > 3 || groups.follows(reading, group, '.')) {
            return 0;
        }
        for (var next = group; next < after; next++) {
            if (!octet(next) || (next > group && !groups.follows(reading, next, '.'))) {
                return 0;
            }
        }
        if (groups.follows(reading, after, '.') || letterBefore(group) || letterAfter(groups.end(after - 1))) {
            return 0;
        }
        return version(group, after) ? after : reportAddress(group, after);
    }

    private int reportAddress(int group, int after) {
        var end = groups.end(after - 1);
        var suffix = prefixLength(reading, end, 32);
        var network = suffix > end && reading.text(groups.start(after - 1), end).equals("0") && size(end, suffix) <= 24;
        if (!network) {
            var canonical = reading.text(groups.start(group), end);
            hits.add(Detector.IPV4, groups.start(group), suffix, canonical, Message.of("privacy.because.ipv4"));
        }
        return after;
    }

    private int size(int slash, int end) {
        return Integer.parseInt(reading.text(slash + 1, end));
    }

    /** The place after {@code /24} and the like; the place itself when there is none. */
    static int prefixLength(Reading reading, int at, int most) {
        if (at >= reading.length || reading.at(at) != '/') {
            return at;
        }
        var end = at + 1;
        var value = 0;
        while (end < reading.length && end - at <= 3 && Letters.digit(reading.at(end))) {
            value = value * 10 + reading.at(end) - '0';
            end++;
        }
        var bounded = end == reading.length || !(Letters.letterOrDigit(reading.at(end)) || reading.at(end) == '.');
        return end > at + 1 && value <= most && bounded ? end : at;
    }

    private boolean octet(int group) {
        return Networks.octet(new Slice(reading, groups.start(group), groups.end(group)));
    }

    /** The last four numbers of a version, {@code 120.0.0.0} after {@code Chrome/}, {@code v} or {@code 版本}. */
    private boolean version(int group, int after) {
        var start = groups.start(group);
        if (endsWith(start, "v") && (start == 1 || !Letters.letter(reading.at(start - 2)))) {
            return true;
        }
        if (versions && start == 0 && groups.end(after - 1) == reading.length) {
            return true;
        }
        var at = start;
        while (at > 0
                && start - at < 2
                && (Letters.blank(reading.at(at - 1)) || ":=".indexOf(reading.at(at - 1)) >= 0)) {
            at--;
        }
        return endsWith(at, "version")
                || endsWith(at, "ver.")
                || endsWith(at, "版本")
                || endsWith(at, "版本号")
                || product(start);
    }

    private boolean endsWith(int end, String word) {
        var start = end - word.length();
        if (start < 0) {
            return false;
        }
        for (var place = 0; place < word.length(); place++) {
            if (Character.toLowerCase(reading.at(start + place)) != word.charAt(place)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code Name/} stands before: a product of a User-Agent (RFC 9110, 10.1.5). */
    private boolean product(int start) {
        if (start < 2 || reading.at(start - 1) != '/') {
            return false;
        }
        var at = start - 1;
        while (at > 0 && start - at < WORD && Letters.letter(reading.at(at - 1))) {
            at--;
        }
        return at < start - 1 && Character.isUpperCase(reading.at(at)) && (at == 0 || reading.at(at - 1) != '/');
    }

    // Phones

    private int mainland(int group) {
        for (var prefix : PREFIXES) {
            var after = mainland(group, prefix);
            if (after > 0) {
                return after;
            }
        }
        return 0;
    }

    private int mainland(int group, String prefix) {
        if (!begins(group, prefix)) {
            return 0;
        }
        var alone = groups.size(group) == prefix.length() && prefix.length() > 1;
        if (alone && groups.follows(reading, group + 1, '.')) {
            return 0;
        }
        var first = alone ? group + 1 : group;
        var skipped = alone ? 0 : prefix.length();
        for (var pattern : PHONES) {
            var after = matches(first, skipped, pattern);
            if (after > 0
                    && undivided(first, after)
                    && mobile(first, skipped, after)
                    && open(group, after, pattern.length > 1)) {
                return reportMainland(group, after);
            }
        }
        return 0;
    }

    /** Dots divide numbers only as in {@code 138.0000.1234}; {@code 138.00001234} is a decimal. */
    private boolean undivided(int first, int after) {
        var dots = 0;
        for (var next = first + 1; next < after; next++) {
            dots += groups.follows(reading, next, '.') ? 1 : 0;
        }
        return dots == 0 || (dots == 2 && after - first == 3);
    }

    private boolean begins(int group, String prefix) {
        if (groups.size(group) < prefix.length()) {
            return false;
        }
        for (var place = 0; place < prefix.length(); place++) {
            if (reading.at(groups.start(group) + place) != prefix.charAt(place)) {
                return false;
            }
        }
        return true;
    }

    private boolean mobile(int first, int skipped, int after) {
        collect(first, after, skipped);
        return CheckDigits.mobile(digits);
    }

    private int reportMainland(int group, int after) {
        var start = groups.start(group);
        var plus = start > 0 && reading.at(start - 1) == '+' && begins(group, "86");
        var because = Message.of("privacy.because.mainland-phone", digits.substring(0, 3));
        hits.add(Detector.MAINLAND_PHONE, plus ? start - 1 : start, groups.end(after - 1), digits.toString(), because);
        return after;
    }

    private int international(int group) {
        var start = groups.start(group);
        if (start == 0 || reading.at(start - 1) != '+' || reading.at(start) == '0') {
            return 0;
        }
        if (start > 1 && Letters.letterOrDigit(reading.at(start - 2))) {
            return 0;
        }
        digits.setLength(0);
        var found = 0;
        for (var next = group; next < groups.count() && digits.length() < LONGEST && !decimal(group, next); next++) {
            if (!trunkZero(next)) {
                digits.append(reading.characters, groups.start(next), groups.size(next));
            }
            if (CountryCodes.complete(digits)) {
                found = next + 1;
            }
        }
        var refused = found == 0 || decimal(group, found) || letterAfter(groups.end(found - 1));
        return refused ? 0 : reportInternational(group, found);
    }

    /** {@code +12345678.90} is an amount, {@code +1.415.555.2671} a number. */
    private boolean decimal(int first, int next) {
        return next > first && groups.size(first) > 3 && groups.follows(reading, next, '.');
    }

    /** {@code +44 (0)20}: the zero is not dialled from abroad. */
    private boolean trunkZero(int group) {
        var start = groups.start(group);
        return groups.size(group) == 1
                && reading.at(start) == '0'
                && reading.at(start - 1) == '('
                && start + 1 < reading.length
                && reading.at(start + 1) == ')';
    }

    private int reportInternational(int group, int after) {
        digits.setLength(0);
        for (var next = group; next < after; next++) {
            if (!trunkZero(next)) {
                digits.append(reading.characters, groups.start(next), groups.size(next));
            }
        }
        var home = digits.length() == 13 && digits.indexOf("86") == 0 && CheckDigits.mobile(digits.substring(2));
        var canonical = home ? digits.substring(2) : "+" + digits;
        var because = Message.of("privacy.because.international-phone", digits.length());
        hits.add(Detector.INTERNATIONAL_PHONE, groups.start(group) - 1, groups.end(after - 1), canonical, because);
        return after;
    }

    // Identity numbers

    private int identity(int group) {
        for (var pattern : IDENTITIES) {
            var after = matches(group, 0, pattern);
            if (after > 0 && tight(group, after) && open(group, after, pattern.length > 1)) {
                collect(group, after, 0);
                if (CheckDigits.identity(digits)) {
                    return reportIdentity(group, after, groups.end(after - 1));
                }
            }
        }
        return Math.max(identityWithX(group), oldIdentity(group));
    }

    private int identityWithX(int group) {
        for (var pattern : IDENTITIES_WITH_X) {
            var after = matches(group, 0, pattern);
            if (after > 0
                    && tight(group, after)
                    && endsInX(groups.end(after - 1))
                    && !before(group, pattern.length > 1)) {
                collect(group, after, 0);
                digits.append('X');
                if (CheckDigits.identity(digits)) {
                    return reportIdentity(group, after, groups.end(after - 1) + 1);
                }
            }
        }
        return 0;
    }

    private boolean endsInX(int end) {
        return end < reading.length
                && (reading.at(end) == 'X' || reading.at(end) == 'x')
                && (end + 1 == reading.length || !Letters.letterOrDigit(reading.at(end + 1)));
    }

    private int reportIdentity(int group, int after, int end) {
        var because = Message.of("privacy.because.identity-number", digits.length());
        hits.add(Detector.IDENTITY_NUMBER, groups.start(group), end, digits.toString(), because);
        return after;
    }

    private int oldIdentity(int group) {
        if (groups.size(group) != 15 || !open(group, group + 1, false)) {
            return 0;
        }
        collect(group, group + 1, 0);
        return CheckDigits.oldIdentity(digits) ? reportIdentity(group, group + 1, groups.end(group)) : 0;
    }

    // Cards

    private int card(int group) {
        if (groups.size(group) >= 13 && card(group, group + 1, false)) {
            return group + 1;
        }
        for (var pattern : CARDS) {
            var after = matches(group, 0, pattern);
            if (after > 0 && tight(group, after) && card(group, after, true)) {
                return after;
            }
        }
        return 0;
    }

    private boolean card(int group, int after, boolean split) {
        if (!open(group, after, split)) {
            return false;
        }
        collect(group, after, 0);
        if (!CheckDigits.card(digits) || !CheckDigits.luhn(digits)) {
            return false;
        }
        var because = Message.of("privacy.because.bank-card", digits.length());
        hits.add(Detector.BANK_CARD, groups.start(group), groups.end(after - 1), digits.toString(), because);
        return true;
    }

    // Groups

    /** The group after those that have these sizes, the first without some digits; 0 when they have not. */
    private int matches(int first, int skipped, int[] sizes) {
        if (first + sizes.length > groups.count() || groups.size(first) - skipped != sizes[0]) {
            return 0;
        }
        for (var next = 1; next < sizes.length; next++) {
            if (groups.size(first + next) != sizes[next]) {
                return 0;
            }
        }
        return first + sizes.length;
    }

    /** Whether the groups are held together by single spaces or hyphens. */
    private boolean tight(int group, int after) {
        for (var next = group + 1; next < after; next++) {
            if (!groups.follows(reading, next, ' ') && !groups.follows(reading, next, '-')) {
                return false;
            }
        }
        return true;
    }

    private void collect(int group, int after, int skipped) {
        digits.setLength(0);
        for (var next = group; next < after; next++) {
            var skip = next == group ? skipped : 0;
            digits.append(reading.characters, groups.start(next) + skip, groups.size(next) - skip);
        }
        reading.visited += digits.length();
    }

    /** Whether nothing on either side makes it a part of something else. */
    private boolean open(int group, int after, boolean split) {
        return !before(group, split) && !after(after, split);
    }

    private boolean before(int group, boolean split) {
        return letterBefore(group)
                || groups.follows(reading, group, '.')
                || (split && groups.follows(reading, group, '-'));
    }

    private boolean after(int after, boolean split) {
        return letterAfter(groups.end(after - 1))
                || groups.follows(reading, after, '.')
                || (split && groups.follows(reading, after, '-'));
    }

    /**
     * Whether letters before it make it a part of something. A word does not ({@code user13800001234}), what may be hexadecimal or a
     * random identifier does ({@code a13800001234}, {@code 9Kq13800001234}).
     */
    private boolean letterBefore(int group) {
        var start = groups.start(group);
        if (start == 0 || !Letters.letter(reading.at(start - 1))) {
            return false;
        }
        var at = start;
        var word = false;
        while (at > 0 && start - at < WORD && Letters.letter(reading.at(at - 1))) {
            at--;
            word |= !Letters.hexadecimal(reading.at(at));
        }
        reading.visited += start - at;
        return !word || (at > 0 && Letters.digit(reading.at(at - 1)));
    }

    private boolean letterAfter(int end) {
        if (end == reading.length || !Letters.letter(reading.at(end))) {
            return false;
        }
        var at = end;
        var word = false;
        while (at < reading.length && at - end < WORD && Letters.letter(reading.at(at))) {
            word |= !Letters.hexadecimal(reading.at(at));
            at++;
        }
        reading.visited += at - end;
        return !word || (at < reading.length && Letters.digit(reading.at(at)));
    }

    /** A part of what is read, without copying it. */
    private record Slice(Reading reading, int start, int end) implements CharSequence {
        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            return reading.at(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Slice(reading, start + from, start + to);
        }
    }
}
