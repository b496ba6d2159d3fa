package org.bailee.server.vault;

import java.time.Duration;
import java.util.regex.Pattern;
import org.bailee.server.register.Collection;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.shared.Violation;

/// The words in which the vault refuses: each says what is wrong and what to do, and none repeats a value.
final class Refused {
    /// Anything else may be data that slipped into the place of a name, so it is not repeated.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private Refused() {}

    static Violation unknownCollection(String name, RegisterDefinition register) {
        return new Violation(
                shown(name),
                "collection.unknown",
                "The register declares no such collection.",
                "Use one of: " + String.join(", ", register.collections().keySet()) + "; or declare it first.",
                String.join(", ", register.collections().keySet()));
    }

    static Violation unknownField(String name, String where, Collection collection) {
        return new Violation(
                where + "." + shown(name),
                "field.unknown",
                "The register declares no such field.",
                "Use one of: " + String.join(", ", collection.fields().keySet()) + "; or declare it first.",
                String.join(", ", collection.fields().keySet()));
    }

    static Violation notNeeded(String where, String activity) {
        return new Violation(
                where,
                "field.not-needed",
                "The activity " + activity + " does not need this field, so it must not be collected for it.",
                "Leave it out, or state an activity whose needs name it.",
                activity);
    }

    static Violation required(String where) {
        return new Violation(where, "field.required", "This field is required.", "Send a value.");
    }

    static Violation keepRequired(String where) {
        return new Violation(
                where, "field.required", "This field is required, so it cannot be removed.", "Replace its value.");
    }

    static Violation onlyOne(String collection) {
        return new Violation(
                collection,
                "collection.only-one",
                "A person has one record of this collection.",
                "Send one object, not an array.");
    }

    static Violation notMany(String collection) {
        return new Violation(
                collection,
                "collection.only-one",
                "A person has one record of this collection, which is changed and never added.",
                "Use PATCH /v1/subjects/{id}.");
    }

    static Violation onePerPerson(String collection) {
        return new Violation(
                collection,
                "collection.one-per-person",
                "A person has one record of this collection, which is opened with the person.",
                "Open the person: GET /v1/subjects/{id}, or bailee open ID.");
    }

    static Violation ofMany(FieldPath field) {
        return new Violation(
                field.toString(),
                "field.of-many",
                "A person has many records of this field's collection, and they are not opened with the person.",
                "List them: GET /v1/subjects/{id}/" + field.collection() + ", or bailee open ID --records "
                        + field.collection() + ".",
                field.collection());
    }

    static Violation nothingSent() {
        return new Violation(
                "body", "person.empty", "There is nothing to keep.", "Send at least one collection with its fields.");
    }

    static Violation notSearchable(FieldPath field, String way) {
        return new Violation(
                field.toString(),
                "field.not-searchable",
                "This field cannot be found by " + way + ".",
                "Search by another field, or let the register declare search: " + way + ".",
                way);
    }

    static Unavailable indexBuilding(FieldPath field, long done, long people) {
        Duration wait = Duration.ofSeconds(10);
        return new Unavailable(
                "index.building",
                "Nobody can be found by " + field + " yet: " + done + " of " + people + " people are in its index.",
                "Search again in a while, or by another field. How far it is: bailee custody indexes.",
                wait,
                field,
                done,
                people);
    }

    static Violation noWords(FieldPath field) {
        return new Violation(
                field.toString(), "search.no-words", "There is no word to look for.", "Type at least one whole word.");
    }

    static Violation notUnique(FieldPath field) {
        return new Violation(
                shown(field.collection()) + "." + shown(field.field()),
                "field.not-unique",
                "Several people may have the same value of this field.",
                "Match by a field that the register declares unique.");
    }

    static Conflict taken(FieldPath field) {
        return Conflict.over(new Violation(
                field.toString(),
                "value.taken",
                "Somebody else already has this value.",
                "Find the person who has it, and change that person instead, or correct the value."));
    }

    static Conflict stale() {
        return Conflict.stale(
                "version.stale",
                "Another change came first.",
                "Read again, look at what changed, and repeat the change with the new version.");
    }

    static NotFound unknownRecord() {
        return new NotFound(
                "record.unknown",
                "There is no such record.",
                "List the records with GET /v1/subjects/{id}/{collection}.");
    }

    static NotFound unknownHold() {
        return new NotFound("hold.unknown", "There is no such hold.", "List the holds, and name one.");
    }

    /// Without who answers for the hold, nor until when: whoever may erase need not be one who may see holds.
    static Conflict held() {
        return new Conflict(
                "person.held",
                "A legal hold keeps this person from being erased.",
                "Ask who may place holds: they see who answers for it and when it is reviewed, and release it with its"
                        + " reason.");
    }

    static Conflict restricted() {
        return new Conflict(
                "person.restricted",
                "This person has had processing restricted (GDPR Art. 18): the data is kept, and neither changed nor"
                        + " erased.",
                "Tell the person, have the restriction lifted by who may, and repeat the request.");
    }

    static Denied restrictedFor(String purpose) {
        return new Denied(
                "purpose.restricted",
                "This person has had processing restricted (GDPR Art. 18), and " + purpose
                        + " does not go on with restricted data.",
                "State an activity of which the register says restricted, or wait until the restriction is lifted.",
                purpose);
    }

    static NotFound unknownRestriction() {
        return new NotFound(
                "restriction.unknown", "There is no such restriction.", "List the restrictions, and name one.");
    }

    static Violation untold() {
        return new Violation(
                "told",
                "restriction.untold",
                "A person is told before a restriction is lifted (GDPR Art. 18(3)).",
                "Tell the person, then lift it with the day on which you did (?told=2026-12-31), no earlier than it was"
                        + " placed and not one to come.");
    }

    static Violation holdText(String where) {
        return new Violation(
                where,
                "hold.text",
                "This is not a reference: letters, digits and . _ / # : - without blanks, 80 at the most.",
                "Name the file or account by its number or name, and nobody's personal data.");
    }

    static Violation holdReview() {
        return new Violation(
                "reviewOn",
                "hold.review",
                "A hold is reviewed on a day to come, within ten years.",
                "Name the day on which somebody looks at it again.");
    }

    static NotFound noMatch(FieldPath field) {
        return new NotFound(
                "match.none",
                "Nobody has this value of " + field + ".",
                "Create the person first, or correct the value.",
                field);
    }

    static NotFound nothingThere(FieldPath field) {
        return new NotFound("field.empty", "There is no value in " + field + ".", "Store a value first.", field);
    }

    static NotFound unknownToken() {
        return new NotFound("token.unknown", "There is no such token.", "Use a token as it was returned when made.");
    }

    static Denied collectionNotForRole(String purpose) {
        return new Denied(
                "collection.not-for-role",
                "This account's roles see no field of this collection for " + purpose + ".",
                "Ask whoever keeps the register to widen activities." + purpose + ".roles.",
                purpose);
    }

    static Conflict otherRequest() {
        return new Conflict(
                "idempotency.mismatch",
                "This Idempotency-Key came before with another request.",
                "Use a new key for a new request.");
    }

    static Conflict answerGone() {
        return new Conflict(
                "idempotency.gone",
                "The answer to the first request with this Idempotency-Key can no longer be told: something of the person"
                        + " was erased since.",
                "Use a new key for a new request.");
    }

    static NotFound nothingToErase() {
        return new NotFound(
                "erasure.nothing",
                "Nothing of this is kept about the person.",
                "Open the person to see what is kept, and name some of it.");
    }

    static Violation erasesNothing() {
        return new Violation(
                "body",
                "erasure.empty",
                "Nothing is named that could be erased.",
                "Name fields, collections, activities or records; to erase everything: DELETE /v1/subjects/{id}.");
    }

    static Violation allNeeded(String activity) {
        return new Violation(
                "activities",
                "erasure.all-needed",
                "Every field that " + activity + " needs is needed by another activity too, so none of them is erased.",
                "Name fields or collections, or take the activity from the register and these fields from the others.",
                activity);
    }

    static Violation unknownActivity(String activity) {
        return new Violation(
                "activities",
                "erasure.activity",
                "No activity has this name: " + shown(activity) + ".",
                "Use one of the register, or name the fields.",
                shown(activity));
    }

    private static String shown(String name) {
        return NAME.matcher(name).matches() ? name : "(unnamed)";
    }
}
