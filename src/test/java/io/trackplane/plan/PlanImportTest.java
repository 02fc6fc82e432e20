package io.trackplane.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import io.trackplane.plan.PastePreview.PastedRow;
import io.trackplane.plan.PastePreview.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanImportTest {
    private static final PlanContent BILLIARD = PlanContent.parse(Resources.read("billiard.json"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a, b; a string | b string",
                "start_type(immediate/reservation), online(1/0); start_type enum immediate/reservation | online boolean",
                "page_name: 页面名称; page_name string",
                "delivery_id: 投放ID<br>action: 动作类型(expand/collapse); delivery_id string | action enum expand/collapse",
                "`delivery_id`: 投放ID `<br>`count: 数量; delivery_id string | count integer",
                "a（开/关）、b; a enum 开/关 | b string",
                "amount*(integer), note(string); amount integer, required | note string",
                "target: 点击目标，如导航栏, 可选; target string",
                "is_new, created_at, pay_time, tag_ids, price; is_new boolean | created_at timestamp | pay_time timestamp | tag_ids array | price number",
                "kind(a\\|b); kind enum a/b",
            })
    void propertiesAreReadAsPeopleListThem(String cell, String expected) {
        var content = preview("| Event | Properties |\n|---|---|\n| card_click | " + cell + " |")
                .content();
        var found = content.events().getFirst().properties().stream()
                .map(property -> property.name() + " " + PropertyNotation.brief(property))
                .collect(Collectors.joining(" | "));
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "事件名称\t优先级\t属性\ncard_click\tP0\t\"card_id: 卡片\nsource(a/b)\"\npage_view\tP1\t\n",
                "事件名称,优先级,属性\ncard_click,P0,\"card_id: 卡片\nsource(a/b)\"\npage_view,P1,\n",
                "事件名称;优先级;属性\r\ncard_click;P0;\"card_id: 卡片\r\nsource(a/b)\"\r\npage_view;P1;\r\n",
                "\uFEFF| 优先级 | 事件名称 | 属性 |\n| :-: | --- | --- |\n| P0 | **card_click** | card_id: 卡片 <br/> source(a/b) |\n| P1 | `page_view` | |\n",
            })
    void everyKindOfTableIsRead(String text) {
        var content = preview(text).content();
        assertThat(content.events()).extracting(EventDefinition::name).containsExactly("card_click", "page_view");
        assertThat(content.events()).extracting(EventDefinition::priority).containsExactly(Priority.P0, Priority.P1);
        var properties = content.events().getFirst().properties();
        assertThat(properties).extracting(PropertyDefinition::name).containsExactly("card_id", "source");
        assertThat(properties.getFirst().description()).isEqualTo("卡片");
        assertThat(properties.getLast().values()).containsExactly("a", "b");
    }

    @Test
    void aPreviewSaysWhatWouldHappenRowByRow() {
        var text = """
                | 优先级 | 事件名称 | 场景 | 关键属性 (Props) |
                |---|---|---|---|
                | P0 | reservation_create | 预约创建 | reservation_id, table_id, start_time, duration |
                | P0 | session_start | 开台成功 | session_id, user_type(member/guest/staff), table_size |
                | P0 | payment refund | 退款 | payment_id |
                | P0 | payment_creates | 支付单 | payment_id |
                | P7 | alarm_clear | 告警解除 | alarm_id |
                | P0 | coupon_claim | 领券 | coupon_id |
                | P0 | coupon_claim | 领券 | coupon_id |
                """;
        var preview = PlanImport.preview(text, PasteChoices.NONE, BILLIARD);
        assertThat(preview.rows())
                .extracting(PastedRow::result)
                .containsExactly(
                        Result.UNCHANGED,
                        Result.CHANGED,
                        Result.TO_FIX,
                        Result.NEW,
                        Result.TO_FIX,
                        Result.NEW,
                        Result.TO_FIX);
        assertThat(preview.rows().get(1).changes())
                .extracting(PlanChange::field)
                .containsExactlyInAnyOrder("properties.user_type.values", "properties.table_size");
        assertThat(preview.rows().get(2).problems().getFirst().suggestion()).isEqualTo("payment_refund");
        assertThat(preview.rows().get(3).problems().getFirst().suggestion()).isEqualTo("payment_create");
        assertThat(preview.rows().get(3).problems().getFirst().blocking()).isFalse();
        assertThat(preview.content().events()).hasSize(BILLIARD.events().size() + 2);
        preview.content().check();

        var mended = new PasteChoices(Map.of(), Map.of(5, "payment_refund"), Set.of(6, 9));
        var second = PlanImport.preview(text, mended, BILLIARD);
        assertThat(second.rows().get(2).result()).isEqualTo(Result.NEW);
        assertThat(second.rows().get(3).result()).isEqualTo(Result.LEFT_OUT);
        assertThat(second.content().event("payment_refund")).isPresent();
        assertThat(second.content().event("payment_creates")).isEmpty();
    }

    @Test
    void whatAPasteDoesNotMentionStays() {
        var preview = PlanImport.preview(
                "| Event | Properties |\n|---|---|\n| payment_success | amount, refunded(true/false) |",
                PasteChoices.NONE,
                BILLIARD);
        var before = BILLIARD.event("payment_success").orElseThrow();
        var after = preview.content().event("payment_success").orElseThrow();
        assertThat(after.properties()).startsWith(before.properties().toArray(PropertyDefinition[]::new));
        assertThat(after.properties()).hasSize(before.properties().size() + 1);
        assertThat(after.owner()).isEqualTo(before.owner());
    }

    @Test
    void columnsCanMeanSomethingElse() {
        var text = "| Key | Remark |\n|---|---|\n| card_click | 卡片点击 |";
        assertThatThrownBy(() -> preview(text)).isInstanceOf(Problem.Invalid.class);
        var choices = new PasteChoices(Map.of(0, List.of(Column.EVENT, Column.TRIGGER)), Map.of(), Set.of());
        var preview = PlanImport.preview(text, choices, PlanContent.EMPTY);
        assertThat(preview.content().event("card_click").orElseThrow().trigger())
                .isEqualTo("卡片点击");
    }

    @Test
    void otherTablesOfADocumentArePassedOver() {
        var preview = preview(
                "## 数据质量\n| 监控项 | 规则 |\n|---|---|\n| a | b |\n\n"
                        + "## 事件\n| 事件名称 | 场景 |\n|---|---|\n| card_click | x |\n\n```json\n{ \"events\": // not JSON\n}\n```\n");
        assertThat(preview.content().events()).hasSize(1);
        assertThat(preview.notes())
                .extracting(note -> note.key())
                .containsExactly("plan.paste.table-skipped", "plan.paste.example-skipped");
    }

    @Test
    void aTableOfAttributesBecomesAGroup() {
        var content = preview(
                        "### Order fields\n| Field | Type | Required | Description |\n|---|---|---|---|\n"
                                + "| order_id | String | yes | the order |\n| items | List<String> | no | |\n| state | string | | state (open/closed) |")
                .content();
        assertThat(PropertyNotation.write(
                        content.group("order_fields").orElseThrow().properties()))
                .isEqualTo("order_id (string; required): the order\nitems (array; optional)\nitems > [] (string)\n"
                        + "state (enum: open/closed; optional): state");
    }

    @Test
    void aGroupThatWouldBreakEventsThatAreThereIsHeldBack() {
        var existing = PlanContent.parse("{\"events\":[{\"name\":\"card_click\",\"groups\":[\"a\",\"b\"]},"
                + "{\"name\":\"card_open\",\"groups\":[\"a\",\"b\"]}],"
                + "\"groups\":[{\"name\":\"a\",\"properties\":[{\"name\":\"p\"}]},{\"name\":\"b\"}]}");
        var preview = PlanImport.preview(
                "| Group | Properties |\n|---|---|\n| b | p(integer) |\n\n| Event | Groups |\n|---|---|\n| card_click | a, b |",
                PasteChoices.NONE,
                existing);
        assertThat(preview.rows()).extracting(PastedRow::result).containsOnly(Result.TO_FIX);
        assertThat(preview.content()).isEqualTo(existing);
    }

    @Test
    void tooMuchIsRefusedWithItsSize() {
        var rows = IntStream.range(0, 10_000)
                .mapToObj(index -> "| event_" + index + " |")
                .collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> preview("| Event |\n|---|\n" + rows))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.fields()
                                        .getOrDefault("text", Message.of("none"))
                                        .arguments())
                                .isEqualTo(List.of(10_000, 500)));
        assertThatThrownBy(() -> preview("x".repeat(1_000_001))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void noTextTakesLongerThanItsLengthWarrants() {
        var nasty = List.of(
                "| Event | Properties |\n|---|---|\n| a | " + " ".repeat(900_000) + " |",
                "| Event | Properties |\n|---|---|\n| a | " + "&".repeat(900_000) + " |",
                "| Event | Properties |\n|---|---|\n| a | " + "(".repeat(900_000) + " |",
                "| Event | Properties |\n|---|---|\n| a | " + "x,".repeat(400_000) + " |",
                "| Event | Properties |\n|---|---|\n| a | " + "\"".repeat(900_000) + " |",
                "| Event | Properties |\n|---|---|\n| a | " + "<br>".repeat(200_000) + " |",
                "Event,Properties\na," + "\"".repeat(900_000),
                "Event,Properties\n" + "\"\n".repeat(400_000),
                "Event\tProperties\n" + "\"x\t".repeat(300_000),
                "|".repeat(900_000),
                "#".repeat(900_000),
                "```\n".repeat(200_000));
        for (var text : nasty) {
            var start = Instant.now();
            try {
                preview(text);
            } catch (Problem.Invalid expected) {
                assertThat(expected.fields()).isNotEmpty();
            }
            assertThat(Duration.between(start, Instant.now()))
                    .as(text.substring(0, Math.min(60, text.length())))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    private static PastePreview preview(String text) {
        return PlanImport.preview(text, PasteChoices.NONE, PlanContent.EMPTY);
    }
}
