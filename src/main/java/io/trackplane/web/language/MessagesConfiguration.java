package io.trackplane.web.language;

import java.io.IOException;
import java.util.Arrays;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/** One message source over the bundles of all modules. Bean Validation reads its sentences from it too. */
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {
    private static final String BUNDLES = "classpath*:io/trackplane/*/messages.properties";

    @Bean
    MessageSource messageSource() throws IOException {
        var bundles = new PathMatchingResourcePatternResolver().getResources(BUNDLES);
        return new ConsoleMessages(Arrays.stream(bundles)
                .map(MessagesConfiguration::basename)
                .sorted()
                .toArray(String[]::new));
    }

    /** {@code classpath:io/trackplane/web/messages} of wherever that lies. */
    private static String basename(Resource bundle) {
        try {
            var url = bundle.getURL().toString();
            return ResourcePatternResolver.CLASSPATH_URL_PREFIX
                    + url.substring(url.lastIndexOf("io/trackplane/"), url.length() - ".properties".length());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
