package io.trackplane.delivery;

import io.trackplane.kernel.Permission;
import io.trackplane.revision.PartKind;
import io.trackplane.revision.SinglePartKind;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sampling, collection and its switch as parts of what an environment serves. */
@Configuration(proxyBeanMethods = false)
class DeliveryParts {
    @Bean
    PartKind samplingPart(MessageSource messages) {
        return new SinglePartKind(
                        Sampling.KIND,
                        50,
                        Permission.COLLECTION_CHANGE,
                        "/collection",
                        json -> Sampling.parse(json).json(),
                        messages)
                .comparing(new SamplingComparison());
    }

    @Bean
    PartKind collectionPart(MessageSource messages) {
        return new SinglePartKind(
                        Collection.KIND,
                        55,
                        Permission.COLLECTION_CHANGE,
                        "/collection/events",
                        json -> Collection.parse(json).json(),
                        messages)
                .comparing(new CollectionComparison());
    }

    @Bean
    PartKind collectionSwitchPart(MessageSource messages) {
        return new SinglePartKind(
                CollectionSwitch.KIND,
                58,
                Permission.KILL_SWITCH,
                "/collection",
                json -> CollectionSwitch.OFF,
                messages);
    }
}
