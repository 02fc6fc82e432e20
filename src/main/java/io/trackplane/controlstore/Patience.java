package io.trackplane.controlstore;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.Ordered;

/**
 * How long to wait for a MongoDB that does not answer: short enough for a person to be told so, where the driver's own
 * default is 30 seconds for finding the server and forever for an answer. What the address itself says stays.
 */
record Patience(ConnectionString address) implements MongoClientSettingsBuilderCustomizer, Ordered {
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        if (address.getServerSelectionTimeout() == null) {
            settings.applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS));
        }
        settings.applyToSocketSettings(socket -> {
            if (address.getConnectTimeout() == null) {
                socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
            }
            if (address.getSocketTimeout() == null) {
                socket.readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
            }
        });
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
