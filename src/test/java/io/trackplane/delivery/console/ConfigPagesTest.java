package io.trackplane.delivery.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.ServerTest;
import io.trackplane.delivery.Parameter;
import io.trackplane.revision.Drafts;
import io.trackplane.revision.Revisions;
import io.trackplane.tenancy.Environment;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class ConfigPagesTest {
    private static final String[] IN_GERMANY = {
        "node.0.kind",
        "ALL",
        "node.0.depth",
        "0",
        "node.1.kind",
        "TEST",
        "node.1.depth",
        "1",
        "node.1.attribute",
        "country",
        "node.1.operator",
        "in",
        "node.1.values",
        "DE"
    };

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Revisions revisions;

    private ConsoleOfATenant.Place place;
    private Environment development;
    private String list = "";

    @BeforeEach
    void makeAPlace() {
        place = ConsoleOfATenant.make(server, port, Locale.ENGLISH);
        development = place.development();
        list = place.path(development) + "/config";
    }

    private HttpResponse<String> create(String key, String type, String value, String schema, String... more) {
        return place.owner()
                .post(
                        list + "/_new",
                        with(more, "key", key, "type", type, "value", value, "schema", schema, "visible", "true"));
    }

    private static String[] with(String[] more, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Parameter drafted(Environment environment, String key) {
        return Parameter.parse(Objects.requireNonNull(
                drafts.edit(environment, ParameterParts.part(key)).content()));
    }

    @Test
    void aParameterIsDraftedAndPublished() {
        assertThat(create("banner", "STRING", "summer", "").statusCode()).isEqualTo(302);
        assertThat(revisions.current(development).parts().contents()).isEmpty();
        assertThat(create("items", "INTEGER", "42", "", "publish", "true").statusCode())
                .isEqualTo(302);
        assertThat(revisions.current(development).parts().contents()).containsOnlyKeys(ParameterParts.part("items"));
        assertThat(place.owner().get(list).body()).contains("banner", "items", "summer", "42");
        assertThat(place.owner().get(list + "?q=summer").body())
                .contains(">banner<")
                .doesNotContain(">items<");
    }

    @Test
    void aKeyThatIsTakenIsToldBesideIt() {
        create("banner", "STRING", "summer", "");
        var answer = create("banner", "STRING", "winter", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"form-key-error\"", "winter");
        assertThat(drafted(development, "banner").value().stringValue()).isEqualTo("summer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER | 2.5 | '' | value",
                "NUMBER | abc | '' | value",
                "NUMBER | 1e999 | '' | value",
                "NUMBER | '' | '' | value",
                "JSON | {\"a\": | '' | value",
                "JSON | 5 | '' | value",
                "JSON | {\"a\":1} | {\"type\": | schema",
                "JSON | {\"a\":1} | {\"type\":\"nonsense\"} | schema",
                "JSON | {\"a\":1} | {\"$ref\":\"https://elsewhere.example/x\"} | schema",
                "JSON | {\"a\":1} | {\"required\":[\"b\"]} | value",
                "INTEGER | 99 | {\"maximum\":50} | value"
            })
    void whatCannotBeAcceptedIsToldBesideItsFieldAndNothingIsSaved(
            String type, String value, String schema, String field) {
        var answer = create("p", type, value, schema);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"form-" + field + "-error\"").doesNotContain("??");
        assertThat(drafts.of(development)).isEmpty();
    }

    @Test
    void theButtonsOfAConditionLoseNothingAndSaveNothing() {
        create("banner", "STRING", "summer", "");
        var answer = place.owner()
                .post(
                        list + "/banner/values/new",
                        with(IN_GERMANY, "value", "Sommer", "description", "why", "do", "add.test.0"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Sommer", "why", "name=\"node.2.attribute\"", ">DE</textarea>");
        assertThat(drafted(development, "banner").conditional()).isEmpty();
    }

    @Test
    void aValueForSomeIsGivenToThoseItsConditionHoldsFor() {
        create("banner", "STRING", "summer", "");
        var saved = place.owner()
                .post(
                        list + "/banner/values/new",
                        with(IN_GERMANY, "value", "Sommer", "description", "", "do", "save"));
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(drafted(development, "banner").conditional()).hasSize(1);
        assertThat(tried("country = DE")).contains(">Sommer<");
        assertThat(tried("{\"country\":\"FR\"}")).contains(">summer<").doesNotContain(">Sommer<");
    }

    private String tried(String context) {
        return place.owner()
                .post(list + "/_try-out", "context", context, "rules", "draft")
                .body();
    }

    @Test
    void aConditionThatNamesASegmentNobodyMadeIsRefused() {
        create("banner", "STRING", "summer", "");
        var answer = place.owner()
                .post(
                        list + "/banner/values/new",
                        "node.0.kind",
                        "ALL",
                        "node.0.depth",
                        "0",
                        "node.1.kind",
                        "SEGMENT",
                        "node.1.depth",
                        "1",
                        "node.1.attribute",
                        "nobody",
                        "node.1.operator",
                        "in",
                        "value",
                        "Sommer",
                        "do",
                        "save");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("nobody", "aria-invalid");
        assertThat(drafted(development, "banner").conditional()).isEmpty();
    }

    @Test
    void twoEditorsOfOneValueForSomeAreAskedWhichToKeep() {
        create("banner", "STRING", "summer", "");
        place.owner().post(list + "/banner/values/new", with(IN_GERMANY, "value", "Sommer", "do", "save"));
        var value = list + "/banner/values/0";
        var seen = place.filled(value, with(IN_GERMANY, "value", "Hochsommer", "description", "", "do", "save"));
        place.owner()
                .post(
                        value,
                        place.filled(value, with(IN_GERMANY, "value", "Spätsommer", "description", "", "do", "save")));
        var answer = place.owner().post(value, seen);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("merge-title", "Hochsommer", "Spätsommer");
    }

    @Test
    void copiesAreMadeAllOrNone() {
        create("a", "STRING", "one", "", "publish", "true");
        create("b", "STRING", "two", "", "publish", "true");
        var production = place.path(place.production()) + "/config";
        assertThat(place.owner().get(production + "/_copy?from=development").body())
                .contains("value=\"a@0\"", "value=\"b@0\"");
        var stale = place.owner().post(production + "/_copy", "from", "development", "chosen", "a@0", "chosen", "b@7");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(drafts.of(place.production())).isEmpty();
        var copied = place.owner().post(production + "/_copy", "from", "development", "chosen", "a@0", "chosen", "b@0");
        assertThat(copied.statusCode()).isEqualTo(302);
        assertThat(drafts.of(place.production())).hasSize(2);
    }

    @Test
    void deletingIsADraftLikeEveryOtherChange() {
        create("a", "STRING", "one", "", "publish", "true");
        var version =
                Long.toString(drafts.edit(development, ParameterParts.part("a")).version());
        assertThat(place.owner().post(list + "/a/delete", "version", version).statusCode())
                .isEqualTo(302);
        assertThat(revisions.current(development).parts().find(ParameterParts.part("a")))
                .isPresent();
        assertThat(place.owner().get(list + "/a").body()).contains("A draft deletes this parameter");
    }

    @Test
    void everyPageIsThereInBothLanguagesAndMissesNoText() {
        create("banner", "STRING", "summer", "");
        place.owner().post(list + "/banner/values/new", with(IN_GERMANY, "value", "Sommer", "do", "save"));
        for (var language : List.of("en", "zh-CN")) {
            var owner = place.owner().reading(language);
            for (var path : List.of(
                    "",
                    "?q=nothing",
                    "/_new?type=JSON",
                    "/_new?type=BOOLEAN",
                    "/_copy?from=production",
                    "/_try-out",
                    "/banner",
                    "/banner/values/new",
                    "/banner/values/0")) {
                var answer = owner.get(list + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).doesNotContain("??");
            }
        }
    }
}
