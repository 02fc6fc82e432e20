package io.trackplane.privacy;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The rules an environment begins with, from seed 002 §5.5 and §10: no secrets, phones and addresses hashed, of addresses of machines only the network,
 * of numbers of people and cards as little as is useful.
 */
public final class DefaultMasking {
    private static final String BUNDLE = "io.trackplane.privacy.messages";

    private DefaultMasking() {}

    /** The rules, named in a language: English, or Chinese for any Chinese locale. */
    public static Masking in(Locale locale) {
        var chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        var language = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
        return new Masking(rules(ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))));
    }

    private static List<MaskingRule> rules(ResourceBundle texts) {
        return List.of(
                rule(texts, "secrets", Find.detectors(Detector.SECRET_KEY, Detector.TOKEN), MaskingAction.remove()),
                rule(texts, "id-card", Find.keys("id_card", "id_card_number", "身份证号"), MaskingAction.remove()),
                rule(texts, "identity-number", Find.detectors(Detector.IDENTITY_NUMBER), MaskingAction.remove()),
                rule(texts, "bank-card", Find.detectors(Detector.BANK_CARD), MaskingAction.partial(0, 4)),
                rule(
                        texts,
                        "phone",
                        Find.detectors(Detector.MAINLAND_PHONE, Detector.INTERNATIONAL_PHONE),
                        MaskingAction.hash(4)),
                rule(texts, "email", Find.detectors(Detector.EMAIL), MaskingAction.hash()),
                rule(texts, "network", Find.detectors(Detector.IPV4, Detector.IPV6), MaskingAction.cutNetwork()));
    }

    private static MaskingRule rule(ResourceBundle texts, String id, Find find, MaskingAction action) {
        var name = texts.getString("privacy.default." + id + ".name");
        var description = texts.getString("privacy.default." + id + ".description");
        return new MaskingRule(id, name, description, true, find, action);
    }
}
