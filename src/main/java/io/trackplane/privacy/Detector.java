package io.trackplane.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a value can be recognised by, alone or inside longer text; in full-width characters, percent-encoded (also twice), with {@code
 * \}{@code u} escapes or invisible characters in between too. Numbers are read as their digits.
 */
public enum Detector {
    /** An e-mail address with a dotted domain. Not {@code logo@2x.png} and {@code react@18.2.0}. */
    EMAIL,
    /** A mainland China mobile number: 11 digits with an assigned prefix, in the usual groups, with or without 86, +86, 0086 or 0 before it. */
    MAINLAND_PHONE,
    /** A number in E.164: {@code +}, a country code and 8 to 15 digits in all, in any groups. */
    INTERNATIONAL_PHONE,
    /** A resident identity number (GB 11643): 18 places with region, date and check digit, or the old 15 digits with region and date. */
    IDENTITY_NUMBER,
    /** A bank card: 13 to 19 digits with the prefix of a card network, UnionPay's 62 among them, and a right Luhn check digit. */
    BANK_CARD,
    /**
     * An IPv4 address, with or without a prefix length. Not the version of a product ({@code Chrome/120.0.0.0}, {@code v1.2.3.4}) and not what
     * stands in {@code release} or under a key that ends in {@code version}, {@code release} or {@code build}.
     */
    IPV4,
    /** An IPv6 address, with or without a prefix length. */
    IPV6,
    /** A credential: {@code Bearer} or {@code Basic} and a token, a JWT, a private key in PEM, a key with a known prefix such as {@code ghp_}. */
    TOKEN,
    /** The values of a URL's query and fragment, and of a form body; names and path stay. */
    URL_QUERY,
    /** The value of a field whose name says that it is secret: password, token, secret, authorization, cookie and the like. */
    SECRET_KEY;

    @JsonValue
    public String key() {
        return Keys.of(this);
    }

    /** The detector of that key. */
    @JsonCreator
    static Detector of(String key) {
        return Keys.read(key, values());
    }
}
