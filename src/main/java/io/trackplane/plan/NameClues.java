package io.trackplane.plan;

import java.util.List;
import java.util.Set;

/** What the name of a property lets one guess, to be looked at by a person before it counts. */
final class NameClues {
    private static final Set<String> COUNTS = Set.of(
            "count",
            "ms",
            "millis",
            "seconds",
            "minutes",
            "hours",
            "days",
            "duration",
            "quantity",
            "qty",
            "index",
            "num",
            "bytes");
    private static final Set<String> MEASURES =
            Set.of("amount", "price", "rate", "ratio", "score", "percent", "latitude", "longitude", "lat", "lng");
    private static final Set<String> LISTS = Set.of("tags", "ids", "list");
    private static final Set<String> MOMENTS = Set.of(
            "start", "begin", "end", "event", "create", "created", "update", "updated", "expire", "expires", "pay",
            "paid");
    private static final Set<String> PEOPLE =
            Set.of("user", "device", "anonymous", "member", "visitor", "account", "customer", "client");
    private static final Set<String> CONTACTS = Set.of("phone", "mobile", "tel", "email", "mail", "wechat");
    private static final Set<String> PLACES = Set.of("address", "latitude", "longitude", "lat", "lng", "gps", "ip");
    private static final Set<String> MONEY = Set.of("bank", "iban", "cardno");
    private static final Set<String> SECRETS = Set.of("password", "passwd", "pwd", "secret", "mnemonic", "token");

    private NameClues() {}

    /** A property of which only the name is known. */
    static PropertyDefinition property(String name) {
        var words = Words.of(name);
        var draft = new PropertyDraft(name, type(name, words));
        if (draft.type == PropertyType.ARRAY) {
            draft.items = PropertyDefinition.of("", PropertyType.STRING);
        }
        draft.pii = pii(words);
        return draft.done();
    }

    private static PropertyType type(String name, List<String> words) {
        var common = CommonField.of(name);
        if (common != null) {
            return common == CommonField.TIME ? PropertyType.TIMESTAMP : PropertyType.STRING;
        }
        if (words.isEmpty()) {
            return PropertyType.STRING;
        }
        var last = words.getLast();
        if (words.size() > 1
                && (words.getFirst().equals("is") || words.getFirst().equals("has"))) {
            return PropertyType.BOOLEAN;
        }
        if (last.equals("timestamp") || (words.size() > 1 && isMoment(words.get(words.size() - 2), last))) {
            return PropertyType.TIMESTAMP;
        }
        if (COUNTS.contains(last)) {
            return PropertyType.INTEGER;
        }
        return MEASURES.contains(last)
                ? PropertyType.NUMBER
                : LISTS.contains(last) ? PropertyType.ARRAY : PropertyType.STRING;
    }

    private static boolean isMoment(String before, String last) {
        return last.equals("at") || (last.equals("time") && MOMENTS.contains(before));
    }

    private static PiiClass pii(List<String> words) {
        if (any(words, SECRETS)) {
            return PiiClass.SECRET;
        }
        if (any(words, MONEY)) {
            return PiiClass.FINANCIAL;
        }
        if (any(words, PLACES)) {
            return PiiClass.LOCATION;
        }
        if (any(words, CONTACTS)) {
            return PiiClass.CONTACT;
        }
        boolean person =
                words.contains("openid") || words.contains("unionid") || (words.contains("id") && any(words, PEOPLE));
        return person ? PiiClass.IDENTIFIER : PiiClass.NONE;
    }

    private static boolean any(List<String> words, Set<String> of) {
        return words.stream().anyMatch(of::contains);
    }
}
