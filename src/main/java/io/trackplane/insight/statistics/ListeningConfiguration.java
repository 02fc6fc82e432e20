package io.trackplane.insight.statistics;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link ListeningValve} before everything. */
@Configuration(proxyBeanMethods = false)
class ListeningConfiguration {
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> listening() {
        return factory -> factory.addEngineValves(new ListeningValve());
    }
}
