package io.trackplane.controlstore;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataDirectoryProperties.class)
class ControlStoreConfiguration {
    /** Opened by the first that stores something in it. */
    @Bean
    @Lazy
    DataDirectory dataDirectory(DataDirectoryProperties properties) {
        return DataDirectory.open(properties.dataDir());
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(Mongo.IsEmbedded.class)
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

    @Configuration(proxyBeanMethods = false)
    @Conditional(Mongo.IsExternal.class)
    static class External {
        @Bean
        MongoClientSettingsBuilderCustomizer patience(MongoConnectionDetails details) {
            return new Patience(details.getConnectionString());
        }

        @Bean
        static FirstAnswer firstAnswer() {
            return new FirstAnswer();
        }
    }
}
