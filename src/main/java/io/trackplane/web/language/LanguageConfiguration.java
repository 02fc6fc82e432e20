package io.trackplane.web.language;

import io.trackplane.web.Preferences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Finds the language of each page; {@code ?language=} on any page changes it for good. For SDKs it is an attribute like any other. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer, HandlerInterceptor {
    private final LocaleResolver resolver = new BrowserLocaleResolver();

    @Bean
    LocaleResolver localeResolver() {
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/ofrep/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET")) {
            Preferences.supported(request.getParameter("language"))
                    .ifPresent(chosen -> resolver.setLocale(request, response, chosen));
        }
        return true;
    }
}
