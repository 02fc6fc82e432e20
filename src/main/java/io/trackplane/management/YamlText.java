package io.trackplane.management;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Writes a tree as YAML 1.2, always in the same way: blocks indented by two blanks, what is short on one line, quotes only where a reader of
 * any version of YAML could take a text for something else.
 */
final class YamlText {
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    private static final String OTHER_SCRIPTS = "[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\p{ASCII}]]";
    private static final String WORD = "(?:[A-Za-z0-9_./()+=;~$^-]|" + OTHER_SCRIPTS + ")++";
    private static final Pattern PLAIN =
            Pattern.compile("(?:[A-Za-z_/]|" + OTHER_SCRIPTS + ")(?:" + WORD + ")?(?: " + WORD + ")*+");

    /** Longest line of several values. */
    private static final int WIDTH = 118;
    /** How many levels always have their own lines. */
    private static final int OUTLINE = 3;
    /** More values than fit on a line. */
    private static final int MOST_LEAVES = 60;

    private final StringBuilder text = new StringBuilder(4096);

    private YamlText() {}

    static String of(JsonNode tree) {
        var yaml = new YamlText();
        yaml.write(tree, 0, true);
        if (yaml.text.charAt(yaml.text.length() - 1) != '\n') {
            yaml.text.append('\n');
        }
        return yaml.text.toString();
    }

    /** @param begun whether the cursor already stands where the first line of a block begins */
    private void write(JsonNode node, int depth, boolean begun) {
        int start = text.length();
        if (isBlock(node, depth)) {
            if (node.isObject()) {
                writeFields(node, depth, begun);
            } else {
                writeItems(node, depth, begun);
            }
            return;
        }
        text.append(begun ? "" : " ");
        writeInline(node);
        if (node.isContainer() && isDivisible(node) && text.length() - start > WIDTH - 2 * depth) {
            text.setLength(start);
            if (node.isObject()) {
                writeFields(node, depth, begun);
            } else {
                writeItems(node, depth, begun);
            }
            return;
        }
        text.append('\n');
    }

    private void writeFields(JsonNode object, int depth, boolean begun) {
        boolean first = begun;
        if (!begun) {
            text.append('\n');
        }
        for (var field : object.properties()) {
            indent(first ? 0 : depth);
            writeText(field.getKey());
            text.append(':');
            write(field.getValue(), depth + 1, false);
            first = false;
        }
    }

    private void writeItems(JsonNode list, int depth, boolean begun) {
        boolean first = begun;
        if (!begun) {
            text.append('\n');
        }
        for (var item : list) {
            indent(first ? 0 : depth);
            text.append("- ");
            write(item, depth + 1, true);
            first = false;
        }
    }

    private void indent(int depth) {
        text.append("  ".repeat(depth));
    }

    /** Whether it surely takes several lines: near the root, and where it holds more than a line can. */
    private static boolean isBlock(JsonNode node, int depth) {
        return isDivisible(node) && (depth < OUTLINE || leaves(node, 0) > MOST_LEAVES);
    }

    /** Objects, and lists that hold others; lists of single values stay on one line, however long. */
    private static boolean isDivisible(JsonNode node) {
        return !node.isEmpty() && (node.isObject() || node.valueStream().anyMatch(JsonNode::isContainer));
    }

    private static int leaves(JsonNode node, int counted) {
        int count = counted + 1;
        for (var child : node) {
            if (count > MOST_LEAVES) {
                return count;
            }
            count = leaves(child, count);
        }
        return count;
    }

    private void writeInline(JsonNode node) {
        if (node.isObject()) {
            text.append('{');
            int position = 0;
            for (var field : node.properties()) {
                text.append(position++ == 0 ? "" : ", ");
                writeText(field.getKey());
                text.append(": ");
                writeInline(field.getValue());
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            int position = 0;
            for (var item : node) {
                text.append(position++ == 0 ? "" : ", ");
                writeInline(item);
            }
            text.append(']');
        } else if (node.isString()) {
            writeText(node.stringValue());
        } else {
            text.append(node);
        }
    }

    private void writeText(String value) {
        if (PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT))) {
            text.append(value);
        } else {
            text.append('"');
            value.codePoints().forEach(this::writeQuoted);
            text.append('"');
        }
    }

    private void writeQuoted(int point) {
        switch (point) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            default -> {
                if (isVisible(point)) {
                    text.appendCodePoint(point);
                } else {
                    text.append(point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point));
                }
            }
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> point == ' ' || Character.getType(point) != Character.SPACE_SEPARATOR;
        };
    }
}
