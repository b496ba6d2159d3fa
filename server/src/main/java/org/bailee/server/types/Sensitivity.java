package org.bailee.server.types;

/// How much harm disclosure does, from least to most.
public enum Sensitivity {
    /// Tells little about the person alone: an order total, a language.
    ORDINARY,
    /// Singles the person out: a name, an e-mail address.
    IDENTIFYING,
    /// Opens the way to fraud or tracking: account numbers, national ids, precise location.
    SENSITIVE,
    /// Special categories of GDPR Art. 9 and their like: health, biometrics.
    SPECIAL
}
