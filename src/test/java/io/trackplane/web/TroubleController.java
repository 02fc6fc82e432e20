package io.trackplane.web;

import com.mongodb.MongoTimeoutException;
import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Everything that can go wrong in a handler. */
@Controller
class TroubleController {
    record Form(
            @NotBlank String name,
            @Max(400) int days,
            @Multiline String description,
            String password) {}

    record Body(@NotBlank String name) {}

    @GetMapping({"/trouble/{kind}", "/api/trouble/{kind}"})
    String trouble(@PathVariable String kind) {
        throw switch (kind) {
            case "missing" -> new Problem.NotFound();
            case "forbidden" -> new Problem.Forbidden(Message.of("problem.stale"));
            case "unknown" -> new Problem.Unauthenticated(Message.of("problem.401.text"));
            case "conflict" -> new Problem.Conflict(Message.of("problem.go", "Nebula"));
            case "stale" -> new Problem.Stale(7);
            case "invalid" -> new Problem.Invalid(Map.of("name", Message.of("web.parts.retention.limit", 400)));
            case "many" -> new Problem.TooMany(Message.of("problem.429.text"), Duration.ofSeconds(90));
            case "away" -> new DataAccessResourceFailureException("no answer", new MongoTimeoutException("30 s"));
            case "driver" -> new IllegalStateException(new MongoTimeoutException("30 s"));
            default -> new IllegalStateException("secret detail");
        };
    }

    @GetMapping("/trouble/number")
    String number(@RequestParam int size) {
        return "web/preferences";
    }

    @PostMapping("/trouble/form")
    @ResponseBody
    String form(@Valid @ModelAttribute("form") Form form, BindingResult result) {
        return result.hasErrors()
                ? String.valueOf(result.getFieldErrors().getFirst().getCode())
                : form.name() + "|" + form.description() + "|" + form.password();
    }

    @PostMapping("/trouble/page")
    String page(@Valid @ModelAttribute("form") Form form, BindingResult result, Model model) {
        FormErrors.add(result, new Problem.Invalid("elsewhere", Message.of("problem.stale")));
        return "web/trouble";
    }

    @PostMapping("/api/trouble/body")
    @ResponseBody
    String body(@Valid @RequestBody Body body) {
        return body.name();
    }
}
