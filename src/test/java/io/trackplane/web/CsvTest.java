package io.trackplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    private final StringWriter written = new StringWriter();
    private final Csv csv = new Csv(written);

    @Test
    void valuesWithSeparatorsQuotesAndLineBreaksAreQuoted() {
        csv.row(List.of("plain", "a,b", "say \"hi\"", "two\nlines", "", "中文"));
        assertThat(written).hasToString("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,中文\r\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsText() {
        csv.row(List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "a=b"));
        assertThat(written).hasToString("'=1+1,'+1,'-1,'@SUM(A1),'\tx,\"'\rx\",a=b\r\n");
    }

    @Test
    void theFileSaysThatItIsUtf8() {
        csv.begin();
        assertThat(written).hasToString("\uFEFF");
    }
}
