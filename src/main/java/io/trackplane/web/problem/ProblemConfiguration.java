package io.trackplane.web.problem;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;

/** Puts {@link ProblemResolver} behind a controller's own {@code @ExceptionHandler} and before Spring's defaults. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration implements WebMvcConfigurer {
    private final ProblemResolver resolver;

    ProblemConfiguration(ProblemResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        var handlers = resolvers.stream()
                .filter(ExceptionHandlerExceptionResolver.class::isInstance)
                .toList();
        resolvers.removeAll(handlers);
        resolvers.addFirst(resolver);
        resolvers.addAll(0, handlers);
    }
}
