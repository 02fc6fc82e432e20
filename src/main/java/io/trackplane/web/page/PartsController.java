package io.trackplane.web.page;

import io.trackplane.web.OpenTo;
import io.trackplane.web.OpenTo.Audience;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;

/** Every piece of {@code templates/ui} in every state, for those who build pages and those who test them. */
@Controller
class PartsController {
    @GetMapping("/parts")
    @OpenTo(Audience.SIGNED_IN)
    String parts(Model model) {
        model.addAttribute("parts", Parts.shown());
        model.addAttribute("form", PartForm.FILLED);
        model.addAttribute("invalid", PartForm.EMPTY);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "invalid", PartForm.objections());
        return "web/parts";
    }
}
