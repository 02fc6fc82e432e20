package io.trackplane.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a name of several words is written. */
public enum NamingStyle {
    /** {@code payment_create}; dots may separate namespaces: {@code product.off_sale}. */
    SNAKE_CASE,
    /** {@code paymentCreate}. */
    CAMEL_CASE,
    /** {@code payment-create}. */
    KEBAB_CASE;

    /** Lower snake case, as it stands in JSON. */
    @JsonValue
    public String key() {
        return Choice.key(this);
    }

    @JsonCreator
    static NamingStyle of(String key) {
        return Choice.of(NamingStyle.class, key);
    }
}
