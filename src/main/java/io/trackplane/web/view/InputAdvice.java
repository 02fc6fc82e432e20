package io.trackplane.web.view;

import io.trackplane.web.Multiline;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * What happens to every text that is posted, in one place: surrounding blanks go away, control characters and halves of
 * characters are refused, line breaks are kept only where they belong. Passwords stay as they were typed.
 */
@ControllerAdvice
class InputAdvice {
    @InitBinder
    void texts(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, editor(binder.getObjectName(), false));
        var type =
                binder.getTargetType() == null ? null : binder.getTargetType().resolve();
        if (type != null && type.isRecord()) {
            components(type).forEach(component -> register(binder, component));
        }
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Stream.of(type.getRecordComponents()).filter(component -> component.getType() == String.class);
    }

    private static void register(WebDataBinder binder, RecordComponent component) {
        binder.registerCustomEditor(
                String.class,
                component.getName(),
                editor(component.getName(), component.isAnnotationPresent(Multiline.class)));
    }

    private static InputText editor(@Nullable String name, boolean multiline) {
        var field = name == null ? "" : name.toLowerCase(Locale.ROOT);
        return new InputText(multiline || field.equals("reason"), field.contains("password"));
    }
}
