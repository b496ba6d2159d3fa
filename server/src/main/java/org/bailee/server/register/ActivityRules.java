package org.bailee.server.register;

/// What a register must say about why data is used, by whom, and on what legal ground.
final class ActivityRules {
    static final Rule SPEECHLESS = new Rule(
            "activity.says.missing",
            "This activity has no sentence that tells people what it is for (GDPR Art. 13(1)(c)).",
            "Add says: with what you would tell a customer who asks.");
    static final Rule BASELESS = new Rule(
            "activity.basis.missing",
            "This activity has no lawful basis (GDPR Art. 6(1)).",
            "Add basis: with one of %s.");
    static final Rule NEEDLESS = new Rule(
            "activity.needs.missing",
            "This activity needs no data, so it has no place in the register.",
            "Add needs: with the fields it uses, or delete it.");
    static final Rule CONSENT_WORDLESS = new Rule(
            "activity.asks.missing",
            "This activity rests on consent, but the register does not say what people are asked (GDPR Art. 7).",
            "Add asks: with the question, word for word; by language where there are several: { en: …, de: … }.");
    static final Rule CONSENT_IDLE = new Rule(
            "activity.asks.idle",
            "People are asked for consent on which nothing rests, and cannot refuse what is done anyway (GDPR Art. 7(4)).",
            "Delete asks, or make the basis consent or the special condition explicit-consent.");
    static final Rule LANGUAGE = new Rule(
            "activity.asks.language.malformed", "This is no language tag (BCP 47).", "Write it like en, de or pt-BR.");
    static final Rule INTEREST_UNNAMED = new Rule(
            "activity.interest.missing",
            "This activity rests on a legitimate interest that is not named (GDPR Art. 13(1)(d)).",
            "Add interest: with what you pursue and why people would expect it.");
    static final Rule INTEREST_IDLE = new Rule(
            "activity.interest.idle",
            "An interest is named, but the activity does not rest on one.",
            "Delete interest, or make the basis legitimate-interests.");
    static final Rule LAW_UNNAMED = new Rule(
            "activity.law.missing",
            "This activity rests on a law that is not named (GDPR Art. 6(3)).",
            "Add law: with the provision, such as § 147 AO or 26 USC 6001.");
    static final Rule SPECIAL_UNCONDITIONED = new Rule(
            "activity.special.missing",
            "This field is of a special category, which may be used under a condition of GDPR Art. 9(2) only.",
            "Add special: to the activity, with the condition that holds, or take the field from its needs.");
    static final Rule SPECIAL_IDLE = new Rule(
            "activity.special.idle",
            "A condition for special categories is stated, but no field this activity needs is of one.",
            "Delete special, or add the field to needs.");
    static final Rule ROLE_UNKNOWN = new Rule(
            "role.unknown",
            "There is no such role.",
            "Declare it under roles with a sentence, or use a built-in one: %s.");
    static final Rule ROLE_BUILT_IN = new Rule(
            "role.built-in",
            "Every installation has this role already.",
            "Delete it here; it can be used all the same.");
    static final Rule VIEW_BEYOND_NEEDS = new Rule(
            "role.view.beyond-needs",
            "This role would see what the activity does not need.",
            "Add the field to needs if the activity cannot do without it, or delete this view.");
    static final Rule VIEW_BLIND = new Rule(
            "role.view.blind",
            "A role that checks, runs or builds may not see plain values.",
            "Write masked or present, or show it to the role that serves the customer.");
    static final Rule RECIPIENT_UNKNOWN = new Rule(
            "recipient.unknown",
            "There is no such recipient.",
            "Declare it under recipients with its role and country, or correct the name.");

    private ActivityRules() {}
}
