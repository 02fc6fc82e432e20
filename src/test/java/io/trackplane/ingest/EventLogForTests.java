package io.trackplane.ingest;

import io.trackplane.ingest.log.LocalEventLog;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Servers under test remember what their log was given. Tests of a part of the server have no log. */
@AutoConfiguration
public class EventLogForTests {
    @Bean
    @Primary
    @ConditionalOnBean(LocalEventLog.class)
    RecordingLog recordingLog(LocalEventLog<?> behind) {
        return new RecordingLog(behind);
    }
}
