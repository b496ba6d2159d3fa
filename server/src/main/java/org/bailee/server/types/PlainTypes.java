package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;
import static org.bailee.server.types.Search.WORDS;

import java.util.List;

/// Values that say what they are by their form alone. What they tell about a person depends on the field.
final class PlainTypes {
    static final List<TypeRow> ROWS = List.of(
            TypeRow.of("text", "One line of text.", TextShape.line().withWords(), "Order by telephone")
                    .ordinary("Profile", "user.content")
                    .found(EXACT, WORDS)
                    .columns("text", "label", "subject"),
            TypeRow.of(
                            "free-text",
                            "Text of several lines, in which anything may stand.",
                            TextShape.prose().withWords(),
                            "Called about the invoice.\nWill call again.")
                    .sensitive("Communication", "user.content.private")
                    .found(WORDS)
                    .columns("notes", "note", "comment", "comments", "remarks", "description", "message"),
            TypeRow.of(
                            "number",
                            "A number, whole or with decimals.",
                            TextShape.line(Numbers::number).of(Kind.NUMBER),
                            "1234.5")
                    .ordinary("Profile", "user.content")
                    .columns("number", "amount", "value", "score", "rating"),
            TypeRow.of(
                            "integer",
                            "A whole number.",
                            TextShape.line(Numbers::integer).of(Kind.NUMBER),
                            "12")
                    .ordinary("Profile", "user.content")
                    .columns("count", "quantity", "qty"),
            TypeRow.of("boolean", "Yes or no.", TextShape.line(Choices::bool).of(Kind.BOOLEAN), "true")
                    .ordinary("Profile", "user.content")
                    .columns("active", "enabled", "flag", "acceptsemailmarketing", "acceptssmsmarketing"),
            TypeRow.of("choice", "One of the choices the register names.", TextShape.line(Choices::choice), "gold")
                    .ordinary("Profile", "user.content")
                    .columns("status", "category", "kind"),
            TypeRow.of(
                            "date",
                            "A day, as in 2026-11-25.",
                            TextShape.line(Dates::day).masked(Masks::year),
                            "2026-11-25")
                    .ordinary("Profile", "user.behavior")
                    .columns("date", "orderdate", "invoicedate", "placedon", "day"),
            TypeRow.of(
                            "instant",
                            "A moment in time with its offset from UTC.",
                            TextShape.line(Dates::instant),
                            "2026-11-25T14:15:00Z")
                    .ordinary("Profile", "user.behavior")
                    .columns("createdat", "updatedat", "timestamp", "lastseenat", "lastlogin"),
            TypeRow.of(
                            "money",
                            "An amount with its currency, as in 13.86 USD.",
                            TextShape.line(Numbers::money),
                            "13.86 USD")
                    .ordinary("Transaction", "user.financial")
                    .columns("total", "price", "totalspent", "balance", "invoicetotal"));

    private PlainTypes() {}
}
