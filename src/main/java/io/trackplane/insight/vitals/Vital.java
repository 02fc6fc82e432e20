package io.trackplane.insight.vitals;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The web vitals, with the thresholds of web.dev as METRICS.md has them; in ms, {@link #CLS} without a unit. */
public enum Vital {
    /** Largest contentful paint. */
    LCP(2500, 4000, 250),
    /** Interaction to next paint. */
    INP(200, 500, 25),
    /** Cumulative layout shift. */
    CLS(0.1, 0.25, 0.0125),
    /** First contentful paint. */
    FCP(1800, 3000, 150),
    /** Time to first byte. */
    TTFB(800, 1800, 100),
    /** First input delay: retired in favour of {@link #INP}, still sent by old clients. */
    FID(100, 300, 25);

    /** All of them. */
    public static final Set<Vital> ALL = Collections.unmodifiableSet(EnumSet.allOf(Vital.class));

    /** How far beyond {@link #poor()} a distribution goes before its open end. */
    private static final double FURTHEST = 1.5;

    private final double good;
    private final double poor;
    private final double width;

    Vital(double good, double poor, double width) {
        this.good = good;
        this.poor = poor;
        this.width = width;
    }

    /** Up to this it is good. */
    public double good() {
        return good;
    }

    /** Above this it is poor. */
    public double poor() {
        return poor;
    }

    /** How wide the bars of a distribution are; both thresholds lie between two bars. */
    public double width() {
        return width;
    }

    /** How many bars a distribution has; the last one has no end. */
    public int bars() {
        return (int) Math.round(FURTHEST * poor / width) + 1;
    }

    /** Whether another vital has taken its place. */
    public boolean isLegacy() {
        return this == FID;
    }

    /** Whether it is measured in ms. */
    public boolean isTime() {
        return this != CLS;
    }

    public Rating rating(double value) {
        if (value <= good) {
            return Rating.GOOD;
        }
        return value <= poor ? Rating.NEEDS_IMPROVEMENT : Rating.POOR;
    }

    /** The column. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
