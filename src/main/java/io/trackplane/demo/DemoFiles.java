package io.trackplane.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What {@code seed-data/} holds.
 *
 * @param tenants in the order of the sign-in page
 */
record DemoFiles(List<DemoTenant> tenants) {
    private static final String FILES = "classpath*:seed-data/*/tenant.yaml";

    static DemoFiles read() {
        try {
            return new DemoFiles(Stream.of(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .map(DemoFiles::tenant)
                    .sorted(Comparator.comparingInt(DemoTenant::position))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file of a tenant. */
    static byte[] content(String tenant, String file) {
        try {
            return new ClassPathResource("seed-data/" + tenant + "/" + file).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoTenant tenant(Resource file) {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader().load(file.getDescription(), file).forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("", DemoTenant.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
