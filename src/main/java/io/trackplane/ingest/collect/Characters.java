package io.trackplane.ingest.collect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Characters that JSON allows and storage does not, and bytes that are no characters. */
final class Characters {
    private static final char REPLACEMENT = '\ufffd';
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Characters() {}

    /** The text with the replacement character (U+FFFD) for NUL and for halves of surrogate pairs. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var storable = new StringBuilder(text.length());
        text.codePoints()
                .map(code -> code == 0 || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)
                        ? REPLACEMENT
                        : code)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    /** Whether bytes are UTF-8. Those that are all ASCII, as most are, are looked at eight at a time. */
    static boolean isUtf8(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + Long.BYTES <= bytes.length && (buffer.getLong(at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, bytes.length - at));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
