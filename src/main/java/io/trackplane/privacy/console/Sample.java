package io.trackplane.privacy.console;

import java.util.Locale;

/** Events to try rules with. Names, numbers and addresses belong to nobody: they are reserved for examples or come from standards. */
enum Sample {
    /** A payment with a contact in a field and in a text, and a secret. */
    PAYMENT("""
            {
              "type": "event",
              "event_name": "payment_success",
              "user_id": "usr_20418",
              "platform": "web",
              "page": "/checkout/done?token=k9-demo",
              "ip": "203.0.113.57",
              "properties": {
                "payment_id": "pay_xyz123",
                "amount": 4500,
                "channel": "wechat",
                "contact": "13800001234",
                "receipt_to": "buyer@meadow.example",
                "note": "call 13800001234 first",
                "password": "k9-demo"
              }
            }"""),
    /** A support request in which people write what they should not. */
    SUPPORT("""
            {
              "type": "event",
              "event_name": "support_message_sent",
              "user_id": "13800001234",
              "platform": "miniprogram",
              "page": "/help/chat",
              "properties": {
                "text": "我的身份证是 11010519491231002X，卡号 4111 1111 1111 1111，手机１３８００００１２３４",
                "items": [{"order_no": "20261121093012345", "phone": "+44 20 7946 0958"}],
                "raw": "{\\"authorization\\":\\"Bearer k9-demo-token\\",\\"server\\":\\"2001:db8::8a2e:370:7334\\"}"
              }
            }"""),
    /** A failed call with credentials in its address and headers. */
    FAILED_CALL("""
            {
              "type": "api",
              "event_name": "api_failed",
              "anonymous_id": "anon_7f3a",
              "platform": "ios",
              "release": "4.12.0",
              "page": "/wallet",
              "properties": {
                "url": "https://api.meadow.example/v2/orders?access_token=k9-demo&mobile=13800001234",
                "status": 401,
                "duration_ms": 284,
                "headers": {"Cookie": "sid=k9-demo", "User-Agent": "Meadow/4.12.0"}
              }
            }""");

    private final String json;

    Sample(String json) {
        this.json = json;
    }

    String json() {
        return json;
    }

    /** Message keys end with it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
