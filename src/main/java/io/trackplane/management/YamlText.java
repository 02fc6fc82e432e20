package io.trackplane.management;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Writes a tree as YAML 1.2, always in the same way: blocks indented by two blanks, lists of single values on one line, quotes only where a
 * reader of any version of YAML could take a text for something else.
 */
final class YamlText {
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    private static final String OTHER_SCRIPTS = "[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\p{ASCII}]]";
    private static final String WORD = "(?:[A-Za-z0-9_./()+=;~$^-]|" + OTHER_SCRIPTS + ")++";
    private static final Pattern PLAIN =
            Pattern.compile("(?:[A-Za-z_/]|" + OTHER_SCRIPTS + ")(?:" + WORD + ")?(?: " + WORD + ")*+");

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
        if (node.isObject() && !node.isEmpty()) {
            writeFields(node, depth, begun);
        } else if (node.isArray() && !isSimple(node)) {
            writeItems(node, depth, begun);
        } else {
            text.append(begun ? "" : " ");
            writeInline(node);
            text.append('\n');
        }
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

    /** Whether it fits on one line: a list of single values, an empty list. */
    private static boolean isSimple(JsonNode list) {
        return list.valueStream().allMatch(JsonNode::isValueNode);
    }

    private void writeInline(JsonNode node) {
        if (node.isObject()) {
            text.append("{}");
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
