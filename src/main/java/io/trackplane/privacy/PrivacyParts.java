package io.trackplane.privacy;

import io.trackplane.kernel.Permission;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.SinglePartKind;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Masking and consent as parts of what an environment serves. */
@Configuration(proxyBeanMethods = false)
class PrivacyParts {
    @Bean
    PartKind maskingPart(MessageSource messages) {
        return new SinglePartKind(
                        Masking.KIND,
                        60,
                        Permission.COLLECTION_CHANGE,
                        "/collection/masking",
                        PrivacyParts::masking,
                        messages)
                .comparing(new MaskingComparison());
    }

    private static String masking(String json) {
        var masking = Masking.parse(json);
        masking.check();
        return masking.json();
    }

    @Bean
    PartKind consentPart(MessageSource messages) {
        return new SinglePartKind(
                        Consent.KIND,
                        70,
                        Permission.COLLECTION_CHANGE,
                        "/collection/consent",
                        json -> Consent.parse(json).json(),
                        messages)
                .comparing(new ConsentComparison());
    }
}
