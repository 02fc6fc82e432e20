package io.trackplane.plan.paste;

import io.trackplane.plan.paste.PastedBlock.Format;
import io.trackplane.plan.paste.PastedBlock.Row;
import io.trackplane.plan.paste.PastedBlock.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables with cells between separators: CSV (RFC 4180), and what spreadsheet programs put on the clipboard. Cells in quotes may hold
 * separators and line ends. An empty line ends a table; a line with a single cell above a table is its heading.
 */
final class DelimitedTables {
    private final Format format;
    private final List<PastedBlock> tables = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private String heading = "";

    private DelimitedTables(Format format) {
        this.format = format;
    }

    static List<PastedBlock> read(String text, char separator, Format format) {
        var tables = new DelimitedTables(format);
        new DelimitedRows(text, separator).read().forEach(tables::row);
        tables.end();
        return tables.tables;
    }

    private void row(Row row) {
        long filled = row.cells().stream().filter(cell -> !cell.isBlank()).count();
        if (filled == 0) {
            end();
        } else if (filled == 1 && rows.isEmpty()) {
            heading = Headings.plain(row.cells().stream()
                    .filter(cell -> !cell.isBlank())
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("^#+", ""));
        } else {
            rows.add(row);
        }
    }

    private void end() {
        if (rows.size() > 1) {
            var header = rows.getFirst().cells();
            var others = rows.subList(1, rows.size()).stream()
                    .map(row -> new Row(row.line(), MarkdownBlocks.fitted(row.cells(), header.size())))
                    .toList();
            tables.add(new Table(heading, rows.getFirst().line(), format, header, others));
        }
        if (!rows.isEmpty()) {
            heading = "";
        }
        rows.clear();
    }
}
