package org.bailee.server.register;

import java.util.List;
import java.util.Optional;

/// The business answerable for everything in the register (GDPR Art. 4(7)): what notices and the record of
/// processing name first (Art. 13(1)(a)–(b), Art. 30(1)(a)).
///
/// @param contact an e-mail address that a person can write to
/// @param establishments ISO 3166 codes such as `DE` or `US-WA`: where the business is, and so which laws bind it
public record Controller(
        String name,
        String contact,
        Optional<String> address,
        Optional<Contact> dataProtectionOfficer,
        Optional<Contact> representative,
        List<String> establishments) {

    /// Somebody to write to about data protection: the officer of Art. 37 or the representative of Art. 27.
    public record Contact(String name, String contact) {}

    public Controller {
        establishments = List.copyOf(establishments);
    }

    /// Nobody yet: what an installation without a register has.
    public static Controller undeclared() {
        return new Controller("", "", Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
}
