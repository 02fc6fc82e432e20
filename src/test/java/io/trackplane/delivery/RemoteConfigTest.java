package io.trackplane.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.flag.Audience;
import io.trackplane.flag.EvaluationContext;
import io.trackplane.flag.Segment;
import io.trackplane.flag.Segments;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.kernel.Problem;
import java.util.Arrays;
import java.util.List;
import org.ff4j.exception.PropertyNotFoundException;
import org.ff4j.property.PropertyString;
import org.junit.jupiter.api.Test;

class RemoteConfigTest {
    private static final Segments SEGMENTS = Segments.compile(
            List.of(
                    Segment.parse(
                            "{\"key\":\"staff\",\"name\":\"Staff\",\"when\":{\"attribute\":\"role\",\"operator\":\"equals\",\"values\":[\"staff\"]}}")));

    private static RemoteConfig config(String... parameters) {
        return RemoteConfig.compile(
                Arrays.stream(parameters).map(Parameter::parse).toList(), SEGMENTS);
    }

    private static String values(RemoteConfig config, Audience audience, String context) {
        var json = new StringBuilder();
        config.write(json, EvaluationContext.read(CanonicalJson.tree(context)), audience);
        return json.toString();
    }

    private static final RemoteConfig SIZES =
            config("""
            {"key":"size","type":"integer","value":1,"conditional":[
              {"when":{"segment":"staff"},"value":2},
              {"when":{"attribute":"age","operator":"number_at_least","values":["18"]},"value":3}]}
            """, "{\"key\":\"hidden\",\"type\":\"string\",\"visible_to_clients\":false,\"value\":\"s\\u0022\"}");

    @Test
    void theFirstConditionThatHoldsDecides() {
        assertThat(values(SIZES, Audience.CLIENT, "{}")).isEqualTo("{\"size\":1}");
        assertThat(values(SIZES, Audience.CLIENT, "{\"age\":20}")).isEqualTo("{\"size\":3}");
        assertThat(values(SIZES, Audience.CLIENT, "{\"age\":20,\"role\":\"staff\"}"))
                .isEqualTo("{\"size\":2}");
    }

    @Test
    void onlyServersSeeWhatIsHidden() {
        assertThat(values(SIZES, Audience.SERVER, "{}")).isEqualTo("{\"hidden\":\"s\\\"\",\"size\":1}");
        assertThat(values(config(), Audience.SERVER, "{}")).isEqualTo("{}");
    }

    @Test
    void aSegmentThatDoesNotExistStopsTheCompilation() {
        assertThatThrownBy(
                        () -> config(
                                "{\"key\":\"a\",\"value\":\"x\",\"conditional\":[{\"when\":{\"segment\":\"gone\"},\"value\":\"y\"}]}"))
                .isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void ff4jReadsTheParametersAndChangesNone() {
        var store = SIZES.store();
        assertThat(store.listPropertyNames()).containsExactlyInAnyOrder("size", "hidden");
        assertThat(store.readProperty("size").asString()).isEqualTo("1");
        assertThat(store.existProperty("gone")).isFalse();
        assertThatThrownBy(() -> store.readProperty("gone")).isInstanceOf(PropertyNotFoundException.class);
        assertThatThrownBy(() -> store.createProperty(new PropertyString("new", "x")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store.updateProperty("size", "2")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store.deleteProperty("size")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(store::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(values(SIZES, Audience.CLIENT, "{}")).isEqualTo("{\"size\":1}");
    }
}
