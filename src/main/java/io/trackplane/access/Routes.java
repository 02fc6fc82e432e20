package io.trackplane.access;

import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** What every route declares about its callers. The application does not start while one declares nothing. */
@Component
class Routes implements SmartInitializingSingleton {
    private final RequestMappingHandlerMapping mapping;

    Routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var wrong = mapping.getHandlerMethods().entrySet().stream()
                .filter(route -> !isDeclared(route.getKey(), route.getValue()))
                .map(route -> route.getKey() + " " + route.getValue())
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "routes need @RequiresPermission when they are about a tenant, else @OpenTo: " + wrong);
        }
    }

    /** Whether anybody may call what this request leads to, signed in or not. */
    boolean isOpen(HttpServletRequest request) {
        return handler(request)
                .flatMap(Routes::audience)
                .filter(audience -> audience == Audience.ANYONE || audience == Audience.SDK_KEY)
                .isPresent();
    }

    static Optional<Audience> audience(HandlerMethod handler) {
        if (ErrorController.class.isAssignableFrom(handler.getBeanType())) {
            return Optional.of(Audience.ANYONE);
        }
        if (answersOptions(handler)) {
            return Optional.of(Audience.ANYONE);
        }
        return Optional.ofNullable(handler.getMethodAnnotation(OpenTo.class)).map(OpenTo::value);
    }

    /** Spring's own answer to OPTIONS where no route has one: the methods of the address, which say nothing of a tenant. */
    private static boolean answersOptions(HandlerMethod handler) {
        return handler.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
    }

    static @Nullable RequiresPermission permission(HandlerMethod handler) {
        return handler.getMethodAnnotation(RequiresPermission.class);
    }

    private Optional<HandlerMethod> handler(HttpServletRequest request) {
        try {
            if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
                ServletRequestPathUtils.parseAndCache(request);
            }
            var chain = mapping.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod handler
                    ? Optional.of(handler)
                    : Optional.empty();
        } catch (Exception e) { // wrong method or media type: no route
            return Optional.empty();
        }
    }

    private static boolean isDeclared(RequestMappingInfo route, HandlerMethod handler) {
        boolean named = permission(handler) != null;
        boolean open = audience(handler).isPresent();
        return named != open && (named || paths(route).stream().noneMatch(path -> path.contains("{tenant}")));
    }

    private static List<String> paths(RequestMappingInfo route) {
        return List.copyOf(route.getPatternValues());
    }
}
