package io.trackplane.privacy;

import static io.trackplane.privacy.Maskers.event;
import static io.trackplane.privacy.Maskers.rule;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackplane.event.Event;
import io.trackplane.event.EventType;
import io.trackplane.event.Value;
import io.trackplane.kernel.CanonicalJson;
import io.trackplane.privacy.PiiClasses.ClassifiedField;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MaskerTest {
    private static final MaskingRule PHONE =
            rule("phone", Find.detectors(Detector.MAINLAND_PHONE), MaskingAction.hash(4));
    private static final Value CALL = new Value.Text("call 13800001234 first");

    @Test
    void theBenchShowsWhatTheDesignShows() {
        var properties = new LinkedHashMap<String, Value>();
        properties.put("payment_id", new Value.Text("pay_xyz123"));
        properties.put("amount", new Value.Whole(4_500));
        properties.put("contact", new Value.Text("13800001234"));
        properties.put("receipt_to", new Value.Text("buyer@meadow.example"));
        properties.put("note", CALL);
        properties.put("ip", new Value.Text("203.0.113.57"));
        properties.put("password", new Value.Text("k9-demo"));
        var masker = Masker.compile(DefaultMasking.in(Locale.ENGLISH), PiiClasses.NONE, Maskers.KEY);

        var masked = masker.explain(event(properties));

        var stored = masked.event().properties().fields();
        assertThat(stored).doesNotContainKey("password").containsEntry("ip", new Value.Text("203.0.113.0/24"));
        assertThat(text(stored.get("contact"))).matches("h:[0-9a-f]{32}·1234");
        assertThat(text(stored.get("note"))).isEqualTo("call " + text(stored.get("contact")) + " first");
        assertThat(masked.paths())
                .containsExactly(
                        "properties.password",
                        "properties.contact",
                        "properties.note",
                        "properties.receipt_to",
                        "properties.ip");
        assertThat(masked.fields())
                .filteredOn(line -> !line.masked())
                .extracting(MaskedField::field)
                .contains("properties.payment_id", "properties.amount", "user_id");
    }

    @Test
    void aPhoneAsUserIsAlwaysTheSameUserHoweverItIsWritten() {
        var masker = Maskers.of(PHONE);

        assertThat(List.of("13800001234", "+86 138-0000-1234", "１３８００００１２３４", "0086 138 0000 1234"))
                .extracting(user -> masker.mask(by(user)).event().userId())
                .hasSize(4)
                .containsOnly(masker.mask(by("13800001234")).event().userId());
        assertThat(masker.mask(by("13800001235")).event().userId())
                .isNotEqualTo(masker.mask(by("13800001234")).event().userId());
    }

    @Test
    void aNumberHasTheHashOfItsDigits() {
        var masker = Maskers.of(PHONE);

        var fromNumber = masked(masker, new Value.Whole(13_800_001_234L));
        assertThat(fromNumber).isEqualTo(masked(masker, new Value.Decimal(13_800_001_234.0)));
        assertThat(fromNumber).isEqualTo(masked(masker, new Value.Text("13800001234")));
    }

    @Test
    void twoTenantsHashTheSamePhoneDifferently() {
        var masking = new Masking(List.of(PHONE));
        var one = Masker.compile(masking, PiiClasses.NONE, Maskers.KEY);
        var other = Masker.compile(masking, PiiClasses.NONE, Maskers.key("another tenant's key"));

        assertThat(one.mask(by("13800001234")).event().userId())
                .isNotEqualTo(other.mask(by("13800001234")).event().userId())
                .isEqualTo(Masker.compile(masking, PiiClasses.NONE, Maskers.key("one tenant's key"))
                        .mask(by("13800001234"))
                        .event()
                        .userId());
    }

    @Test
    void theHashIsHmacSha256() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("one tenant's key".getBytes(UTF_8), "HmacSHA256"));
        var expected = HexFormat.of().formatHex(mac.doFinal("13800001234".getBytes(UTF_8)), 0, 16);

        assertThat(Maskers.of(PHONE).mask(by("13800001234")).event().userId()).isEqualTo("h:" + expected + "·1234");
    }

    @Test
    void aSecretClassIsRemovedWhateverRulesSay() {
        PiiClasses classes = () -> List.of(
                new ClassifiedField(null, "properties.note", PiiClass.SECRET),
                new ClassifiedField("payment_success", "user_id", PiiClass.SECRET));
        for (var action : List.of(
                MaskingAction.hash(),
                MaskingAction.replace("kept"),
                MaskingAction.truncate(100),
                MaskingAction.partial(2, 2))) {
            var masker = Maskers.of(
                    classes,
                    rule("path", Find.paths("properties.note", "user_id"), action),
                    rule("key", Find.keys("note"), action));

            var masked = masker.mask(event("note", CALL)).event();

            assertThat(masked.properties().fields()).isEmpty();
            assertThat(masked.userId()).isNull();
        }
    }

    @Test
    void classesGiveDefaultsThatARuleForTheFieldOverrides() {
        PiiClasses classes = () -> List.of(
                new ClassifiedField(null, "properties.card", PiiClass.FINANCIAL),
                new ClassifiedField(null, "properties.name", PiiClass.IDENTIFIER),
                new ClassifiedField(null, "properties.city", PiiClass.NONE),
                new ClassifiedField(null, "properties.at", PiiClass.LOCATION));
        var event = event(Map.of(
                "card", new Value.Text("AB-99887766"),
                "name", new Value.Text("Zhang San"),
                "city", new Value.Text("Shanghai"),
                "at",
                        new Value.Items(List.of(
                                new Value.Decimal(31.230416),
                                new Value.Text("203.0.113.57"),
                                new Value.Text("Bund 1")))));

        var fields = Maskers.of(classes, rule("name", Find.keys("name"), MaskingAction.partial(1, 0)))
                .mask(event)
                .event()
                .properties()
                .fields();

        assertThat(fields).containsEntry("card", new Value.Text("*******7766"));
        assertThat(fields).containsEntry("name", new Value.Text("Z********"));
        assertThat(fields).containsEntry("city", new Value.Text("Shanghai"));
        var at = ((Value.Items) Objects.requireNonNull(fields.get("at"))).items();
        assertThat(at.subList(0, 2)).containsExactly(new Value.Decimal(31.23), new Value.Text("203.0.113.0/24"));
        assertThat(text(at.get(2))).matches("h:[0-9a-f]{32}");
    }

    @Test
    void pathsReachNamesListsAndAnyDepth() {
        var deep = new Value.Fields(Map.of("phone", CALL));
        var list = event("list", new Value.Items(List.of(deep, deep)));
        var one = event("one", deep);

        assertThat(removed(list, "properties.list[*].phone")).isEqualTo("{\"list\":[{},{}]}");
        assertThat(removed(list, "properties.list.phone")).contains("phone");
        assertThat(removed(one, "properties.*.phone")).isEqualTo("{\"one\":{}}");
        assertThat(removed(list, "properties.*.phone")).contains("phone");
        assertThat(removed(list, "**.phone")).isEqualTo("{\"list\":[{},{}]}");
        assertThat(removed(one, "properties.**.phone")).isEqualTo("{\"one\":{}}");
        assertThat(removed(one, "properties.one")).isEqualTo("{}");
    }

    @Test
    void keysAreComparedWithoutCaseAndSeparators() {
        var event = event(Map.of("idCard", CALL, "ID-CARD", CALL, "id_card", CALL, "id card no", CALL));

        var fields = Maskers.of(rule("id", Find.keys("id_card"), MaskingAction.remove()))
                .mask(event)
                .event()
                .properties()
                .fields();

        assertThat(fields.keySet()).containsExactly("id card no");
    }

    @Test
    void aRuleForOneEventLeavesOthersAlone() {
        var masker = Maskers.of(rule("note", Find.keys("note").in("payment_success"), MaskingAction.remove()));
        var event = event("note", CALL);
        var other = new Event(
                "e",
                EventType.EVENT,
                "page_view",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                event.properties());

        assertThat(masker.mask(event).event().properties().fields()).isEmpty();
        assertThat(masker.mask(other).event()).isSameAs(other);
    }

    @Test
    void aDetectorWithAPlaceLooksOnlyThere() {
        var find = new Find(List.of(), List.of("contact"), List.of(Detector.MAINLAND_PHONE), List.of(), List.of());
        var fields = Maskers.of(rule("phone", find, MaskingAction.replace("[phone]")))
                .mask(event(Map.of("contact", CALL, "note", CALL)))
                .event()
                .properties()
                .fields();

        assertThat(fields)
                .containsEntry("contact", new Value.Text("call [phone] first"))
                .containsEntry("note", CALL);
    }

    @Test
    void namedQueryParametersLoseTheirValuesOnly() {
        var find = new Find(List.of(), List.of(), List.of(Detector.URL_QUERY), List.of("q"), List.of());

        assertThat(text(masked(
                        Maskers.of(rule("q", find, MaskingAction.replace("-x-"))),
                        new Value.Text("/s?q=shoes&p=2#q=a"))))
                .isEqualTo("/s?q=-x-&p=2#q=-x-");
    }

    @Test
    void jsonInsideOfTextIsMaskedLikeAnyOther() {
        var masker = Maskers.of(PHONE, rule("secret", Find.detectors(Detector.SECRET_KEY), MaskingAction.remove()));
        var inner = "{\"password\":{\"a\":1},\"tel\":13800001234,\"n\":2}";
        var outer = EmbeddedJson.write(new Value.Fields(Map.of("inner", new Value.Text(inner))));

        assertThat(text(masked(masker, new Value.Text(inner)))).matches("\\{\"tel\":\"h:[0-9a-f]{32}·1234\",\"n\":2}");
        assertThat(text(masked(masker, new Value.Text(outer))))
                .doesNotContain("password", "13800001234")
                .contains("\\\"n\\\":2");
    }

    @Test
    void cuttingNeverLeavesAPartOfWhatADetectorFinds() {
        var masker = Maskers.of(rule("cut", Find.keys("note"), MaskingAction.truncate(14)), PHONE);

        assertThat(text(masked(masker, CALL))).startsWith("call h:").hasSize(14);
        assertThat(text(masked(masker, new Value.Text("ab 138000012345 and more"))))
                .isEqualTo("ab ***********");
    }

    @Test
    void partialMaskingNeverShowsMoreThanHalf() {
        var masker = Maskers.of(rule("part", Find.keys("note"), MaskingAction.partial(3, 4)));

        assertThat(text(masked(masker, new Value.Text("ABCDEFGHIJKLMN")))).isEqualTo("ABC*******KLMN");
        assertThat(text(masked(masker, new Value.Text("ABCDEFG")))).isEqualTo("*******");
    }

    @Test
    void removingTheNameOfAnEventLeavesAMark() {
        var masker = Maskers.of(rule("name", Find.paths("event_name"), MaskingAction.remove()));

        assertThat(masker.mask(event("note", CALL)).event().name()).isEqualTo("[removed]");
    }

    @Test
    void clientsAreToldEverythingButHashing() {
        PiiClasses classes = () -> List.of(new ClassifiedField("login", "properties.pin", PiiClass.SECRET));
        var told = Maskers.of(classes, PHONE, rule("mail", Find.detectors(Detector.EMAIL), MaskingAction.partial(1, 0)))
                .clientRules();

        assertThat(CanonicalJson.write(told))
                .isEqualTo(
                        "[{\"id\":\"class_secret\",\"find\":{\"paths\":[\"properties.pin\"],\"events\":[\"login\"]},\"action\":\"remove\"},"
                                + "{\"id\":\"phone\",\"find\":{\"detectors\":[\"mainland_phone\"]},\"action\":\"leave\"},"
                                + "{\"id\":\"mail\",\"find\":{\"detectors\":[\"email\"]},\"action\":\"partial\",\"keep_first\":1,\"keep_last\":0}]");
    }

    @Test
    void manyThreadsShareOneMasker() throws Exception {
        var masker = Masker.compile(DefaultMasking.in(Locale.ENGLISH), PiiClasses.NONE, Maskers.KEY);
        var expected = masker.mask(by("13800001234"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> tasks = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(seed -> () -> {
                        var random = new Random(seed);
                        return IntStream.range(0, 2_000)
                                .allMatch(turn -> random.nextBoolean()
                                        ? masker.mask(by("13800001234")).equals(expected)
                                        : !masker.mask(by("a@b.cn")).equals(expected));
                    })
                    .toList();
            for (var answer : threads.invokeAll(tasks)) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    private static Event by(String user) {
        return new Event(
                "e", EventType.EVENT, "view", Instant.EPOCH, user, null, null, null, null, null, Value.Fields.NONE);
    }

    private static Value masked(Masker masker, Value value) {
        return Objects.requireNonNull(
                masker.mask(event("note", value)).event().properties().fields().get("note"));
    }

    private static String text(@Nullable Value value) {
        return ((Value.Text) Objects.requireNonNull(value)).text();
    }

    private static String removed(Event event, String path) {
        var masker = Maskers.of(rule("path", Find.paths(path), MaskingAction.remove()));
        return EmbeddedJson.write(masker.mask(event).event().properties());
    }
}
