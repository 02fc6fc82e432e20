package io.trackplane.plan;

/** Says lengths in a notation for every language. */
final class Bounds {
    private Bounds() {}

    static String told(String what, int least, int most) {
        if (most == Integer.MAX_VALUE) {
            return what + " >= " + least;
        }
        return least == 0 ? what + " <= " + most : what + " " + least + ".." + most;
    }
}
