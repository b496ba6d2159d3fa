package org.bailee.server.register;

/// What a register must say about those who receive data.
final class RecipientRules {
    static final Rule ROLELESS = new Rule(
            "recipient.role.missing",
            "The register does not say whether this recipient acts for us or for itself (GDPR Art. 4(7)–(8)).",
            "Add role: with processor, controller or joint-controller.");
    static final Rule COUNTRYLESS = new Rule(
            "recipient.country.missing",
            "The register does not say to which country the data goes (GDPR Art. 30(1)(e)).",
            "Add country: with its two-letter code.");
    static final Rule RECEIVES_NOTHING = new Rule(
            "recipient.receives.missing",
            "This recipient receives nothing.",
            "Add receives: with the fields it is given, or delete it.");
    static final Rule PURPOSELESS = new Rule(
            "recipient.for.missing",
            "The register does not say for which activity this recipient is given data.",
            "Add for: with an activity, or delete it.");
    static final Rule ACTIVITY_UNKNOWN = new Rule(
            "activity.unknown", "No activity has this name.", "Declare it under activities, or correct the name.");
    static final Rule NOT_LISTED = new Rule(
            "recipient.for.not-listed",
            "This activity does not list the recipient.",
            "Add the recipient to recipients of that activity, or delete the activity here.");
    static final Rule LISTED_ONLY_THERE = new Rule(
            "recipient.for.incomplete",
            "The activity %s lists this recipient, but the recipient may be given nothing for it.",
            "Add the activity to for:, or take the recipient from the activity.");
    static final Rule BEYOND_NEEDS = new Rule(
            "recipient.receives.beyond-needs",
            "None of the activities this recipient serves needs this field.",
            "Add the field to needs of the activity if it cannot do without it, or do not hand it over.");
    static final Rule UNSIGNED = new Rule(
            "recipient.agreement.unsigned",
            "This agreement does not say when it was signed.",
            "Add signed: with the date; leave the agreement out until there is one.");
    static final Rule AGREEMENT_BACKWARDS = new Rule(
            "recipient.agreement.backwards", "This agreement ends before it was signed.", "Correct signed: or until:.");

    private RecipientRules() {}
}
