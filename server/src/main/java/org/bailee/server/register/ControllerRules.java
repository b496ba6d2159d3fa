package org.bailee.server.register;

/// What a register must say about the business itself.
final class ControllerRules {
    static final Rule MISSING = new Rule(
            "controller.missing",
            "The register does not say who is responsible (GDPR Art. 30(1)(a)).",
            "Add controller: with the name and contact of the business.");
    static final Rule NAMELESS = new Rule(
            "controller.name.missing",
            "The controller has no name.",
            "Add name: as it stands in the commercial register.");
    static final Rule CONTACTLESS = new Rule(
            "controller.contact.missing",
            "People must be told where to write (GDPR Art. 13(1)(a)).",
            "Add contact: with an e-mail address that somebody reads.");
    static final Rule CONTACT = new Rule(
            "controller.contact.malformed",
            "This is no e-mail address that people can write to.",
            "Write it like privacy@northwind.example.");
    static final Rule PERSON = new Rule(
            "controller.person.incomplete",
            "Whoever is named here needs a name and a contact.",
            "Write { name: …, contact: … }.");

    private ControllerRules() {}
}
