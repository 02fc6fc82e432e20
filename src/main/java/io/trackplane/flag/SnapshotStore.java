package io.trackplane.flag;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.ff4j.core.Feature;
import org.ff4j.exception.FeatureNotFoundException;
import org.ff4j.store.AbstractFeatureStore;

/** The features of a snapshot for ff4j to read. What would change one is refused. */
final class SnapshotStore extends AbstractFeatureStore {
    private final Map<String, Feature> features;

    SnapshotStore(Map<String, Feature> features) {
        this.features = new HashMap<>(features);
    }

    @Override
    public Feature read(String key) {
        var feature = features.get(key);
        if (feature == null) {
            throw new FeatureNotFoundException(key);
        }
        return feature;
    }

    @Override
    public boolean exist(String key) {
        return features.containsKey(key);
    }

    @Override
    public Map<String, Feature> readAll() {
        return Collections.unmodifiableMap(features);
    }

    @Override
    public void create(Feature feature) {
        throw readOnly();
    }

    @Override
    public void update(Feature feature) {
        throw readOnly();
    }

    @Override
    public void delete(String key) {
        throw readOnly();
    }

    @Override
    public void clear() {
        throw readOnly();
    }

    /** The inherited methods change the feature itself before they call {@link #update}. */
    @Override
    public void enable(String key) {
        throw readOnly();
    }

    @Override
    public void disable(String key) {
        throw readOnly();
    }

    @Override
    public void grantRoleOnFeature(String key, String role) {
        throw readOnly();
    }

    @Override
    public void removeRoleFromFeature(String key, String role) {
        throw readOnly();
    }

    @Override
    public void enableGroup(String group) {
        throw readOnly();
    }

    @Override
    public void disableGroup(String group) {
        throw readOnly();
    }

    @Override
    public void addToGroup(String key, String group) {
        throw readOnly();
    }

    @Override
    public void removeFromGroup(String key, String group) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a snapshot does not change");
    }
}
