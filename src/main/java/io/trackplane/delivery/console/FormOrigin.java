package io.trackplane.delivery.console;

import io.trackplane.web.TwoEditors.Stored;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;

/** What a form was made from, while its buttons change it and nothing is saved yet. */
final class FormOrigin {
    private static final String ORIGINAL = "original.";

    private FormOrigin() {}

    static Stored of(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(ORIGINAL)) {
                fields.put(name.substring(ORIGINAL.length()), values[0]);
            }
        });
        var version = request.getParameter("version");
        boolean isNumber = version != null && version.matches("[0-9]{1,18}");
        return new Stored(isNumber ? Long.parseLong(version) : -1, fields);
    }
}
