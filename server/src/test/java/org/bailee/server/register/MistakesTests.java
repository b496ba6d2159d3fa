package org.bailee.server.register;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTests {
    @Test
    void reportsEveryMistakeAtOnceInOrderOfLine() {
        List<Mistake> mistakes = Files.mistakes(Files.resource("twenty-mistakes.yaml"));

        assertThat(mistakes)
                .extracting(mistake -> mistake.line() + " " + mistake.code())
                .containsExactly(
                        "3 controller.contact.malformed",
                        "4 key.unknown",
                        "5 country.unknown",
                        "10 flag.unknown",
                        "11 field.type.unknown",
                        "12 field.search.unsafe",
                        "13 field.type.never-kept",
                        "14 name.malformed",
                        "14 field.unneeded",
                        "15 field.unique.unsafe",
                        "16 field.unneeded",
                        "17 retention.missing",
                        "21 field.currency.unknown",
                        "24 activity.says.missing",
                        "26 field.unknown",
                        "28 role.unknown",
                        "29 role.view.blind",
                        "30 word.unknown",
                        "30 role.view.beyond-needs",
                        "31 recipient.unknown",
                        "32 activity.asks.missing",
                        "38 retention.keep.malformed",
                        "38 retention.from.unknown",
                        "41 recipient.for.not-listed");
        assertThat(mistakes).isSortedAccordingTo(Comparator.comparingInt(Mistake::line));
    }

    @Test
    void saysOfEveryMistakeWhereItStandsAndWhatToDo() {
        assertThat(Files.mistakes(Files.resource("twenty-mistakes.yaml"))).allSatisfy(mistake -> {
            assertThat(mistake.where()).isNotEmpty();
            assertThat(mistake.column()).isPositive();
            assertThat(mistake.message()).endsWith(".").doesNotContain("%s");
            assertThat(mistake.hint()).endsWith(".").doesNotContain("%s");
        });
    }

    @Test
    void guessesWhatWasMeant() {
        assertThat(Files.mistakes(Files.resource("twenty-mistakes.yaml")))
                .filteredOn(mistake -> mistake.hint().startsWith("Did you mean"))
                .extracting(
                        mistake -> mistake.hint().substring(0, mistake.hint().indexOf('?')))
                .contains(
                        "Did you mean email",
                        "Did you mean profile.email",
                        "Did you mean support",
                        "Did you mean parcel-carrier",
                        "Did you mean last-activity");
    }

    @Test
    void neverRepeatsAValueOrAKeyThatIsNoName() {
        String file = Files.northwind()
                .replace("country: US", "country: Wonderland")
                .replace("name: Northwind Traders", "anna@example.org: 1")
                .replace("type: phone", "type: Jones-Secret");

        assertThat(Files.mistakes(file))
                .hasSizeGreaterThan(2)
                .allSatisfy(mistake -> assertThat(mistake.toString()).doesNotContain("Wonderland", "anna", "Jones"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: Northwind Traders               | nam: Northwind Traders                | controller.name.missing
            contact: privacy@northwind.example    | address: Main Street                  | controller.contact.missing
            establishments: [DE, US-WA]           | dpo: { name: Ada }                    | controller.person.incomplete
            establishments: [DE, US-WA]           | establishments: DE                    | shape.list
            establishments: [DE, US-WA]           | establishments: [DE, DE]              | list.twice
            establishments: [DE, US-WA]           | address:                              | text.missing
            establishments: [DE, US-WA]           | address: [a, b]                       | shape.text
            search: words                         | search: wrods                         | word.unknown
            type: person-name, required: true     | required: true                        | field.type.missing
            { type: phone, search: exact }        | phone                                 | shape.keys
            { type: phone, search: exact }        | { type: phone, region: ZZ }           | country.unknown
            { type: phone, search: exact }        | { type: phone, currency: EUR }        | field.option.foreign
            { type: phone, search: exact }        | { type: choice }                      | field.choices.missing
            { type: phone, search: exact }        | { type: gender, search: exact }       | field.search.unsafe
            { type: phone, search: exact }        | { type: health }                      | activity.special.missing
            { type: money }                       | { type: money, currency: TALER }      | field.currency.unknown
            many: true                            | mnay: true                            | key.unknown
            basis: contract                       | basis: contrakt                       | word.unknown
            basis: contract                       | special: health-care                  | activity.basis.missing
            basis: contract                       | basis: legitimate-interests           | activity.interest.missing
            basis: contract                       | basis: legal-obligation               | activity.law.missing
            basis: contract                       | basis: public-task                    | activity.law.missing
            basis: consent                        | basis: contract                       | activity.asks.idle
            basis: contract                       | { basis: contract, interest: ours }   | file.syntax
            asks: May we send you offers by e-mail? | asks: { deutsch!: Ja? }             | activity.asks.language.malformed
            asks: May we send you offers by e-mail? | asks: {}                            | text.missing
            needs: [profile.name, profile.email]  | needs: []                             | activity.needs.missing
            needs: [profile.name, profile.email]  | needs: [profile]                      | field.malformed
            needs: [profile.name, profile.email]  | needs: [profil.*]                     | collection.unknown
            needs: [profile.name, profile.email]  | needs: [profile.name]                 | role.view.beyond-needs
            needs: [profile.name, profile.email]  | needs: [profile.name]                 | recipient.receives.beyond-needs
            recipients: [mail-agency]             | recipients: []                        | recipient.for.not-listed
            keep: P2Y                             | keep: P0D                             | retention.keep.out-of-bounds
            keep: P2Y                             | keep: P2000Y                          | retention.keep.out-of-bounds
            keep: P2Y                             | keep: P99999999999Y                   | retention.keep.malformed
            keep: P2Y, from: last-activity        | keep: P2Y                             | retention.from.missing
            keep: P2Y, from: last-activity        | from: created                         | retention.keep.missing
            from: last-activity, then: erase      | from: created                         | retention.then.missing
            from: placed-on                       | from: total                           | retention.from.no-date
            from: placed-on                       | from: placed                          | retention.from.unknown
            order:   { keep                       | ordre: { keep                         | collection.unknown
            country: US                           | country: us                           | country.unknown
            role: processor, country: US          | country: US                           | recipient.role.missing
            role: processor, country: US          | role: processor                       | recipient.country.missing
            receives: [profile.email, profile.name], | ''                                 | recipient.receives.missing
            , for: newsletter                     | ''                                    | recipient.for.missing
            , for: newsletter                     | , for: newslettr                      | activity.unknown
            , for: newsletter                     | , for: fulfil-orders                  | recipient.for.not-listed
            , for: newsletter                     | , for: fulfil-orders                  | recipient.for.incomplete
            , for: newsletter                     | , for: newsletter, assessed: May      | date.malformed
            , for: newsletter                     | , for: newsletter, agreement: {}      | recipient.agreement.unsigned
            """)
    void refuses(String said, String otherwise, String code) {
        assertThat(Files.mistakes(Files.northwindWith(said, otherwise)))
                .extracting(Mistake::code)
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recipients.r: { signed: 2026-02-01, until: 2026-01-01 }   | recipient.agreement.backwards
            forms.f: { asks: { profile.email: required } }            | form.for.missing
            forms.f: { for: newsletter }                              | form.asks.missing
            forms.f: { for: newsletter, asks: { order.total: optional } }   | form.asks.beyond-needs
            forms.f: { for: newsletter, asks: { profile.email: optional } } | form.asks.too-little
            forms.f: { for: newsletter, asks: { profile.email: maybe } }    | word.unknown
            roles.support: Answers.                                   | role.built-in
            roles.courier:                                            | text.missing
            """)
    void refusesWhatIsAdded(String added, String code) {
        int colon = added.indexOf(':');
        String[] place = added.substring(0, colon).split("\\.");
        String value = added.substring(colon + 1).strip();
        String file = place[0].equals("recipients")
                ? Files.northwindWith(", for: newsletter", ", for: newsletter, agreement: " + value)
                : Files.northwind() + place[0] + ":\n  " + place[1] + ": " + value + "\n";

        assertThat(Files.mistakes(file)).extracting(Mistake::code).containsExactly(code);
    }

    @Test
    void wantsAController() {
        assertThat(Files.mistakes("collections: {}\n"))
                .extracting(Mistake::code)
                .containsExactly("controller.missing");
    }

    @Test
    void wantsACollectionToKeepSomething() {
        String file = "controller: { name: A, contact: a@b.example }\ncollections:\n  profile: {}\n"
                + "retention:\n  profile: { keep: P1Y, from: created, then: erase }\n";

        assertThat(Files.mistakes(file)).extracting(Mistake::code).containsExactly("collection.empty");
    }

    @Test
    void aMisspeltNeedIsOneMistakeNotTwo() {
        String file = Files.northwindWith("profile.phone, order.*", "profile.phnoe, order.*");

        assertThat(Files.mistakes(file)).extracting(Mistake::code).containsExactly("field.unknown");
    }

    @Test
    void aWildcardNeverShowsMoreThanTheActivityNeeds() {
        String file = Files.northwindWith("profile.phone, order.*]", "profile.phone, order.total, order.deliver-to]")
                .replace("      placed-on:  { type: date }\n", "")
                .replace("from: placed-on", "from: created");
        Activity activity = Files.sound(file).activity("fulfil-orders").orElseThrow();

        assertThat(requireNonNull(activity.roles().get("support")).keySet()).isSubsetOf(activity.needs());
    }

    @Test
    void aFieldsOwnViewHoldsAgainstTheWildcardWhereverItStands() {
        String file = Files.northwindWith("order.*: plain }", "order.total: present, order.*: plain }");
        String reversed = Files.northwindWith("order.*: plain }", "order.*: plain, order.total: present }");

        assertThat(Files.sound(file).activities())
                .isEqualTo(Files.sound(reversed).activities());
        assertThat(Files.sound(file)
                        .activity("fulfil-orders")
                        .orElseThrow()
                        .roles()
                        .get("support"))
                .containsValue(View.PRESENT);
    }
}
