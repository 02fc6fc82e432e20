package io.trackplane.insight.console;

import io.trackplane.insight.asking.AtOnce;
import io.trackplane.insight.console.Table.Column;
import io.trackplane.insight.console.Table.Row;
import io.trackplane.insight.deliveries.Deliveries;
import io.trackplane.insight.deliveries.DeliveryLine;
import io.trackplane.insight.deliveries.DeliveryRegistration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The deliveries of recommendations beside each other, so that the one that nobody clicks stands out. */
@Component
class DeliveriesPage implements Dashboard {
    private static final String UNNAMED = "";

    private final Deliveries deliveries;

    DeliveriesPage(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Page page() {
        return Page.DELIVERIES;
    }

    @Override
    public Content of(Asked asked, AtOnce asking) {
        var lines = deliveries.list(asked.environment(), asked.question());
        boolean isEstimated = lines.stream().anyMatch(line -> line.funnel().isEstimated());
        return new Content(
                List.of(), List.of(Block.whole(Panel.of(table(asked, lines)))), lines.isEmpty(), isEstimated);
    }

    private static Table table(Asked asked, List<DeliveryLine> lines) {
        var words = asked.words();
        var columns = List.of(
                Column.text("delivery_id", words.text("insight.column.delivery")),
                Column.text("content_type", words.text("insight.column.content-type"))
                        .less("p3"),
                Column.text("state", words.text("insight.column.state")).less("p3"),
                Column.number("target_users", words.text("insight.funnel.target"))
                        .less("p2"),
                Column.number("viewed_users", words.text("insight.funnel.viewed")),
                Column.number("view_rate", words.text("insight.funnel.view-rate"))
                        .less("p2"),
                Column.number("click_rate", words.text("insight.funnel.click-rate")),
                Column.number("completion_rate", words.text("insight.funnel.completion-rate")));
        var rows = lines.stream().map(line -> row(asked, line)).toList();
        var title = words.text("insight.page.deliveries");
        return new Table("deliveries", title, columns, rows, asked.address().csv("deliveries"));
    }

    private static Row row(Asked asked, DeliveryLine line) {
        var words = asked.words();
        var funnel = line.funnel();
        var registration = line.registration();
        var name = registration == null ? UNNAMED : registration.settings().name();
        var target = funnel.target();
        return Row.of(
                Cell.text(line.id(), name.isEmpty() ? line.id() : name)
                        .css(name.isEmpty() ? "lead mono fill" : "lead fill")
                        .to(asked.address().below("/deliveries", line.id()).href())
                        .about(name.isEmpty() ? null : line.id()),
                Cell.text(type(registration), dash(type(registration))),
                Cell.text(null, state(asked, registration)),
                Cell.number(target, target == null ? Words.NOTHING : words.whole(target)),
                Cell.number(funnel.viewed(), words.whole(funnel.viewed(), funnel.isEstimated())),
                Cell.number(funnel.viewRate(), words.percent(funnel.viewRate())),
                Cell.number(funnel.clickRate(), words.percent(funnel.clickRate())),
                Cell.number(funnel.completionRate(), words.percent(funnel.completionRate())));
    }

    private static String type(@Nullable DeliveryRegistration registration) {
        return registration == null ? "" : registration.settings().contentType();
    }

    private static String dash(String text) {
        return text.isEmpty() ? Words.NOTHING : text;
    }

    private static String state(Asked asked, @Nullable DeliveryRegistration registration) {
        var key = registration == null
                ? "unregistered"
                : registration.state(asked.now(), asked.words().zone()).key();
        return asked.words().text("insight.delivery.state." + key);
    }
}
