package org.bailee.server.register;

/// The conditions of GDPR Art. 9(2)(a)–(j), in its order, one of which must hold before health, biometrics and
/// the other special categories are used.
public enum SpecialCondition {
    EXPLICIT_CONSENT,
    EMPLOYMENT_LAW,
    VITAL_INTERESTS,
    MEMBERSHIP,
    MADE_PUBLIC,
    LEGAL_CLAIMS,
    SUBSTANTIAL_PUBLIC_INTEREST,
    HEALTH_CARE,
    PUBLIC_HEALTH,
    RESEARCH;

    /// As the register file spells it: `explicit-consent`.
    public String word() {
        return Words.of(this);
    }
}
