package io.trackplane.web;

import java.util.List;

/** A feature's lines in the sidebars. Declared as a bean by each feature. */
public interface NavigationContributor {
    /** The entries; asked once, at start. */
    List<NavigationEntry> entries();
}
