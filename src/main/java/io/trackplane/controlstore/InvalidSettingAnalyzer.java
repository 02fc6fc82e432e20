package io.trackplane.controlstore;

import io.trackplane.kernel.InvalidSetting;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.StringUtils;

/** Ends the start with the one sentence that says what to change. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {
    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidSetting invalid) {
        return new FailureAnalysis(
                StringUtils.hasText(invalid.getMessage()) ? invalid.getMessage() : "A setting is wrong.", null, root);
    }
}
