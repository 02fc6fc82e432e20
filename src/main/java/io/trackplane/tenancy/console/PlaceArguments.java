package io.trackplane.tenancy.console;

import io.trackplane.tenancy.Application;
import io.trackplane.tenancy.Applications;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Environments;
import io.trackplane.tenancy.Tenant;
import io.trackplane.tenancy.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Offers the tenant, the application and the environment of the path as handler arguments; 404 where there is none. */
@Configuration(proxyBeanMethods = false)
class PlaceArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private static final Set<Class<?>> PLACES = Set.of(Tenant.class, Application.class, Environment.class);

    private final Tenants tenants;
    private final Applications applications;
    private final Environments environments;

    PlaceArguments(Tenants tenants, Applications applications, Environments environments) {
        this.tenants = tenants;
        this.applications = applications;
        this.environments = environments;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return PLACES.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var tenant = named("tenant", request);
        if (parameter.getParameterType() == Tenant.class) {
            return tenants.get(tenant);
        }
        var application = named("application", request);
        return parameter.getParameterType() == Application.class
                ? applications.get(tenant, application)
                : environments.get(tenant, application, named("environment", request));
    }

    private static String named(String variable, NativeWebRequest request) {
        var path =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (path instanceof Map<?, ?> variables && variables.get(variable) instanceof String name) {
            return name;
        }
        throw new IllegalStateException("No {" + variable + "} in the path");
    }
}
