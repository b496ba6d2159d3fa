package org.bailee.server.register;

import java.util.Optional;

/// What the lawful basis of an activity rests on.
///
/// @param asks the question put to the person, where consent is needed (GDPR Art. 7)
/// @param interest the legitimate interest pursued, which the person must be told (Art. 13(1)(d))
/// @param law the law that lays down the obligation or task (Art. 6(3))
/// @param special the condition under which special categories may be used at all (Art. 9(2))
/// @param restricted on which ground it goes on while the person has had processing restricted (Art. 18(2))
public record Grounds(
        Optional<ConsentText> asks,
        Optional<String> interest,
        Optional<String> law,
        Optional<SpecialCondition> special,
        Optional<RestrictedGround> restricted) {
    public static Grounds none() {
        return new Grounds(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
