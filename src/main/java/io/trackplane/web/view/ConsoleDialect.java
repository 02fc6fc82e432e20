package io.trackplane.web.view;

import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives templates the objects {@code #times}, {@code #form} and {@code #changed}. */
@Component
class ConsoleDialect extends AbstractDialect implements IExpressionObjectDialect, IExpressionObjectFactory {
    private static final String TIMES = "times";
    private static final String FORM = "form";
    private static final String CHANGED = "changed";

    private final MessageSource messages;
    private final Clock clock;

    ConsoleDialect(MessageSource messages, ObjectProvider<Clock> clock) {
        super("console");
        this.messages = messages;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return this;
    }

    @Override
    public Set<String> getAllExpressionObjectNames() {
        return Set.of(TIMES, FORM, CHANGED);
    }

    @Override
    public Object buildObject(IExpressionContext context, String name) {
        var times = new Times(context, messages, clock);
        return switch (name) {
            case TIMES -> times;
            case CHANGED -> new ChangedValues(context.getLocale(), messages, times);
            default -> new FormView((ITemplateContext) context);
        };
    }

    @Override
    public boolean isCacheable(String name) {
        return false;
    }
}
