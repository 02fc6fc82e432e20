package io.trackplane.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.privacy.Consent.Decision;
import io.trackplane.privacy.Consent.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {
    @ParameterizedTest
    @CsvSource({
        "OFF, , , , COLLECT",
        "OFF, 1, 1, false, COLLECT",
        "RESPECT_DNT, , , , COLLECT",
        "RESPECT_DNT, 0, , , COLLECT",
        "RESPECT_DNT, 1, , , DO_NOT_TRACK",
        "RESPECT_DNT, ' 1 ', , , DO_NOT_TRACK",
        "RESPECT_DNT, , 1, , DO_NOT_TRACK",
        "RESPECT_DNT, 1, , true, DO_NOT_TRACK",
        "RESPECT_DNT, , , false, NO_CONSENT",
        "REQUIRED, , , , NO_CONSENT",
        "REQUIRED, , , false, NO_CONSENT",
        "REQUIRED, , , true, COLLECT",
        "REQUIRED, 1, , true, COLLECT",
        "REQUIRED, 1, , , NO_CONSENT"
    })
    void eachModeDecidesByTheSignsOfARequest(
            Mode mode,
            @Nullable String doNotTrack,
            @Nullable String control,
            @Nullable Boolean consent,
            Decision decision) {
        assertThat(new Consent(mode).decide(ConsentSigns.of(doNotTrack, control, consent)))
                .isEqualTo(decision);
    }

    @Test
    void readingAndWritingGivesTheSameText() {
        assertThat(Consent.parse("{}").mode()).isEqualTo(Mode.RESPECT_DNT);
        assertThat(Consent.parse("{\"mode\":\"required\"}").json()).isEqualTo("{\"mode\":\"required\"}");
    }
}
