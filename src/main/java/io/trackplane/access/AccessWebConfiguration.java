package io.trackplane.access;

import io.trackplane.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the route check before every handler and offers {@link Caller} and {@link User} as handler arguments. */
@Configuration(proxyBeanMethods = false)
class AccessWebConfiguration implements WebMvcConfigurer {
    private final RoutePermissions permissions;
    private final LastPlace lastPlace;

    AccessWebConfiguration(RoutePermissions permissions, LastPlace lastPlace) {
        this.permissions = permissions;
        this.lastPlace = lastPlace;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(permissions);
        registry.addInterceptor(lastPlace).excludePathPatterns("/api/**", "/ofrep/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
        resolvers.add(new UserArgument());
    }

    private static final class CallerArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Caller resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return RoutePermissions.caller(servlet(request));
        }
    }

    private static final class UserArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == User.class;
        }

        @Override
        public User resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return CurrentUser.of(servlet(request)).orElseThrow();
        }
    }

    private static HttpServletRequest servlet(NativeWebRequest request) {
        return java.util.Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    }
}
