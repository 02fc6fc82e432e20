package io.trackplane.privacy;

import java.util.List;

/** What is wanted when only the canonical form of a value is asked for. Mainland phones come before international ones. */
enum Recognised implements Wanted {
    /** Addresses, phones, numbers of people and cards. */
    VALUES,
    /** Internet addresses only. */
    NETWORKS,
    /** Whatever a value can be recognised by. */
    EVERYTHING;

    @Override
    public int rule(Detector detector) {
        return switch (detector) {
            case IPV4, IPV6 -> detector.ordinal();
            case EMAIL, MAINLAND_PHONE, INTERNATIONAL_PHONE, IDENTITY_NUMBER, BANK_CARD ->
                this == NETWORKS ? NOBODY : detector.ordinal();
            case TOKEN, URL_QUERY, SECRET_KEY -> this == EVERYTHING ? detector.ordinal() : NOBODY;
        };
    }

    @Override
    public int parameter(String name) {
        return NOBODY;
    }

    @Override
    public int key(String name) {
        return NOBODY;
    }

    @Override
    public boolean parameters() {
        return false;
    }

    @Override
    public boolean keys() {
        return false;
    }

    @Override
    public List<String> masks() {
        return List.of();
    }
}
