package io.trackplane.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Properties as people list them in a cell: {@code session_id, online(1/0)} or, line by line, {@code action: 动作类型(expand/collapse)}. What
 * is in parentheses is a type, values, or a remark; {@code *} after the name makes a property required.
 */
final class PropertyPhrase {
    private static final String SEPARATORS = ",，、;；";
    private static final String SLASHES = "/|";

    private PropertyPhrase() {}

    static List<PropertyClue> read(String cell) {
        var exact = PropertyNotation.read(cell);
        if (exact.isPresent()) {
            return exact.get().stream()
                    .map(property -> new PropertyClue(property, true, true))
                    .toList();
        }
        return cell.lines()
                .flatMap(line -> pieces(line).stream())
                .map(PropertyPhrase::clue)
                .toList();
    }

    /** A row of an attribute table. */
    static PropertyClue attribute(
            String name, String type, String values, String description, boolean required, String example) {
        var draft = PropertyDraft.of(NameClues.property(name));
        draft.required = required;
        draft.example = example;
        boolean typed = type(draft, type);
        var listed = Alternatives.of(values, SLASHES + SEPARATORS);
        if (!listed.isEmpty()) {
            Alternatives.set(draft, listed);
            typed = true;
        }
        typed |= describe(draft, description);
        return new PropertyClue(draft.done(), typed, false);
    }

    /** Cuts a line where a new property begins; what follows a comma and is none belongs to the description before it. */
    private static List<String> pieces(String line) {
        var pieces = new ArrayList<String>();
        for (var part : Quoted.split(line, SEPARATORS)) {
            var before = pieces.isEmpty() ? "" : pieces.getLast();
            if (pieces.isEmpty() || begins(part, colon(before) >= 0)) {
                pieces.add(part);
            } else {
                pieces.set(pieces.size() - 1, before + ", " + part);
            }
        }
        return pieces;
    }

    private static boolean begins(String part, boolean afterDescription) {
        int end = nameEnd(part);
        var name = part.substring(0, end).strip();
        boolean proper = Names.mayBeProperty(name) && name.charAt(0) < 128;
        if (!afterDescription) {
            return true;
        }
        return proper && (end < part.length() || name.indexOf('_') >= 0);
    }

    private static PropertyClue clue(String piece) {
        int end = nameEnd(piece);
        var name = piece.substring(0, end).strip();
        boolean required = name.endsWith("*");
        var draft = PropertyDraft.of(NameClues.property(
                required ? name.substring(0, name.length() - 1).strip() : name));
        draft.required = required;
        var rest = piece.substring(end).strip();
        boolean typed = false;
        if (!rest.isEmpty() && isOpen(rest.charAt(0)) && closing(rest) > 0) {
            int close = closing(rest);
            typed = inParentheses(draft, rest.substring(1, close).strip(), SLASHES + SEPARATORS);
            var remark = typed ? "" : rest.substring(1, close).strip();
            rest = rest.substring(close + 1).strip();
            draft.description = remark;
        }
        var description = colon(rest) == 0 ? rest.substring(1).strip() : rest;
        if (!description.isEmpty()) {
            typed |= describe(draft, description);
        }
        return new PropertyClue(draft.done(), typed, false);
    }

    /** Takes a description, and values from the parentheses at its end. */
    private static boolean describe(PropertyDraft draft, String description) {
        draft.description = description;
        int open = Math.max(description.lastIndexOf('('), description.lastIndexOf('（'));
        if (open < 0 || closing(description.substring(open)) != description.length() - open - 1) {
            return false;
        }
        var inside = description.substring(open + 1, description.length() - 1).strip();
        boolean plain = inside.chars().allMatch(character -> character < 128);
        if (!plain && !Alternatives.areTruth(Alternatives.of(inside, SLASHES))) {
            return false;
        }
        boolean typed = inParentheses(draft, inside, SLASHES);
        if (typed) {
            draft.description = description.substring(0, open).strip();
        }
        return typed;
    }

    private static boolean inParentheses(PropertyDraft draft, String inside, String separators) {
        var values = Alternatives.of(inside, separators);
        if (!values.isEmpty()) {
            Alternatives.set(draft, values);
            return true;
        }
        return type(draft, inside);
    }

    private static boolean type(PropertyDraft draft, String word) {
        var type = TypeWords.of(word).filter(found -> found.type() != PropertyType.ENUM);
        var common = CommonField.of(draft.name);
        if (type.isEmpty() || (common != null && !common.fits(type.get().type()))) {
            return false;
        }
        draft.become(type.get().type());
        draft.items = type.get().items();
        return true;
    }

    /** Where the name ends: at a parenthesis, a colon, or the end. */
    private static int nameEnd(String piece) {
        for (int at = 0; at < piece.length(); at++) {
            if (isOpen(piece.charAt(at)) || piece.charAt(at) == ':' || piece.charAt(at) == '：') {
                return at;
            }
        }
        return piece.length();
    }

    private static int colon(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == ':' || text.charAt(at) == '：') {
                return at;
            }
        }
        return -1;
    }

    private static boolean isOpen(char character) {
        return character == '(' || character == '（';
    }

    private static int closing(String text) {
        for (int at = 1; at < text.length(); at++) {
            if (text.charAt(at) == ')' || text.charAt(at) == '）') {
                return at;
            }
        }
        return -1;
    }
}
