package io.trackplane.ingest.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who visits, by what their user agents say. */
class UserAgentsTest {
    private final UserAgents agents = new UserAgents();

    private void assertBrowser(String header, String device, String browser, String system) {
        assertThat(agents.of(header)).as(header).isEqualTo(new UserAgent(device, browser, system, false));
    }

    @Test
    void browsersAreToldFromThoseTheyPretendToBe() {
        var kit = " AppleWebKit/537.36 (KHTML, like Gecko) ";
        assertBrowser(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64)" + kit + "Chrome/142.0.0.0 Safari/537.36",
                "desktop",
                "Chrome",
                "Windows");
        assertBrowser(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64)" + kit + "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "desktop",
                "Edge",
                "Windows");
        assertBrowser(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)" + kit
                        + "Version/18.6 Mobile/15E148 Safari/604.1",
                "phone",
                "Safari",
                "iOS");
        assertBrowser(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X)" + kit + "Mobile/15E148 MicroMessenger/8.0.38",
                "phone",
                "WeChat",
                "iOS");
        assertBrowser(
                "Mozilla/5.0 (Linux; Android 13; CUBOT X50)" + kit + "Chrome/120.0.0.0 Mobile Safari/537.36",
                "phone",
                "Chrome",
                "Android");
        assertBrowser(
                "Mozilla/5.0 (Linux; Android 13; SM-X200)" + kit + "Chrome/120.0.0.0 Safari/537.36",
                "tablet",
                "Chrome",
                "Android");
        assertBrowser(
                "Mozilla/5.0 (iPad; CPU OS 16_3 like Mac OS X)" + kit + "CriOS/110.0 Mobile/15E148 Safari/604.1",
                "tablet",
                "Chrome",
                "iPadOS");
        assertBrowser(
                "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
                "desktop",
                "Firefox",
                "Linux");
    }

    @Test
    void crawlersAndMonitorsAreRobots() {
        for (var robot : List.of(
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0 Safari/537.36",
                "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
                "Sogou web spider/4.0",
                "facebookexternalhit/1.1",
                "Pingdom.com_bot_version_1.4",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36")) {
            assertThat(agents.of(robot).isRobot()).as(robot).isTrue();
            assertThat(agents.of(robot).device()).isEqualTo("bot");
        }
    }

    @Test
    void librariesAndAppsAreNoRobots() {
        for (var other : List.of(
                "curl/8.5.0",
                "python-requests/2.31",
                "Java-http-client/25.0.1",
                "okhttp/4.12.0",
                "Dalvik/2.1.0 (Linux; U; Android 13; Pixel 7)",
                "Shop/3.2 CFNetwork/1410 Darwin/22.6.0")) {
            assertThat(agents.of(other).isRobot()).as(other).isFalse();
        }
        assertThat(agents.of(null)).isEqualTo(UserAgent.SILENT);
    }
}
