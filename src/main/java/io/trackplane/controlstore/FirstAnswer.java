package io.trackplane.controlstore;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import io.trackplane.kernel.InvalidSetting;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.NestedExceptionUtils;

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
            var cluster = client.getClusterDescription();
            client.close();
            throw new InvalidSetting(
                    "MongoDB at %s does not answer (%s): start it, or correct spring.mongodb.uri."
                            .formatted(addresses(cluster), reason(cluster, e).getMessage()),
                    e);
        }
    }

    private static String addresses(ClusterDescription cluster) {
        return cluster.getServerDescriptions().stream()
                .map(server -> server.getAddress().toString())
                .collect(Collectors.joining(", "));
    }

    /** Behind the driver's "timed out" stands why no connection came about. */
    private static Throwable reason(ClusterDescription cluster, MongoException failure) {
        return cluster.getServerDescriptions().stream()
                .map(ServerDescription::getException)
                .filter(Objects::nonNull)
                .map(NestedExceptionUtils::getMostSpecificCause)
                .findFirst()
                .orElseGet(() -> NestedExceptionUtils.getMostSpecificCause(failure));
    }
}
