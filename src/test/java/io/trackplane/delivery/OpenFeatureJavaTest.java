package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.trackplane.ServerTest;
import io.trackplane.tenancy.Limit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** OpenFeature's own Java SDK and provider. */
@ServerTest
class OpenFeatureJavaTest {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(context, port);
        shop.publishEveryType();
    }

    @AfterEach
    void close() {
        OpenFeatureAPI.getInstance().clearHooks();
        OpenFeatureAPI.getInstance().shutdown();
    }

    private Client client(String key) {
        var options = OfrepProviderOptions.builder()
                .baseUrl(shop.address())
                .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + key)))
                .build();
        OpenFeatureAPI.getInstance().setProviderAndWait(key, OfrepProvider.constructProvider(options));
        return OpenFeatureAPI.getInstance().getClient(key);
    }

    private static ImmutableContext user(String key, Map<String, Value> attributes) {
        return new ImmutableContext(key, attributes);
    }

    @Test
    void everyTypeArrives() {
        var client = client(shop.server);
        assertThat(client.getBooleanValue("truth", false)).isTrue();
        assertThat(client.getStringValue("text", "")).isEqualTo("héllo \"值\"");
        assertThat(client.getIntegerValue("whole", -1)).isEqualTo(42);
        assertThat(client.getDoubleValue("fraction", -1.0)).isEqualTo(3.0);
        var object = client.getObjectValue("object", new Value()).asStructure();
        assertThat(object.getValue("a").asList()).extracting(Value::asInteger).containsExactly(1, 2);
        var details = client.getBooleanDetails("truth", false);
        assertThat(details.getVariant()).isEqualTo("a");
        assertThat(details.getReason()).isEqualTo("STATIC");
        assertThat(details.getErrorCode()).isNull();
    }

    @Test
    void rulesSeeTheContextOfTheClient() {
        shop.flag(
                "staff",
                Shop.flag(
                        "staff",
                        "string",
                        "\"in\"",
                        "\"out\"",
                        true,
                        "\"rules\":[{\"id\":\"r\",\"when\":{\"all\":[{\"attribute\":\"user_id\",\"operator\":\"starts_with\",\"values\":[\"staff-\"]},"
                                + "{\"attribute\":\"age\",\"operator\":\"number_at_least\",\"values\":[\"18\"]}]},"
                                + "\"serve\":{\"variant\":\"a\"}}],\"otherwise\":{\"variant\":\"b\"}"));
        var client = client(shop.server);
        var details = client.getStringDetails("staff", "", user("staff-1", Map.of("age", new Value(18))));
        assertThat(details.getValue()).isEqualTo("in");
        assertThat(details.getReason()).isEqualTo("TARGETING_MATCH");
        assertThat(client.getStringValue("staff", "", user("staff-1", Map.of("age", new Value(17)))))
                .isEqualTo("out");
        assertThat(client.getStringValue("staff", "", user("ann", Map.of("age", new Value(18)))))
                .isEqualTo("out");
    }

    @Test
    void anUnknownFlagAndAHiddenOneGiveTheDefault() {
        for (var key : new String[] {"nosuch", "secret"}) {
            var details = client(shop.client).getBooleanDetails(key, true);
            assertThat(details.getValue()).isTrue();
            assertThat(details.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        }
        assertThat(client(shop.server).getBooleanValue("secret", false)).isTrue();
    }

    @Test
    void aWrongTypeIsToldAsSuch() {
        var details = client(shop.server).getStringDetails("whole", "default");
        assertThat(details.getValue()).isEqualTo("default");
        assertThat(details.getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
    }

    @Test
    void aWrongKeyGivesTheDefaultAndAnErrorThatCanBeRead() {
        var details = client("tps_wrong").getBooleanDetails("truth", false);
        assertThat(details.getValue()).isFalse();
        assertThat(details.getErrorCode()).isEqualTo(ErrorCode.GENERAL);
        assertThat(details.getErrorMessage()).doesNotContainIgnoringCase("parse");
    }

    @Test
    void aClientThatIsTooFastGetsTheDefault() {
        shop.limit(Limit.REQUESTS_PER_MINUTE_PER_VISITOR, 1);
        var client = client(shop.client);
        assertThat(client.getBooleanValue("truth", false)).isTrue();
        var details = client.getBooleanDetails("truth", false);
        assertThat(details.getValue()).isFalse();
        assertThat(details.getErrorCode()).isEqualTo(ErrorCode.GENERAL);
    }
}
