package io.trackplane.flag;

import io.trackplane.kernel.Message;
import io.trackplane.kernel.Problem;
import java.math.BigDecimal;

/** Shares as people write them: percent with up to three decimals. One percent is 1 000 thousandths. */
public final class Percent {
    private static final int DECIMALS = 3;

    private Percent() {}

    /** The number without the sign, as short as it can be: {@code 12.5}. */
    public static String number(int thousandths) {
        return BigDecimal.valueOf(thousandths, DECIMALS).stripTrailingZeros().toPlainString();
    }

    /** With the sign: {@code 12.5%}. */
    public static String text(int thousandths) {
        return number(thousandths) + "%";
    }

    /**
     * What somebody typed, with or without the sign.
     *
     * @param field where it stands
     * @return thousandths of a percent, 0 to 100 000
     * @throws Problem.Invalid on the field when it is no such number
     */
    public static int read(String field, String typed) {
        try {
            var number =
                    typed.endsWith("%") ? typed.substring(0, typed.length() - 1).strip() : typed;
            if (number.length() > 9) {
                throw new NumberFormatException(number);
            }
            int thousandths = new BigDecimal(number).movePointRight(DECIMALS).intValueExact();
            if (thousandths >= 0 && thousandths <= RolloutHash.BUCKETS) {
                return thousandths;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below, like what is out of range
        }
        throw new Problem.Invalid(field, Message.of("flag.problem.percent"));
    }
}
