package io.trackplane.controlstore;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Looks at the settings before anything starts. */
final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        MongoSettings.check(context.getEnvironment());
        new UnknownSettings(SettingsCatalogue.load()).check(context.getEnvironment());
    }
}
