package io.trackplane.controlstore;

import com.mongodb.ConnectionString;
import io.trackplane.kernel.InvalidSetting;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The combinations of MongoDB settings that would connect to something else than was meant. */
final class MongoSettings {
    private static final String URI = "spring.mongodb.uri";
    private static final String HOST = "spring.mongodb.host";
    private static final List<String> OF_A_HOST = List.of(
            "additional-hosts",
            "authentication-database",
            "password",
            "port",
            "protocol",
            "replica-set-name",
            "username");

    private MongoSettings() {}

    static void check(Environment environment) {
        refuseFormerNames(environment);
        refuseTwoAddresses(environment);
        refuseHalfAnAddress(environment);
        refuseUnusableAddress(environment);
    }

    private static void refuseFormerNames(Environment environment) {
        Stream.concat(Stream.of("uri", "host", "database", "ssl.enabled", "ssl.bundle"), OF_A_HOST.stream())
                .filter(key -> isSet(environment, "spring.data.mongodb." + key))
                .findFirst()
                .ifPresent(key -> {
                    throw new InvalidSetting("spring.data.mongodb.%s has no effect: rename it to spring.mongodb.%s."
                            .formatted(key, key));
                });
        if (isSet(environment, "spring.data.mongodb.uuid-representation")) {
            throw new InvalidSetting("spring.data.mongodb.uuid-representation has no effect: remove it.");
        }
    }

    private static void refuseTwoAddresses(Environment environment) {
        if (!isSet(environment, URI)) {
            return;
        }
        Stream.concat(Stream.of("host"), OF_A_HOST.stream())
                .filter(key -> isSet(environment, "spring.mongodb." + key))
                .findFirst()
                .ifPresent(key -> {
                    throw new InvalidSetting(
                            "spring.mongodb.uri and spring.mongodb.%s are both set: put everything into spring.mongodb.uri and remove the other."
                                    .formatted(key));
                });
    }

    private static void refuseHalfAnAddress(Environment environment) {
        if (Mongo.isExternal(environment)) {
            return;
        }
        Stream.concat(Stream.of("database"), OF_A_HOST.stream())
                .filter(key -> isSet(environment, "spring.mongodb." + key))
                .findFirst()
                .ifPresent(key -> {
                    throw new InvalidSetting(
                            "spring.mongodb.%s is set without a server: set spring.mongodb.uri, or remove it to use the embedded store."
                                    .formatted(key));
                });
    }

    private static void refuseUnusableAddress(Environment environment) {
        var uri = environment.getProperty(URI);
        if (StringUtils.hasText(uri)
                && parse(uri).getDatabase() == null
                && !isSet(environment, "spring.mongodb.database")) {
            throw new InvalidSetting(
                    "spring.mongodb.uri names no database: add one after the host, such as mongodb://host:27017/trackplane.");
        }
        if (isSet(environment, HOST) && !isSet(environment, "spring.mongodb.database")) {
            throw new InvalidSetting(
                    "spring.mongodb.host is set without a database: set spring.mongodb.database, such as trackplane.");
        }
    }

    private static ConnectionString parse(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(
                    "spring.mongodb.uri is not an address of a MongoDB: write it as mongodb://host:27017/trackplane.",
                    e);
        }
    }

    private static boolean isSet(Environment environment, String name) {
        return StringUtils.hasText(environment.getProperty(name));
    }
}
