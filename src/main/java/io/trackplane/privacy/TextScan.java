package io.trackplane.privacy;

import java.util.List;

/**
 * Finds everything in a text in one pass. Each character is looked at once here; detectors look around the characters they begin with, and each
 * either remembers how far it has read or is stopped by the next such character, so that the number of looks grows with the length
 * only. For one thread.
 */
final class TextScan {
    private static final byte DIGIT = 1;
    private static final byte AT = 2;
    private static final byte COLON = 3;
    private static final byte EQUALS = 4;
    private static final byte QUERY = 5;
    private static final byte NEXT = 6;
    private static final byte END = 7;
    private static final byte WORD = 8;
    private static final byte HYPHEN = 9;
    private static final byte[] KINDS = kinds();

    private final Reading reading = new Reading();
    private final Hits hits;
    private final NumberScan numbers;
    private final AddressScan addresses;
    private final TokenScan tokens;
    private final KeyScan keys;

    TextScan() {
        hits = new Hits(reading);
        numbers = new NumberScan(reading, hits);
        addresses = new AddressScan(reading, hits);
        tokens = new TokenScan(reading, hits);
        keys = new KeyScan(reading, hits);
    }

    private static byte[] kinds() {
        var kinds = new byte[128];
        for (var c = '0'; c <= '9'; c++) {
            kinds[c] = DIGIT;
        }
        kinds['@'] = AT;
        kinds[':'] = COLON;
        kinds['='] = EQUALS;
        kinds['?'] = QUERY;
        kinds['#'] = QUERY;
        kinds['&'] = NEXT;
        kinds[';'] = NEXT;
        kinds['-'] = HYPHEN;
        for (var c : " \t\r\n\"'`<>".toCharArray()) {
            kinds[c] = END;
        }
        for (var c : "bBeswgxAyLnSphdtE".toCharArray()) {
            kinds[c] = WORD;
        }
        return kinds;
    }

    /**
     * What is to be treated in a text.
     *
     * @param wanted which rules treat what here
     * @param versions whether the text is expected to be a version
     */
    List<Finding> scan(String text, Wanted wanted, boolean versions) {
        hits.start(wanted);
        numbers.versions(versions);
        reading.take(text);
        if (reading.plain()) {
            pass();
        } else {
            reading.decode();
            pass();
            if (reading.escaped()) {
                reading.asIs();
                pass();
            }
        }
        return hits.settled();
    }

    /** Characters looked at so far. */
    long visited() {
        return reading.visited;
    }

    private void pass() {
        addresses.start();
        tokens.start();
        keys.start();
        reading.visited += reading.length;
        for (var at = 0; at < reading.length; ) {
            var c = reading.characters[at];
            var kind = c < 128 ? KINDS[c] : 0;
            at = kind == 0 ? at + 1 : look(at, kind);
        }
    }

    private int look(int at, byte kind) {
        switch (kind) {
            case DIGIT -> {
                return digits(at);
            }
            case AT -> addresses.mail(at);
            case COLON -> {
                addresses.ipv6(at);
                keys.colon(at);
            }
            case EQUALS -> keys.equals(at);
            case QUERY -> keys.query(at);
            case NEXT -> keys.next(at);
            case END -> keys.end();
            case WORD -> word(at);
            default -> tokens.pem(at);
        }
        return at + 1;
    }

    /** After the digits, but not after a gap between them that may mean something to others. */
    private int digits(int at) {
        var end = numbers.scan(at);
        reading.visited += end - at;
        for (var inside = at; inside < end; inside++) {
            if (reading.characters[inside] == ' ') {
                keys.end();
            }
        }
        return end;
    }

    private void word(int at) {
        if (at == 0 || !Letters.letterOrDigit(reading.characters[at - 1])) {
            tokens.word(at);
        }
    }
}
