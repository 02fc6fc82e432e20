package io.trackplane.demo.traffic;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Somebody who uses an application, always on the same device.
 *
 * @param number among the people of the application, from 0
 */
record Person(int number, Device device, String address) {
    private static final int NETWORKS = 180;

    /** What somebody uses. */
    enum Device {
        CHROME(
                "web",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"),
        SAFARI(
                "web",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15"),
        EDGE(
                "web",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"),
        ANDROID(
                "android",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"),
        IPHONE(
                "ios",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1");

        private final String platform;
        private final String agent;

        Device(String platform, String agent) {
            this.platform = platform;
            this.agent = agent;
        }

        String platform() {
            return platform;
        }

        String agent() {
            return agent;
        }

        boolean isPhone() {
            return this == ANDROID || this == IPHONE;
        }
    }

    /**
     * One of the people; those of low numbers come more often.
     *
     * @param people how many there are
     * @param devices how common each device is, by repeating it
     */
    static Person any(int people, List<Device> devices, RandomGenerator random) {
        return of((int) (people * Math.pow(random.nextDouble(), 1.7)), devices);
    }

    static Person of(int number, List<Device> devices) {
        var own = new SplittableRandom(number * 7919L + devices.size());
        var device = devices.get(own.nextInt(devices.size()));
        var address = "203.0." + own.nextInt(NETWORKS) + "." + (1 + own.nextInt(250));
        return new Person(number, device, address);
    }
}
