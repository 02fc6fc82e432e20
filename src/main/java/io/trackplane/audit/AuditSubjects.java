package io.trackplane.audit;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The sorts of things that changes are about: those for which a module has the text {@code audit.subject.<type>}. */
@Component
class AuditSubjects {
    private static final String BUNDLES = "classpath*:io/trackplane/*/messages.properties";
    private static final String PREFIX = "audit.subject.";

    private final List<String> types;

    AuditSubjects() throws IOException {
        var found = new TreeSet<String>();
        for (var bundle : new PathMatchingResourcePatternResolver().getResources(BUNDLES)) {
            addAll(found, PropertiesLoaderUtils.loadProperties(bundle));
        }
        types = List.copyOf(found);
    }

    List<String> types() {
        return types;
    }

    private static void addAll(Set<String> types, Properties bundle) {
        bundle.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .forEach(types::add);
    }
}
