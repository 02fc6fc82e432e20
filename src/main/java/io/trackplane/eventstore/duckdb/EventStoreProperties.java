package io.trackplane.eventstore.duckdb;

import com.sun.management.OperatingSystemMXBean;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the event store may use.
 *
 * @param memory for everything the event store does, beside the memory of Java; what does not fit goes to temporary files in the data directory. A quarter of
 *     the machine's (of the container's, where there is one), and 512 MB at least, when not set
 * @param threads that work on questions; as many as the machine has processors when not set
 * @param questions that are answered at the same time
 * @param patience a question that takes longer is stopped
 */
@Validated
@ConfigurationProperties("trackplane.events")
record EventStoreProperties(
        @Nullable DataSize memory,
        @Nullable @Min(1) @Max(256) Integer threads,
        @DefaultValue("4") @Min(1) @Max(64) int questions,

        @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration patience) {

    @AssertTrue(message = "memory must be 128MB to 1TB") boolean isMemoryInRange() {
        return memory == null || (memory.toMegabytes() >= 128 && memory.toMegabytes() <= 1 << 20);
    }

    Resources resources() {
        int working = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        long megabytes = memory == null ? share(machine()) : memory.toMegabytes();
        return new Resources(megabytes, working, questions, patience);
    }

    /** Of what a machine has, MB. */
    static long share(DataSize machine) {
        return Math.max(Resources.SMALL.megabytes(), machine.toMegabytes() / 4);
    }

    private static DataSize machine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? DataSize.ofBytes(system.getTotalMemorySize())
                : DataSize.ofBytes(0);
    }
}
