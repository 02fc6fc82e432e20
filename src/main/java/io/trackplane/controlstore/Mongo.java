package io.trackplane.controlstore;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Which of the two servers the settings ask for. */
final class Mongo {
    private Mongo() {}

    static boolean isExternal(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.mongodb.uri"))
                || StringUtils.hasText(environment.getProperty("spring.mongodb.host"));
    }

    /** Holds when no MongoDB is named. */
    static final class IsEmbedded implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isExternal(context.getEnvironment());
        }
    }

    /** Holds when a MongoDB is named. */
    static final class IsExternal implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isExternal(context.getEnvironment());
        }
    }
}
