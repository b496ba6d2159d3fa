package org.bailee.server.register;

/// What a register must say about where data comes in.
final class FormRules {
    static final Rule PURPOSELESS = new Rule(
            "form.for.missing",
            "The register does not say for which activity this form collects.",
            "Add for: with an activity, or delete it.");
    static final Rule ASKS_NOTHING = new Rule(
            "form.asks.missing",
            "This form asks for nothing.",
            "Add asks: with its fields, for example { profile.email: required }, or delete it.");
    static final Rule BEYOND_NEEDS = new Rule(
            "form.asks.beyond-needs",
            "None of the activities this form collects for needs this field (GDPR Art. 5(1)(c)).",
            "Add the field to needs of the activity if it cannot do without it, or do not ask for it.");
    static final Rule LESS_THAN_REQUIRED = new Rule(
            "form.asks.too-little",
            "The field is required, so it cannot be optional here.",
            "Write required, or drop required: true from the field.");

    private FormRules() {}
}
