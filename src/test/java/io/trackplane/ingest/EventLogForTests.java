package io.trackplane.ingest;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** A log for servers under test where there is no other. */
@AutoConfiguration
public class EventLogForTests {
    @Bean
    @ConditionalOnMissingBean(EventLog.class)
    RecordingLog recordingLog() {
        return new RecordingLog();
    }
}
