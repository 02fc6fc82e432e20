package io.trackplane.delivery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ff4j.property.Property;
import org.ff4j.property.store.AbstractPropertyStore;

/** Parameters in memory, as published: nothing can be written. */
final class SnapshotPropertyStore extends AbstractPropertyStore {
    private final Map<String, Property<?>> properties = new LinkedHashMap<>();

    SnapshotPropertyStore(Collection<? extends Property<?>> properties) {
        properties.forEach(property -> this.properties.put(property.getName(), property));
    }

    @Override
    public boolean existProperty(String name) {
        return properties.containsKey(name);
    }

    @Override
    public Property<?> readProperty(String name) {
        assertPropertyExist(name);
        return Objects.requireNonNull(properties.get(name));
    }

    @Override
    public Map<String, Property<?>> readAllProperties() {
        return Map.copyOf(properties);
    }

    @Override
    public Set<String> listPropertyNames() {
        return Set.copyOf(properties.keySet());
    }

    @Override
    public <T> void createProperty(Property<T> property) {
        throw readOnly();
    }

    @Override
    public void deleteProperty(String name) {
        throw readOnly();
    }

    @Override
    public void clear() {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("published parameters do not change");
    }
}
