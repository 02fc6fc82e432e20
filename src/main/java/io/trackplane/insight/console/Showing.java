package io.trackplane.insight.console;

import io.trackplane.eventstore.EventStoreUnavailable;
import io.trackplane.eventstore.QueryTooSlow;
import io.trackplane.insight.asking.AtOnce;
import io.trackplane.insight.deliveries.DeliveryPaths;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Shows a page of figures, or one of its tables as a file. Where the store is away or a question took too long the page says so with 503; what cannot be
 * read is told beside the filters with 400.
 */
@Component
class Showing {
    private static final String CSV = "csv";
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Asking asking;
    private final FilterChoices choices;
    private final FirstEvent first;

    Showing(Asking asking, FilterChoices choices, FirstEvent first) {
        this.asking = asking;
        this.choices = choices;
        this.first = first;
    }

    /**
     * What is called.
     *
     * @param path below the dashboards, beginning with a slash
     */
    record Call(
            Environment environment,
            String path,
            Page tab,
            Map<String, String> parameters,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Address address() {
            return Asking.address(environment, path, parameters);
        }
    }

    /** One tab. */
    record Tab(String label, String href, boolean current) {}

    /**
     * What there is to filter by, and what was published, is asked at the same time as the content.
     *
     * @return the name of the view, or the file that was asked for
     */
    Object show(Call call, String view, BiFunction<Asked, AtOnce, Content> content) {
        var address = call.address();
        var words = asking.words(call.environment(), call.locale());
        call.response().setHeader("HX-Push-Url", address.href());
        call.model().addAttribute("tabs", tabs(call.tab(), address, words));
        call.model().addAttribute("tab", call.tab().key());
        call.model().addAttribute("register", DeliveryPaths.list(call.environment()) + "/new");
        try (var atOnce = new AtOnce()) {
            var asked = asking.read(call.environment(), address, call.locale(), atOnce);
            call.model().addAttribute("asked", asked);
            var offered = atOnce.ask(() -> choices.of(asked.question()));
            var shown = content.apply(asked, atOnce);
            call.model().addAttribute("bar", FilterBar.of(asked, offered.get()));
            return answer(call, asked, view, shown);
        } catch (Problem.Malformed malformed) {
            call.model().addAttribute("bar", FilterBar.refused(address, words, malformed.fields()));
            return state(call, "invalid", HttpStatus.BAD_REQUEST);
        } catch (QueryTooSlow slow) {
            return failed(call, address, words, "slow");
        } catch (EventStoreUnavailable away) {
            return failed(call, address, words, "away");
        }
    }

    private Object answer(Call call, Asked asked, String view, Content content) {
        var table = call.parameters().get(CSV);
        if (table != null) {
            return file(call, asked, content.table(table));
        }
        call.model().addAttribute("shown", content);
        if (content.isEmpty()) {
            boolean isNew = !first.came(asked.question().stream());
            if (isNew) {
                call.model().addAttribute("snippet", first.snippet(call.environment()));
            }
            return state(call, isNew ? "first" : "none", HttpStatus.OK);
        }
        return view;
    }

    private static Object failed(Call call, Address address, Words words, String why) {
        call.model().addAttribute("bar", FilterBar.refused(address, words, Map.of()));
        call.response().setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return state(call, why, HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static Object state(Call call, String state, HttpStatus status) {
        call.response().setStatus(status.value());
        call.model().addAttribute("state", state);
        call.model().addAttribute("again", call.address().href());
        return "insight/state";
    }

    private static ResponseEntity<String> file(Call call, Asked asked, Table table) {
        var range = asked.question().range();
        var name = "%s-%s-%s-%s.csv"
                .formatted(
                        call.environment().appId(),
                        call.tab().key(),
                        table.key(),
                        range.from().atZone(range.zone()).toLocalDate());
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType("text/csv"), StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Csv.of(table));
    }

    private static List<Tab> tabs(Page current, Address address, Words words) {
        return Arrays.stream(Page.values())
                .map(page -> new Tab(
                        words.text("insight.page." + page.key()),
                        address.at("/" + page.key()).href(),
                        page == current))
                .toList();
    }
}
