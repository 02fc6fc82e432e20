package io.trackplane.ingest.collect;

import io.trackplane.tenancy.Limit;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets clients begin with HTTP/2. Their first request asks for the upgrade, and Tomcat keeps its body meanwhile: 4 kB of it, unless told otherwise, and
 * answers 413 by itself to more. The collectors' own limits hold for what it keeps.
 */
@Configuration(proxyBeanMethods = false)
class UpgradeConfiguration {
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodiesOfUpgrades() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setMaxSavePostSize(Limit.REQUEST_BYTES.most()));
    }
}
