package io.trackplane.privacy.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.privacy.DefaultMasking;
import io.trackplane.privacy.Masker;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingKey;
import io.trackplane.privacy.PiiClasses;
import io.trackplane.privacy.console.MarkedJson.Piece;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkedJsonTest {
    private static final MaskingKey KEY = MaskingKey.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    private static final Masking MASKING = DefaultMasking.in(Locale.ENGLISH);

    private static Bench run(String json) {
        return Bench.run(BenchEvent.read(json), Masker.compile(MASKING, PiiClasses.NONE, KEY), MASKING);
    }

    private static List<String> marked(List<Piece> pieces) {
        return pieces.stream().filter(Piece::marked).map(Piece::text).toList();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    @Test
    void marksOnlyTheCharactersThatMaskingChanges() {
        var bench = run("{\"event_name\":\"x\",\"properties\":{\"ip\":\"203.0.113.57\",\"n\":1}}");
        assertThat(marked(bench.sent())).containsExactly("57");
        assertThat(marked(bench.stored())).containsExactly("0/24");
        assertThat(bench.masked()).isEqualTo(1);
    }

    @Test
    void marksAWholeFieldThatIsRemoved() {
        var bench = run("{\"event_name\":\"x\",\"properties\":{\"password\":\"k9-demo\"}}");
        assertThat(marked(bench.sent())).containsExactly("\"password\": \"k9-demo\"");
        assertThat(marked(bench.stored())).isEmpty();
        assertThat(text(bench.stored())).doesNotContain("password");
    }

    @Test
    void whatIsNotMaskedIsNotMarked() {
        var bench = run(
                "{\"event_name\":\"x\",\"properties\":{\"list\":[],\"none\":{},\"null\":null,\"d\":1.5,\"t\":true}}");
        assertThat(marked(bench.sent())).isEmpty();
        assertThat(text(bench.sent())).isEqualTo(text(bench.stored()));
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void everySampleShowsSomethingAndLeaksNothing(Sample sample) {
        var bench = run(sample.json());
        assertThat(bench.masked()).isPositive();
        assertThat(text(bench.stored()))
                .doesNotContain("13800001234", "buyer@meadow.example", "k9-demo", "11010519491231002X", "203.0.113.57");
    }
}
