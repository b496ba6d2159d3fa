package org.bailee.server.register;

/// What a register must say about how long data is kept.
final class RetentionRules {
    static final Rule MISSING = new Rule(
            "retention.missing",
            "The register does not say how long this collection is kept (GDPR Art. 5(1)(e)).",
            "Add it to retention, for example { keep: P2Y, from: last-activity, then: erase }.");
    static final Rule PERIOD_MISSING =
            new Rule("retention.keep.missing", "This rule has no period.", "Add keep: with a period such as P2Y.");
    static final Rule PERIOD = new Rule(
            "retention.keep.malformed",
            "This is no period (ISO 8601).",
            "Write P30D for thirty days, P6M for six months, P2Y for two years.");
    static final Rule PERIOD_BOUNDS = new Rule(
            "retention.keep.out-of-bounds",
            "Data is kept for more than nothing and less than 150 years.",
            "Write the period that the purpose or a law demands.");
    static final Rule ANCHOR_MISSING = new Rule(
            "retention.from.missing",
            "This rule does not say from when the period counts.",
            "Add from: with last-activity, created, or a date field of the collection.");
    static final Rule ANCHOR_UNKNOWN = new Rule(
            "retention.from.unknown",
            "The collection has no field of this name to count from.",
            "Write last-activity, created, or a date field of the collection.");
    static final Rule ANCHOR_NO_DATE = new Rule(
            "retention.from.no-date",
            "This field holds no date to count from.",
            "Name a field of type date, instant or date-of-birth, or write last-activity or created.");
    static final Rule ENDING_MISSING = new Rule(
            "retention.then.missing",
            "This rule does not say what happens when the period is over.",
            "Add then: erase.");

    private RetentionRules() {}
}
