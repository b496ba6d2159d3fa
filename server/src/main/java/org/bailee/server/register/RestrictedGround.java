package org.bailee.server.register;

/// On which ground an activity goes on while the person has had processing restricted (GDPR Art. 18(2)).
public enum RestrictedGround {
    LEGAL_CLAIMS,
    RIGHTS_OF_OTHERS,
    PUBLIC_INTEREST;

    /// As the register file spells it: `legal-claims`.
    public String word() {
        return Words.of(this);
    }
}
