package io.trackplane.plan;

/** What names may be made of at all; what they should look like is a matter of {@link LintSettings}. */
final class Names {
    private static final String EVENT_SIGNS = "_.:/-$@#";
    private static final String PROPERTY_SIGNS = "_.:-$@#";

    private Names() {}

    static void checkEvent(String name, String path, Findings findings) {
        check(name, EVENT_SIGNS, path, findings);
    }

    static void checkProperty(String name, String path, Findings findings) {
        check(name, PROPERTY_SIGNS, path, findings);
    }

    static boolean mayBeProperty(String name) {
        return !name.isEmpty() && madeOf(name, PROPERTY_SIGNS);
    }

    private static void check(String name, String signs, String path, Findings findings) {
        findings.that(!name.isEmpty(), path, "plan.problem.required");
        findings.that(name.chars().noneMatch(Character::isWhitespace), path, "plan.problem.space", name);
        findings.that(madeOf(name, signs), path, "plan.problem.name", name, signs);
        findings.atMost(path, name, PlanLimits.NAME);
    }

    private static boolean madeOf(String name, String signs) {
        return name.codePoints()
                .allMatch(point -> Character.isLetterOrDigit(point)
                        || Character.getType(point) == Character.NON_SPACING_MARK
                        || Character.getType(point) == Character.COMBINING_SPACING_MARK
                        || signs.indexOf(point) >= 0);
    }
}
