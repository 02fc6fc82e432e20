package io.trackplane.web.page;

import java.util.List;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/** The form on the page of all pieces. */
record PartForm(
        String name,
        String email,
        String password,
        int retention,
        String platform,
        String description,
        boolean guarded,
        List<String> platforms) {
    static final PartForm FILLED =
            new PartForm("Nebula", "ada@nebula.example", "", 90, "android", "", true, List.of("ios", "web"));
    static final PartForm EMPTY = new PartForm("", "ada", "", 9000, "", "", false, List.of());

    /** What is wrong with the empty one. */
    static BindingResult objections() {
        var result = new BeanPropertyBindingResult(EMPTY, "invalid");
        result.reject("problem.invalid");
        result.rejectValue("name", "jakarta.validation.constraints.NotBlank.message");
        result.rejectValue("email", "jakarta.validation.constraints.Email.message");
        result.rejectValue("retention", "web.parts.retention.limit", new Object[] {400}, null);
        result.rejectValue("platforms", "jakarta.validation.constraints.NotEmpty.message");
        return result;
    }
}
