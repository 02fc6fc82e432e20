package io.trackplane.web;

import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * The files that pages are made of, by the paths they have and no others. Links in a page are looked up among the files, so that files get the version of
 * their content; were files looked for at every path, each link to a page would be looked for in all jars, which took longer than the rest of the page.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {
    private static final String WEB_JARS = "classpath:/META-INF/resources/webjars/";

    /** Another content has another address. */
    private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofDays(365));

    private final String[] locations;

    StaticFiles(WebProperties properties) {
        locations = properties.getResources().getStaticLocations();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        addOwn(registry, "/css/**", "css/");
        addOwn(registry, "/js/**", "js/");
        addOwn(registry, "/*.svg", "");
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations(WEB_JARS)
                .setCacheControl(KEPT)
                .resourceChain(true);
    }

    private void addOwn(ResourceHandlerRegistry registry, String paths, String directory) {
        registry.addResourceHandler(paths)
                .addResourceLocations(Arrays.stream(locations)
                        .map(location -> location + directory)
                        .toArray(String[]::new))
                .setCacheControl(KEPT)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
