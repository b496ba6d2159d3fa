package org.bailee.client;

import java.util.Map;

/// Restrictions of processing (GDPR Art. 18): the person's data is stored, and used for legal claims and the
/// like only.
public final class Restrictions {
    private static final String RESTRICTIONS = "/v1/restrictions";

    private final Wire wire;

    Restrictions(Wire wire) {
        this.wire = wire;
    }

    /// @param ground `contested`, `unlawful`, `claims` or `objected`
    /// @param because the number of the matter, and nobody's personal data
    /// @param owner who answers for it
    /// @param reviewOn a day, ISO 8601
    /// @param reason a ticket number or the like, or nothing
    public Hold place(String subject, String ground, String because, String owner, String reviewOn, String reason) {
        return Holds.read(wire.json(Reasons.given(
                reason,
                Call.post(
                        RESTRICTIONS,
                        Map.of(
                                "subject",
                                subject,
                                "ground",
                                ground,
                                "because",
                                because,
                                "owner",
                                owner,
                                "reviewOn",
                                reviewOn)))));
    }

    /// In order of placing.
    ///
    /// @param due only those to be reviewed on this day or before; empty for all
    /// @param after where the page before ended; empty for the first
    public Page<Hold> page(String due, String after) {
        return Json.page(wire.json(Call.get(RESTRICTIONS).query("due", due).query("after", after)), Holds::read);
    }

    /// Lifts one, once the person was told.
    ///
    /// @param told the day on which the person was, ISO 8601
    /// @throws NotFound if there is no such restriction
    public Hold lift(String id, String told, String reason) {
        return Holds.read(wire.json(Reasons.given(
                reason, Call.delete(RESTRICTIONS + "/" + Call.escape(id)).query("told", told))));
    }
}
