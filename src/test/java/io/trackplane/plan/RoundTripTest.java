package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    private static final int PLANS = 2_000;

    @Test
    void whatIsExportedAsMarkdownIsReadAsTheSamePlan() {
        everyPlanComesBack(PlanExport::markdown);
    }

    @Test
    void whatIsExportedAsCsvIsReadAsTheSamePlan() {
        everyPlanComesBack(PlanExport::csv);
    }

    @Test
    void whatIsExportedAsJsonIsReadAsTheSamePlan() {
        everyPlanComesBack(PlanContent::json);
        everyPlanComesBack(io.trackplane.kernel.CanonicalJson::pretty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onchain.json", "billiard.json", "mall.json"})
    void demoPlansComeBackToTheByte(String file) {
        var content = PlanContent.parse(Resources.read(file));
        for (var export :
                List.<Function<PlanContent, String>>of(PlanExport::markdown, PlanExport::csv, PlanContent::json)) {
            var written = export.apply(content);
            var read = PlanImport.preview(written, PasteChoices.NONE, PlanContent.EMPTY)
                    .content();
            assertThat(export.apply(read)).isEqualTo(written);
            assertThat(read).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"onchain.json", "billiard.json", "mall.json"})
    void pastingAPlanOverItselfChangesNothing(String file) {
        var content = PlanContent.parse(Resources.read(file));
        var preview = PlanImport.preview(PlanExport.markdown(content), PasteChoices.NONE, content);
        assertThat(preview.rows()).allMatch(row -> row.result() == PastePreview.Result.UNCHANGED);
    }

    private static void everyPlanComesBack(Function<PlanContent, String> export) {
        for (int seed = 0; seed < PLANS; seed++) {
            var content = new RandomPlans(new Random(seed)).content();
            content.check();
            var written = export.apply(content);
            var preview = PlanImport.preview(written, PasteChoices.NONE, PlanContent.EMPTY);
            assertThat(preview.content()).as("plan %d%n%s", seed, written).isEqualTo(content);
            assertThat(export.apply(preview.content())).as("plan %d", seed).isEqualTo(written);
            assertThat(PlanContent.parse(content.json())).isEqualTo(content);
        }
    }
}
