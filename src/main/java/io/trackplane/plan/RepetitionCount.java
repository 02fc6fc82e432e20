package io.trackplane.plan;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many single steps an expression has once counted repetitions are written out, roughly. RE2/J writes them out before its size can
 * be asked, and 30 characters such as {@code ((a{99}){99}){99}} are enough to fill the memory.
 */
final class RepetitionCount {
    private static final long ENOUGH = 1_000_000;
    private final String expression;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long sum;
    private long last;
    private int at;

    RepetitionCount(String expression) {
        this.expression = expression;
    }

    long total() {
        while (at < expression.length() && sum < ENOUGH) {
            step(expression.charAt(at++));
        }
        while (!outer.isEmpty()) {
            sum += outer.pop();
        }
        return sum;
    }

    private void step(char character) {
        switch (character) {
            case '(' -> {
                outer.push(sum);
                sum = 0;
            }
            case ')' -> {
                last = sum;
                sum += outer.isEmpty() ? 0 : outer.pop();
            }
            case '{' -> repeat(Math.max(1, count()));
            case '\\' -> {
                at++;
                one();
            }
            case '[' -> {
                skipClass();
                one();
            }
            default -> one();
        }
    }

    private void one() {
        last = 1;
        sum++;
    }

    private void repeat(long times) {
        long whole = Math.min(ENOUGH, last * times);
        sum += whole - last;
        last = whole;
    }

    /** The larger number of {@code {n,m}}; 0 when none stands there. */
    private long count() {
        long greatest = 0;
        long number = 0;
        for (; at < expression.length() && expression.charAt(at) != '}'; at++) {
            int digit = expression.charAt(at) - '0';
            number = digit >= 0 && digit <= 9 ? Math.min(ENOUGH, number * 10 + digit) : 0;
            greatest = Math.max(greatest, number);
        }
        return greatest;
    }

    private void skipClass() {
        at = Math.min(expression.length(), at + 1);
        while (at < expression.length() && expression.charAt(at) != ']') {
            at += expression.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
