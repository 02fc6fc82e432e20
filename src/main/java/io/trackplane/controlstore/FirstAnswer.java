package io.trackplane.controlstore;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.trackplane.kernel.InvalidSetting;
import org.bson.Document;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Asks the external MongoDB for a sign of life before anything uses it, so that a wrong address stops the start. */
final class FirstAnswer implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof MongoClient client) {
            ping(client);
        }
        return bean;
    }

    private static void ping(MongoClient client) {
        try {
            client.getDatabase(EmbeddedStore.DATABASE).runCommand(new Document("ping", 1));
        } catch (MongoException e) {
            var servers = client.getClusterDescription().getClusterSettings().getHosts();
            client.close();
            throw new InvalidSetting(
                    "MongoDB at %s does not answer (%s): start it, or correct spring.mongodb.uri."
                            .formatted(servers, e.getMessage()),
                    e);
        }
    }
}
