package io.trackplane.plan.paste;

import java.util.List;

/** A piece of a pasted document. */
public sealed interface PastedBlock {
    /** The nearest heading above it without its number; empty when there is none. */
    String heading();

    /** Number of its first line, from 1. */
    int line();

    /**
     * A table.
     *
     * @param format what it was written in
     * @param header the cells of its first row
     * @param rows the others, each with as many cells as the header
     */
    record Table(String heading, int line, Format format, List<String> header, List<Row> rows) implements PastedBlock {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row of a table.
     *
     * @param line number of its first line, from 1
     * @param cells plain text; line ends within them are {@code \n}
     */
    record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** An example in JSON from a fenced block. */
    record Example(String heading, int line, String json) implements PastedBlock {}

    /** What tables are written in. */
    enum Format {
        MARKDOWN,
        CSV,
        SPREADSHEET
    }
}
