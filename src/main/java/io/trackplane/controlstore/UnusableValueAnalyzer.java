package io.trackplane.controlstore;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** One sentence for each setting whose value is of the wrong type or out of its range. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusableValueAnalyzer extends AbstractFailureAnalyzer<BindException> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, BindException failure) {
        var invalid = findCause(failure, BindValidationException.class);
        if (invalid != null) {
            return new FailureAnalysis(sentences(invalid), null, root);
        }
        var property = failure.getProperty();
        return property == null ? null : new FailureAnalysis(sentence(property, failure), null, root);
    }

    private static String sentences(BindValidationException invalid) {
        var prefix = invalid.getValidationErrors().getName().toString();
        return invalid.getValidationErrors().getAllErrors().stream()
                .map(error -> sentence(prefix, error))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String sentence(String prefix, ObjectError error) {
        if (!(error instanceof FieldError field)) {
            return "The settings under %s do not fit together: %s.".formatted(prefix, error.getDefaultMessage());
        }
        var origin = Origin.from(field);
        return "%s.%s%s %s: change it%s."
                .formatted(
                        prefix,
                        hyphenated(field.getField()),
                        field.getRejectedValue() == null ? "" : " is \"" + field.getRejectedValue() + "\" and",
                        field.getDefaultMessage(),
                        origin == null ? "" : " in " + origin);
    }

    private static String sentence(ConfigurationProperty property, BindException failure) {
        return "%s is \"%s\", which is not %s: change it%s."
                .formatted(
                        property.getName(),
                        property.getValue(),
                        kind(failure.getTarget().getType().resolve(Object.class)),
                        property.getOrigin() == null ? "" : " in " + property.getOrigin());
    }

    private static String kind(Class<?> type) {
        return type.isEnum()
                ? "one of " + java.util.Arrays.toString(type.getEnumConstants())
                : "a value of type " + type.getSimpleName();
    }

    private static String hyphenated(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
