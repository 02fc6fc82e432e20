package io.trackplane.web.view;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** One text as it is accepted from a program: like from a form, of one line unless it is a reason. */
@JacksonComponent
class JsonText extends StdScalarDeserializer<String> {
    JsonText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        var sent = parser.getValueAsString();
        if (sent == null) {
            return (String) context.handleUnexpectedToken(getValueType(context), parser);
        }
        var text = new InputText("reason".equals(parser.currentName()), false);
        try {
            text.setAsText(sent);
        } catch (IllegalArgumentException e) {
            return (String) context.handleWeirdStringValue(String.class, sent, "control character");
        }
        return (String) text.getValue();
    }
}
