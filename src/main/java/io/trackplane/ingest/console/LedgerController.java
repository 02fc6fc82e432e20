package io.trackplane.ingest.console;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Permission;
import io.trackplane.kernel.Problem;
import io.trackplane.tenancy.Environment;
import io.trackplane.tenancy.Tenant;
import io.trackplane.web.RequiresPermission;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What became of everything that was received. */
@Controller
class LedgerController {
    /** Up to so many days the page shows hours, beyond them days. */
    private static final int HOURLY = 3;

    private static final int SHOWN_AT_FIRST = 2;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Ledger ledger;
    private final Clock clock;

    LedgerController(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping(DataPaths.LEDGER)
    @RequiresPermission(Permission.TENANT_READ)
    String show(
            Tenant tenant,
            Environment environment,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model,
            HttpServletResponse response) {
        var usual = Days.last(SHOWN_AT_FIRST, tenant.zone(), clock);
        model.addAttribute("base", DataPaths.base(environment));
        try {
            var days = Days.of(from, to, usual);
            fill(environment, days, model);
        } catch (Problem.Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("invalid", invalid.fields());
            model.addAttribute("days", usual);
            model.addAttribute("from", from);
            model.addAttribute("to", to);
        }
        return "ingest/ledger";
    }

    private void fill(Environment environment, Days days, Model model) {
        var answer = Answered.by(() -> ledger.hours(environment, days));
        boolean hourly = days.count() <= HOURLY;
        model.addAttribute("invalid", Map.<String, Message>of());
        model.addAttribute("days", days);
        model.addAttribute("from", days.first());
        model.addAttribute("to", days.last());
        model.addAttribute("hourly", hourly);
        model.addAttribute("answer", answer);
        var hours = answer.value();
        if (hours != null) {
            model.addAttribute("lines", hourly ? hours : Ledger.byDay(hours, days));
            model.addAttribute("total", Ledger.total(hours));
        }
    }

    /** By the hour, however many days. */
    @GetMapping(DataPaths.LEDGER + ".csv")
    @RequiresPermission(Permission.TENANT_READ)
    ResponseEntity<String> download(
            Tenant tenant,
            Environment environment,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var days = Days.of(from, to, Days.last(SHOWN_AT_FIRST, tenant.zone(), clock));
        var answer = Answered.by(() -> ledger.hours(environment, days));
        var hours = answer.value();
        if (hours == null) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("");
        }
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"ledger-" + environment.appId() + ".csv\"")
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(csv(hours, days));
    }

    /** Numbers and times only, so that nothing needs quoting. */
    private static String csv(List<LedgerLine> hours, Days days) {
        var csv = new StringBuilder("hour,local_hour (" + days.zone()
                + "),received,stored,duplicate,sampled_out,quarantined,rejected,rows_in_events,rows_in_quarantine\r\n");
        for (var hour : hours) {
            csv.append(DateTimeFormatter.ISO_INSTANT.format(hour.from()))
                    .append(',')
                    .append(LOCAL.format(hour.from().atZone(days.zone())));
            List.of(
                            hour.received(),
                            hour.stored(),
                            hour.duplicate(),
                            hour.sampledOut(),
                            hour.quarantined(),
                            hour.rejected(),
                            hour.keptEvents(),
                            hour.keptAside())
                    .forEach(count -> csv.append(',').append(count));
            csv.append("\r\n");
        }
        return csv.toString();
    }
}
