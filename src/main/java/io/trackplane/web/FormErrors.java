package io.trackplane.web;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import org.springframework.validation.BindingResult;

/** Puts what a service objects to beside the fields of the form it came from. */
public final class FormErrors {
    private FormErrors() {}

    /** Adds each objection to its field; those to fields the form does not have stand above the form. */
    public static void add(BindingResult form, Problem.Invalid problem) {
        problem.fields().forEach((field, message) -> add(form, field, message));
    }

    /** Adds an objection to the form as a whole. */
    public static void add(BindingResult form, Message message) {
        form.reject(message.key(), message.arguments().toArray(), null);
    }

    /** Adds an objection to one field. */
    public static void add(BindingResult form, String field, Message message) {
        if (has(form, field)) {
            form.rejectValue(field, message.key(), message.arguments().toArray(), null);
        } else {
            add(form, message);
        }
    }

    private static boolean has(BindingResult form, String field) {
        return form.getTarget() != null && form.getFieldType(field) != null;
    }
}
