package io.trackplane.controlstore;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataDirectoryProperties.class)
class ControlStoreConfiguration {
    @Bean
    @Lazy
    DataDirectory dataDirectory(DataDirectoryProperties properties) {
        return DataDirectory.open(properties.dataDir());
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoExternalMongo.class)
    static class Embedded {
        @Bean
        EmbeddedStore embeddedStore(DataDirectory directory) {
            return EmbeddedStore.open(directory.directory("control"));
        }

        @Bean
        MongoConnectionDetails embeddedConnectionDetails(EmbeddedStore store) {
            return store::connectionString;
        }
    }
}
