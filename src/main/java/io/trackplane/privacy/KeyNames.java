package io.trackplane.privacy;

import java.util.Set;

/** Names of keys, compared without case and separators. */
final class KeyNames {
    private static final Set<String> SECRETS = Set.of(
            "password",
            "passwd",
            "passwort",
            "pwd",
            "passphrase",
            "passcode",
            "secret",
            "secretkey",
            "clientsecret",
            "appsecret",
            "token",
            "authtoken",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "sessiontoken",
            "csrftoken",
            "jwt",
            "bearer",
            "apikey",
            "accesskey",
            "accesskeyid",
            "privatekey",
            "signingkey",
            "encryptionkey",
            "authorization",
            "proxyauthorization",
            "cookie",
            "setcookie",
            "credential",
            "credentials",
            "cvv",
            "cvv2",
            "cvc",
            "cvc2",
            "otp",
            "pincode",
            "mnemonic",
            "seedphrase",
            "mima");
    private static final Set<String> CHINESE_SECRETS = Set.of("密码", "口令", "密钥", "令牌", "助记词", "私钥");
    private static final Set<String> VERSIONS = Set.of("version", "release", "build");
    private static final int MOST_WORDS = 3;

    private KeyNames() {}

    /** The form in which names are compared: lower case, letters and digits only. */
    static String normal(String name) {
        var normal = new StringBuilder(name.length());
        for (var at = 0; at < name.length(); at++) {
            var c = name.charAt(at);
            if (Character.isLetterOrDigit(c)) {
                normal.append(Character.toLowerCase(c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c));
            }
        }
        return normal.toString();
    }

    /** Whether a name says that its value is secret: its last one to three words do, as in {@code loginPassword} and {@code x-api-key}. */
    static boolean secret(String name, String normal) {
        return SECRETS.contains(normal) || endsIn(SECRETS, name, normal) || chinese(normal);
    }

    /** Whether a name says that its value is a version. */
    static boolean version(String name, String normal) {
        return VERSIONS.contains(normal) || endsIn(VERSIONS, name, normal);
    }

    private static boolean chinese(String normal) {
        return !normal.isEmpty()
                && normal.charAt(normal.length() - 1) >= 0x80
                && CHINESE_SECRETS.stream().anyMatch(normal::endsWith);
    }

    /** Words begin after what is no letter, and where lower case turns to upper case. */
    private static boolean endsIn(Set<String> words, String name, String normal) {
        var left = normal.length();
        for (int at = name.length() - 1, found = 0; at > 0 && found < MOST_WORDS; at--) {
            var c = name.charAt(at);
            if (!Character.isLetterOrDigit(c)) {
                continue;
            }
            left--;
            if (begins(name, at)) {
                found++;
                if (words.contains(normal.substring(left))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean begins(String name, int at) {
        var before = name.charAt(at - 1);
        return !Character.isLetterOrDigit(before)
                || (Character.isUpperCase(name.charAt(at)) && !Character.isUpperCase(before));
    }
}
