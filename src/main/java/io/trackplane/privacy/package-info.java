/**
 * What is hidden before anything is written: masking rules, the detectors that find personal data and secrets in whatever a
 * client sends, and the consent that collection needs. Definitions compile to a {@link io.trackplane.privacy.Masker}. Uses {@code
 * kernel} and {@code event}; the plan feeds {@link io.trackplane.privacy.PiiClasses}.
 */
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"kernel", "web", "event", "tenancy", "access", "revision"})
@NullMarked
package io.trackplane.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
