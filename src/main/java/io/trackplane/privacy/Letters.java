package io.trackplane.privacy;

/** Classes of characters. */
final class Letters {
    private Letters() {}

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean letterOrDigit(char c) {
        return digit(c) || letter(c);
    }

    static boolean hexadecimal(char c) {
        return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** White space other than line ends. */
    static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean space(char c) {
        return c <= ' ';
    }

    static boolean quote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** What may stand in a token: base64url and the like. */
    static boolean token(char c) {
        return letterOrDigit(c) || c == '_' || c == '-';
    }

    /** What may stand in the name of a key inside text. Letters of other scripts may. */
    static boolean name(char c) {
        return token(c) || c == '.' || c == '[' || c == ']' || c == '$' || (c >= 0x80 && Character.isLetter(c));
    }
}
