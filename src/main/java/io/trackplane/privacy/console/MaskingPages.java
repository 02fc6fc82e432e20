package io.trackplane.privacy.console;

import io.trackplane.kernel.CanonicalJson;
import io.trackplane.privacy.EnvironmentClasses;
import io.trackplane.privacy.Masker;
import io.trackplane.privacy.Masking;
import io.trackplane.privacy.MaskingKeys;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.PartName;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the masking page together. */
@Component
class MaskingPages {
    static final PartName PART = PartName.only(Masking.KIND);
    private static final int SHOWN_REVISIONS = 10;
    private static final int MOST_RULES = 100;

    private final Drafts drafts;
    private final Revisions revisions;
    private final EnvironmentClasses classes;
    private final MaskingKeys keys;

    MaskingPages(Drafts drafts, Revisions revisions, EnvironmentClasses classes, MaskingKeys keys) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.classes = classes;
        this.keys = keys;
    }

    /** What the rules make of an event, see {@link BenchEvent#read}. */
    Bench bench(Environment environment, BenchForm form) {
        var editing = drafts.edit(environment, PART);
        var masking = MaskingRules.read(form.published() ? editing.published() : editing.content());
        var masker = masker(environment, masking, form.published());
        return Bench.run(BenchEvent.read(form.pasted()), masker, masking);
    }

    /** Stands for the rules as they are now. */
    long version(Environment environment) {
        return drafts.edit(environment, PART).version();
    }

    /** @throws io.trackplane.kernel.Problem.NotFound when there is no such rule */
    MaskingRuleForm form(Environment environment, String rule) {
        return MaskingRuleForm.of(
                MaskingRules.get(drafts.edit(environment, PART).content(), rule));
    }

    String page(Environment environment, Model model) {
        var editing = drafts.edit(environment, PART);
        model.mergeAttributes(Map.of("bench", new BenchForm(Sample.PAYMENT.json(), "draft")));
        model.addAttribute("environment", environment);
        model.addAttribute("base", PrivacyPaths.base(environment));
        model.addAttribute("editing", editing);
        model.addAttribute("view", MaskingView.of(editing));
        model.addAttribute("most", MOST_RULES);
        model.addAttribute("samples", Sample.values());
        model.addAttribute("clientRules", clientRules(environment, MaskingRules.read(editing.content())));
        model.addAttribute("history", revisions.of(environment, PART, SHOWN_REVISIONS));
        return "privacy/masking";
    }

    private String clientRules(Environment environment, Masking masking) {
        return CanonicalJson.pretty(masker(environment, masking, false).clientRules());
    }

    private Masker masker(Environment environment, Masking masking, boolean isPublished) {
        var parts = isPublished ? revisions.current(environment).parts() : drafts.withDrafts(environment);
        return Masker.compile(masking, classes.of(environment, parts), keys.of(environment.tenant()));
    }
}
