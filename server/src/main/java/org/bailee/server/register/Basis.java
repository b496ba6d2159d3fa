package org.bailee.server.register;

/// The six lawful bases of GDPR Art. 6(1), in its order. There is no seventh.
public enum Basis {
    CONSENT,
    CONTRACT,
    LEGAL_OBLIGATION,
    VITAL_INTERESTS,
    PUBLIC_TASK,
    LEGITIMATE_INTERESTS;

    /// As the register file spells it: `legal-obligation`.
    public String word() {
        return Words.of(this);
    }
}
