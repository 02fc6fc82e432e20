package io.trackplane.ingest;

import io.trackplane.ingest.log.LocalEventLog;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Servers under test remember what their log was given. */
@AutoConfiguration
public class EventLogForTests {
    @Bean
    @Primary
    RecordingLog recordingLog(LocalEventLog<?> behind) {
        return new RecordingLog(behind);
    }
}
