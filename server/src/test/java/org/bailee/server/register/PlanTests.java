package org.bailee.server.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a plan says, sentence by sentence.
class PlanTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final String AGREED = ", agreement: { signed: 2026-01-01 }, transfer: adequacy }";

    @Test
    void saysNothingOfAnIdenticalFile() {
        assertThat(plan(northwind(), northwind(), Map.of()).changes()).isEmpty();
    }

    @Test
    void tellsAFileThatIsOnlyWrittenDifferently() {
        assertThat(kinds(northwind(), northwind() + "# a remark\n")).containsExactly("file-reworded");
    }

    @Test
    void tellsTheFirstRegisterAsNew() {
        Comparison plan = Comparison.of(RegisterVersion.none(), sound(northwind()), _ -> 0, TODAY);

        assertThat(plan.changes())
                .extracting(Change::kind)
                .contains(
                        "collection-added",
                        "field-added",
                        "activity-added",
                        "access-widened",
                        "recipient-added",
                        "consent-asked",
                        "retention-added",
                        "controller-changed");
        assertThat(plan.changes())
                .extracting(Change::says)
                .contains(
                        "Northwind Traders is responsible for all of this, as the controller.",
                        "profile is kept P2Y, counted from the person's last activity, and then erased.")
                .noneMatch(says -> says.contains("instead of") || says.contains("sees more") || says.contains("others"))
                .anyMatch(says -> says.startsWith("support sees for fulfil-orders: ") && says.contains(" masked"))
                .anyMatch(says ->
                        says.startsWith("profile.email is added: email, required, unique, searchable (exact)."));
    }

    @Test
    void tellsAFieldAddedForAnActivity() {
        String after = with("phone:      {", "nickname:   { type: username }\n      phone:      {")
                .replace(
                        "needs: [profile.name, profile.email, profile.phone",
                        "needs: [profile.nickname, profile.name, profile.email, profile.phone");

        assertThat(says(northwind(), after))
                .containsExactly(
                        "profile.nickname is added: username, optional.",
                        "fulfil-orders also needs profile.nickname.",
                        "The privacy notice for fulfil-orders needs a new version: it tells of the data used.");
        assertThat(plan(northwind(), after, Map.of()).changes().getFirst().widens())
                .isTrue();
    }

    @Test
    void countsThePeopleWhoHoldAValueOfADroppedField() {
        String after = with("      phone:      { type: phone, search: exact }\n", "")
                .replace(", profile.phone, order", ", order")
                .replace(", profile.phone: masked", "");

        assertThat(says(northwind(), after, Map.of("profile.phone", 12L)))
                .contains(
                        "profile.phone is dropped. 12 people have a value, which nobody can read any more and which is due for erasure.",
                        "support sees less for fulfil-orders: profile.phone not at all instead of masked.",
                        "fulfil-orders no longer needs profile.phone.");
    }

    @Test
    void tellsWhoSeesMoreAndWhoSeesLessRoleByRole() {
        String after = with("profile.phone: masked, order.*: plain", "profile.phone: plain, order.*: masked");

        assertThat(plan(northwind(), after, Map.of()).changes())
                .containsExactly(
                        new Change(
                                "access-widened",
                                "activities.fulfil-orders.roles.support",
                                "support sees more for fulfil-orders: profile.phone plain instead of masked.",
                                true),
                        new Change(
                                "access-narrowed",
                                "activities.fulfil-orders.roles.support",
                                "support sees less for fulfil-orders: order.deliver-to, order.placed-on and order.total"
                                        + " masked instead of plain.",
                                false));
    }

    @Test
    void asksConsentAgainWhenTheQuestionChanges() {
        assertThat(says(northwind(), with("May we send you offers by e-mail?", "May we send you offers?")))
                .containsExactly("Consent to newsletter must be asked again: the question is another.");
    }

    @Test
    void asksConsentAgainWhenMoreDataIsUsed() {
        String after = with(
                "    needs: [profile.name, profile.email]", "    needs: [profile.name, profile.email, profile.phone]");

        assertThat(says(northwind(), after)).contains("Consent to newsletter must be asked again: more data is used.");
    }

    @Test
    void tellsThatAnActivityNoLongerWaitsForConsent() {
        String after = with(
                "basis: consent\n    asks: May we send you offers by e-mail?",
                "basis: legitimate-interests\n    interest: Selling more.");

        assertThat(plan(northwind(), after, Map.of()).changes())
                .filteredOn(change -> change.kind().equals("consent-no-longer-asked"))
                .singleElement()
                .matches(Change::widens);
    }

    @Test
    void tellsWhichNoticesNeedANewVersion() {
        String form = "forms:\n  sign-up: { for: newsletter, asks: { profile.email: required }, notice: v%s }\n";
        String reworded = with("We send you offers by", "We mail you offers by");

        assertThat(says(northwind() + form.formatted(1), reworded + form.formatted(1)))
                .containsExactly(
                        "People read another sentence about newsletter.",
                        "The privacy notice for newsletter (shown by sign-up) needs a new version: it tells of the purpose.");
        assertThat(says(northwind() + form.formatted(1), reworded + form.formatted(2)))
                .contains("The form sign-up shows another notice.");
    }

    @Test
    void tellsRetentionLengthenedAndShortened() {
        assertThat(plan(northwind(), with("keep: P2Y", "keep: P3Y"), Map.of())
                        .changes()
                        .getFirst())
                .isEqualTo(new Change(
                        "retention-lengthened",
                        "retention.profile",
                        "profile is kept P3Y instead of P2Y, so longer than people were told.",
                        true));
        assertThat(says(northwind(), with("keep: P2Y", "keep: P18M")))
                .contains("profile is kept P18M instead of P2Y; records older than that fall due at once.");
    }

    @Test
    void tellsRecipientsThatMayBeGivenNothingAsThingsStand() {
        String lapsed = with(
                "for: newsletter" + AGREED, "for: newsletter, agreement: { signed: 2020-01-01, until: 2026-11-24 } }");

        assertThat(says(northwind(), lapsed))
                .contains(
                        "There is no valid agreement with mail-agency: it needs a contract (GDPR Art. 28(3)) before it is given anything.",
                        "Nothing is recorded that makes the transfer to mail-agency in US lawful (GDPR Art. 44–49).")
                .noneMatch(sentence -> sentence.contains("parcel-carrier"));
    }

    @Test
    void refusesAnotherTypeWhilePeopleHoldValues() {
        String after =
                with("phone:      { type: phone, search: exact }", "phone:      { type: username, search: exact }");

        assertThat(plan(northwind(), after, Map.of("profile.phone", 1L)).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("change.type.held");
                    assertThat(refusal.message()).isEqualTo("The type cannot change from phone: 1 person has a value.");
                    assertThat(refusal.line()).isEqualTo(11);
                    assertThat(refusal.where()).isEqualTo("collections.profile.fields.phone.type");
                });
        assertThat(plan(northwind(), after, Map.of()).refusals()).isEmpty();
    }

    @Test
    void saysFromWhenOnAFieldIsUniqueOfWhichPeopleHoldValues() {
        String after = with("{ type: phone, search: exact }", "{ type: phone, search: exact, unique: true }");

        assertThat(plan(northwind(), after, Map.of("profile.phone", 3L)).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.says())
                        .isEqualTo("No two records may hold the same profile.phone. 3 people have a value already: it"
                                + " holds once all of them are indexed, and not before those who have the same are told"
                                + " apart. The log names them (index-duplicate)."));
        assertThat(kinds(northwind(), after)).containsExactly("field-unique");
    }

    @Test
    void refusesToTurnManyRecordsIntoOneWhilePeopleHoldValues() {
        String after = with("    many: true\n", "");

        assertThat(plan(northwind(), after, Map.of("order.total", 3L)).refusals())
                .extracting(Mistake::code)
                .containsExactly("change.many.held");
    }

    @Test
    void tellsWhatARequiredFieldMeansForThoseWhoLackIt() {
        String after = with("{ type: phone, search: exact }", "{ type: phone, search: exact, required: true }");

        assertThat(says(northwind(), after, Map.of("profile.phone", 12L)))
                .containsExactly("profile.phone is now required. 12 people have a value; any other record must get one"
                        + " before it can be changed again.");
    }

    @Test
    void tellsThatValuesKeptAlreadyAreFoundOnceAllAreIndexed() {
        String before = with("{ type: phone, search: exact }", "{ type: phone }");

        assertThat(says(before, northwind(), Map.of("profile.phone", 2L)))
                .containsExactly("People can now be found by profile.phone (exact). 2 people have a value already: they"
                        + " are found once all of them are indexed.");
    }

    /// Northwind's register with nothing left to remark on its recipients.
    private static String northwind() {
        return Files.northwind()
                .replace(", for: newsletter }", ", for: newsletter" + AGREED)
                .replace(", for: fulfil-orders }", ", for: fulfil-orders" + AGREED);
    }

    private static String with(String said, String otherwise) {
        assertThat(northwind()).contains(said);
        return northwind().replace(said, otherwise);
    }

    private static Comparison plan(String before, String after, Map<String, Long> held) {
        Reading.Sound sound = sound(before);
        RegisterVersion version = new RegisterVersion(1, sound.definition(), sound.text(), Optional.empty());
        HeldValues values = field -> held.getOrDefault(field.toString(), 0L);
        return Comparison.of(version, sound(after), values, TODAY);
    }

    private static Reading.Sound sound(String file) {
        return switch (RegisterReader.read(file.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Sound sound -> sound;
            case Reading.Mistaken mistaken -> throw new AssertionError(mistaken.mistakes());
        };
    }

    private static List<String> kinds(String before, String after) {
        return plan(before, after, Map.of()).changes().stream()
                .map(Change::kind)
                .toList();
    }

    private static List<String> says(String before, String after) {
        return says(before, after, Map.of());
    }

    private static List<String> says(String before, String after, Map<String, Long> held) {
        Comparison plan = plan(before, after, held);
        assertThat(plan.refusals()).isEmpty();
        return plan.changes().stream().map(Change::says).toList();
    }
}
