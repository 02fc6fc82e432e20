package io.trackplane.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.spring6.SpringTemplateEngine;

class ChangedValuesTest {
    private final StaticMessageSource messages = new StaticMessageSource();

    ChangedValuesTest() {
        messages.addMessage("value.role.viewer", Locale.SIMPLIFIED_CHINESE, "观察者");
        messages.addMessage("web.time.moment", Locale.SIMPLIFIED_CHINESE, "yyyy-MM-dd HH:mm");
    }

    @Test
    void aCodeIsReadByItsName() {
        assertThat(values().text("role", "viewer")).isEqualTo("观察者");
    }

    @Test
    void anotherFieldMaySayTheSameWord() {
        assertThat(values().text("label", "viewer")).isEqualTo("viewer");
    }

    @Test
    void anInstantIsReadAsAMoment() {
        assertThat(values().text("expiresAt", "2027-02-23T18:46:08.830Z")).isEqualTo("2027-02-23 18:46");
    }

    @Test
    void whatPeopleWroteStaysAsItIs() {
        assertThat(values().text("description", "Wallet {0}, it's new")).isEqualTo("Wallet {0}, it's new");
    }

    private ChangedValues values() {
        var context = new ExpressionContext(new SpringTemplateEngine().getConfiguration(), Locale.SIMPLIFIED_CHINESE);
        return new ChangedValues(context.getLocale(), messages, new Times(context, messages, Clock.systemUTC()));
    }
}
