package io.trackplane.controlstore;

import io.trackplane.kernel.InvalidSetting;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds misspelt settings: names under {@code trackplane} that no code reads. */
record UnknownSettings(SettingsCatalogue catalogue) {
    /** What Kubernetes puts into the environment of every container when a service is called trackplane. */
    private static final Pattern OF_KUBERNETES = Pattern.compile("trackplane_(service_(host|port.*)|port(_\\d.*)?)");

    void check(ConfigurableEnvironment environment) {
        environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .map(EnumerablePropertySource.class::cast)
                .flatMap(UnknownSettings::names)
                .filter(name -> !isKnown(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSetting(sentence(name));
                });
    }

    private static Stream<String> names(EnumerablePropertySource<?> source) {
        var names = Stream.of(source.getPropertyNames());
        return source instanceof SystemEnvironmentPropertySource
                ? names.filter(UnknownSettings::isMeantForUs)
                : names.filter(name -> name.toLowerCase(Locale.ROOT).startsWith(SettingsCatalogue.ROOT));
    }

    private static boolean isMeantForUs(String variable) {
        var name = variable.toLowerCase(Locale.ROOT);
        return name.startsWith("trackplane_") && !OF_KUBERNETES.matcher(name).matches();
    }

    private boolean isKnown(String name) {
        var letters = letters(name);
        return catalogue.settings().values().stream()
                .anyMatch(setting -> letters.equals(letters(setting.name()))
                        || (setting.isOpenEnded() && letters.startsWith(letters(setting.name()))));
    }

    /** The same for all the ways in which one name can be written: in a file, a system property, an environment. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private String sentence(String name) {
        return catalogue.settings().keySet().stream()
                .min(Comparator.comparingInt(known -> difference(name, known)))
                .filter(known -> difference(name, known) <= Math.max(2, known.length() / 4))
                .map(known -> "%s is not a setting; did you mean %s?".formatted(name, known))
                .orElse("%s is not a setting: remove it; docs/configuration.md lists those there are.".formatted(name));
    }

    /** How unlike two names are. One that lacks only what stands between the root and its end is almost the same. */
    private static int difference(String name, String known) {
        var end = letters(name).substring(letters(SettingsCatalogue.ROOT).length());
        return !end.isEmpty() && letters(known).endsWith(end) ? 1 : distance(letters(name), letters(known));
    }

    /** Levenshtein's edit distance. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
