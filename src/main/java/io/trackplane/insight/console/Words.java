package io.trackplane.insight.console;

import io.trackplane.insight.Interval;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Figures and texts for people, in their language and the tenant's zone. A dash stands where nothing can be computed. */
record Words(MessageSource messages, Locale locale, ZoneId zone) {
    static final String NOTHING = "–";
    private static final String ABOUT = "≈ ";
    private static final double SECOND = 1000;

    /** A multiple beyond which the figure before was next to nothing, and the exact growth says nothing. */
    private static final double MOST_GROWTH = 10;

    String text(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments.length == 0 ? null : arguments, locale));
    }

    /** Every digit: {@code 1,284,310}. */
    String whole(double number) {
        return NumberFormat.getIntegerInstance(locale).format(Math.round(number));
    }

    String whole(double number, boolean isEstimated) {
        return (isEstimated ? ABOUT : "") + whole(number);
    }

    /** As short as it still tells: {@code 2.31M}, {@code 231 万}. */
    String brief(double number) {
        if (isChinese()) {
            return scaled(number, 1e8, "亿", scaled(number, 1e4, "万", whole(number)));
        }
        return scaled(number, 1e6, "M", scaled(number, 1e4, "K", 1e3, whole(number)));
    }

    private String scaled(double number, double from, String unit, String less) {
        return scaled(number, from, unit, from, less);
    }

    private String scaled(double number, double from, String unit, double by, String less) {
        if (number < from) {
            return less;
        }
        double part = number / by;
        return digits(part, part < 10 ? 2 : part < 100 ? 1 : 0) + unit;
    }

    /** {@code 26.6%}. */
    String percent(@Nullable Double share) {
        return share == null ? NOTHING : digits(share * 100, share < 0.1 && share > 0 ? 2 : 1) + "%";
    }

    /** {@code 284 ms}, {@code 2.31 s}. */
    String duration(@Nullable Double millis) {
        if (millis == null) {
            return NOTHING;
        }
        return millis < SECOND
                ? digits(millis, 0) + " ms"
                : digits(millis / SECOND, millis < 10 * SECOND ? 2 : 1) + " s";
    }

    /** Minutes and seconds: {@code 1:42}. */
    String clock(@Nullable Double millis) {
        if (millis == null) {
            return NOTHING;
        }
        long seconds = Math.round(millis / SECOND);
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    String decimal(@Nullable Double number, int digits) {
        return number == null ? NOTHING : digits(number, digits);
    }

    private String digits(double number, int digits) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }

    /** A change of a count against before; null where there was nothing before. */
    @Nullable Delta growth(double now, double before, Better better) {
        if (before <= 0) {
            return null;
        }
        double share = now / before - 1;
        var written = share < MOST_GROWTH ? signed(share * 100, 1, "%") : ">" + signed(MOST_GROWTH * 100, 0, "%");
        return new Delta(written, better.kind(share));
    }

    /** A change of a rate, in points. */
    @Nullable Delta points(@Nullable Double now, @Nullable Double before, Better better) {
        if (now == null || before == null) {
            return null;
        }
        double points = (now - before) * 100;
        return new Delta(text("insight.delta.points", signed(points, 2, "")), better.kind(points));
    }

    /** A change of a time. */
    @Nullable Delta change(@Nullable Double now, @Nullable Double before, Better better) {
        if (now == null || before == null) {
            return null;
        }
        double change = now - before;
        var shown = Math.abs(change) < SECOND ? signed(change, 0, " ms") : signed(change / SECOND, 2, " s");
        return new Delta(shown, better.kind(change));
    }

    /** A change of a number without a unit. */
    @Nullable Delta change(@Nullable Double now, @Nullable Double before, int digits, Better better) {
        return now == null || before == null
                ? null
                : new Delta(signed(now - before, digits, ""), better.kind(now - before));
    }

    private String signed(double number, int digits, String unit) {
        var sign = number > 0 ? "+" : number < 0 ? "−" : "";
        return sign + digits(Math.abs(number), digits) + unit;
    }

    /** A step of a time axis. */
    String step(Instant time, Interval interval) {
        return switch (interval) {
            case HOUR -> written("insight.time.hour", time);
            case DAY, WEEK -> written("insight.time.day", time);
            case MONTH -> written("insight.time.month", time);
        };
    }

    String minute(Instant time) {
        return written("insight.time.minute", time);
    }

    String moment(Instant time) {
        return written("insight.time.moment", time);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("insight.time.day"), locale).format(day);
    }

    private String written(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(text(pattern), locale).format(time.atZone(zone));
    }

    private boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }

    /** Which way is better. */
    enum Better {
        MORE,
        LESS,
        NEITHER;

        String kind(double change) {
            if (this == NEITHER || change == 0) {
                return "";
            }
            return (change > 0) == (this == MORE) ? "good" : "poor";
        }
    }
}
