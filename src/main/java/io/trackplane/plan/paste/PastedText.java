package io.trackplane.plan.paste;

import io.trackplane.plan.paste.PastedBlock.Format;
import java.util.List;

/** Finds out what was pasted and cuts it up, in time linear in its length. */
public final class PastedText {
    private PastedText() {}

    /** The tables and examples of a text, in its order; none when it has none. */
    public static List<PastedBlock> blocks(String text) {
        var clean = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
        var markdown = new MarkdownBlocks(clean.split("\n", -1)).read();
        if (!markdown.isEmpty()) {
            return markdown;
        }
        return clean.indexOf('\t') >= 0
                ? DelimitedTables.read(clean, '\t', Format.SPREADSHEET)
                : DelimitedTables.read(clean, separator(clean), Format.CSV);
    }

    /** Spreadsheet programs of some countries write semicolons instead of commas. */
    private static char separator(String text) {
        int commas = 0;
        int semicolons = 0;
        for (int at = 0; at < text.length() && (text.charAt(at) != '\n' || commas + semicolons == 0); at++) {
            commas += text.charAt(at) == ',' ? 1 : 0;
            semicolons += text.charAt(at) == ';' ? 1 : 0;
        }
        return semicolons > commas ? ';' : ',';
    }
}
