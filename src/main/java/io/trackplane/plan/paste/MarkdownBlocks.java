package io.trackplane.plan.paste;

import io.trackplane.plan.paste.PastedBlock.Example;
import io.trackplane.plan.paste.PastedBlock.Format;
import io.trackplane.plan.paste.PastedBlock.Row;
import io.trackplane.plan.paste.PastedBlock.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables (GitHub's) and fenced JSON of a Markdown document, with the headings above them. */
final class MarkdownBlocks {
    private static final String FENCE = "```";

    private final String[] lines;
    private final List<PastedBlock> blocks = new ArrayList<>();
    private String heading = "";
    private int at;

    MarkdownBlocks(String[] lines) {
        this.lines = lines;
    }

    List<PastedBlock> read() {
        while (at < lines.length) {
            var line = lines[at].strip();
            if (line.startsWith(FENCE)) {
                fence(line.substring(FENCE.length()).strip().toLowerCase(Locale.ROOT));
            } else if (line.startsWith("#")) {
                heading = Headings.plain(line.replaceFirst("^#+", ""));
                at++;
            } else if (line.length() > 4 && line.startsWith("**") && line.endsWith("**")) {
                heading = Headings.plain(line);
                at++;
            } else if (line.indexOf('|') >= 0 && at + 1 < lines.length && delimits(lines[at + 1])) {
                table();
            } else {
                at++;
            }
        }
        return blocks;
    }

    private void fence(String language) {
        int first = at + 1;
        var content = new StringBuilder();
        for (at = first; at < lines.length && !lines[at].strip().startsWith(FENCE); at++) {
            content.append(lines[at]).append('\n');
        }
        at++;
        var text = content.toString().strip();
        if (text.startsWith("{") && (language.isEmpty() || language.startsWith("json"))) {
            blocks.add(new Example(heading, first + 1, text));
        }
    }

    private void table() {
        int first = at;
        var header = MarkdownCells.of(lines[at]);
        var rows = new ArrayList<Row>();
        for (at += 2; at < lines.length && lines[at].indexOf('|') >= 0; at++) {
            rows.add(new Row(at + 1, fitted(MarkdownCells.of(lines[at]), header.size())));
        }
        blocks.add(new Table(heading, first + 1, Format.MARKDOWN, header, rows));
    }

    static List<String> fitted(List<String> cells, int size) {
        var fitted = new ArrayList<>(cells.subList(0, Math.min(size, cells.size())));
        while (fitted.size() < size) {
            fitted.add("");
        }
        return fitted;
    }

    /** Whether a line is the one under the header: {@code |---|:-:|}. */
    private static boolean delimits(String line) {
        return line.indexOf('-') >= 0
                && line.indexOf('|') >= 0
                && line.chars().allMatch(character -> "|:- \t".indexOf(character) >= 0);
    }
}
