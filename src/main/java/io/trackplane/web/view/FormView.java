package io.trackplane.web.view;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.NotReadablePropertyException;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.spring6.context.IThymeleafBindStatus;
import org.thymeleaf.spring6.context.IThymeleafRequestContext;
import org.thymeleaf.spring6.naming.SpringContextVariableNames;

/**
 * The form a page shows, field by field. The model attribute is {@code form} unless the template says otherwise with
 * {@code th:with="of='other'"}, for pages with several forms.
 */
public final class FormView {
    private static final String FOCUS_TAKEN = FormView.class.getName();

    private final ITemplateContext context;
    private final String form;

    FormView(ITemplateContext context) {
        this.context = context;
        this.form = context.getVariable("of") instanceof String other ? other : "form";
    }

    /** One field as it was posted, or as it is stored. */
    public Field field(String name) {
        var status = status(form + "." + name);
        var errors = status == null ? List.<String>of() : Arrays.asList(status.getErrorMessages());
        return new Field(id(name), texts(status), errors, !errors.isEmpty() && takeFocus());
    }

    /** What is wrong with the form as a whole. */
    public List<String> errors() {
        var status = status(form);
        return status == null ? List.of() : Arrays.asList(status.getErrorMessages());
    }

    private String id(String name) {
        return form + "-" + name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private @Nullable IThymeleafBindStatus status(String path) {
        if (context.getVariable(form) == null && !wasBound()) {
            return null;
        }
        var request =
                (IThymeleafRequestContext) context.getVariable(SpringContextVariableNames.THYMELEAF_REQUEST_CONTEXT);
        try {
            return request.getBindStatus(path);
        } catch (NotReadablePropertyException e) {
            return null; // a field beside the form, such as the reason: it starts empty
        }
    }

    private boolean wasBound() {
        return context.containsVariable("org.springframework.validation.BindingResult." + form);
    }

    /** The first invalid field on the page gets the focus, with or without script. */
    private boolean takeFocus() {
        if (!(context instanceof IWebContext web)
                || Boolean.FALSE.equals(context.getVariable("focus"))
                || web.getExchange().containsAttribute(FOCUS_TAKEN)) {
            return false;
        }
        web.getExchange().setAttributeValue(FOCUS_TAKEN, true);
        return true;
    }

    private static List<String> texts(@Nullable IThymeleafBindStatus status) {
        return switch (status == null ? null : value(status)) {
            case null -> List.of();
            case Collection<?> values -> values.stream().map(FormView::text).toList();
            case Object[] values -> Arrays.stream(values).map(FormView::text).toList();
            case Object value -> List.of(text(value));
        };
    }

    /** What was posted where it could not be understood, else what the form holds. */
    private static @Nullable Object value(IThymeleafBindStatus status) {
        var error = status.getErrors().getFieldError(status.getExpression());
        var posted = error != null && error.isBindingFailure() ? error.getRejectedValue() : status.getActualValue();
        return posted == null ? status.getValue() : posted;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Enum<?> constant -> constant.name();
            case Locale language -> language.toLanguageTag();
            default -> value.toString();
        };
    }

    /**
     * One field.
     *
     * @param id for {@code id} and {@code for}
     * @param values what it holds; several for a group of checkboxes
     * @param errors what is wrong with it
     * @param focused whether it is the first invalid one on the page
     */
    public record Field(String id, List<String> values, List<String> errors, boolean focused) {
        /** What a field with one value holds. */
        public String value() {
            return values.stream().collect(Collectors.joining(", "));
        }

        public boolean invalid() {
            return !errors.isEmpty();
        }

        public boolean holds(String value) {
            return values.contains(value);
        }

        /** Whether a lone checkbox is ticked. */
        public boolean ticked() {
            return holds("true") || holds("on");
        }

        /** Ids of the hint and the errors, for {@code aria-describedby}; null when there is neither. */
        public @Nullable String describedBy(@Nullable String hint) {
            var ids = (hint == null ? "" : id + "-hint ") + (invalid() ? id + "-error" : "");
            return ids.isBlank() ? null : ids.strip();
        }
    }
}
