package io.trackplane.controlstore;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Holds when no MongoDB server is named, so that the embedded store is wanted. */
final class NoExternalMongo implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !isSet(context.getEnvironment(), "spring.mongodb.uri")
                && !isSet(context.getEnvironment(), "spring.mongodb.host");
    }

    private static boolean isSet(Environment environment, String name) {
        return StringUtils.hasText(environment.getProperty(name));
    }
}
