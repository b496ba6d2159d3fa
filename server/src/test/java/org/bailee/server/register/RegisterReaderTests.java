package org.bailee.server.register;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.Optional;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.types.Search;
import org.junit.jupiter.api.Test;

class RegisterReaderTests {
    private static final FieldPath EMAIL = FieldPath.parse("profile.email");

    @Test
    void findsTheThreeMistakesOfTheDesignsExample() {
        assertThat(Files.mistakeCodes(Files.resource("northwind-unmended.yaml")))
                .containsExactly("12:7 field.unneeded", "28:18 recipient.unknown", "29:3 activity.asks.missing");
    }

    @Test
    void readsTheDesignsExampleOnceMended() {
        RegisterDefinition definition = Files.sound(Files.northwind());

        assertThat(definition.controller().name()).isEqualTo("Northwind Traders");
        assertThat(definition.controller().establishments()).containsExactly("DE", "US-WA");
        assertThat(definition.fields().map(field -> field.path().toString()))
                .containsExactly(
                        "profile.name",
                        "profile.email",
                        "profile.phone",
                        "order.placed-on",
                        "order.deliver-to",
                        "order.total");
        assertThat(definition.collection("order").orElseThrow().many()).isTrue();
        assertThat(definition.collection("profile").orElseThrow().many()).isFalse();
    }

    @Test
    void readsHowAFieldIsKeptAndFound() {
        Field email = Files.sound(Files.northwind()).field(EMAIL).orElseThrow();

        assertThat(email.type().name()).isEqualTo("email");
        assertThat(email.required()).isTrue();
        assertThat(email.unique()).isTrue();
        assertThat(email.search()).containsExactly(Search.EXACT);
    }

    @Test
    void readsWhyDataIsUsedAndWhoSeesWhat() {
        Activity fulfil =
                Files.sound(Files.northwind()).activity("fulfil-orders").orElseThrow();

        assertThat(fulfil.basis()).isEqualTo(Basis.CONTRACT);
        assertThat(fulfil.needs()).hasSize(6);
        assertThat(fulfil.view("support", FieldPath.parse("profile.phone"))).contains(View.MASKED);
        assertThat(fulfil.view("support", FieldPath.parse("order.total"))).contains(View.PLAIN);
        assertThat(fulfil.view("warehouse", EMAIL)).isEmpty();
        assertThat(fulfil.recipients()).containsExactly("parcel-carrier");
    }

    @Test
    void readsWhatConsentIsAskedFor() {
        Activity newsletter =
                Files.sound(Files.northwind()).activity("newsletter").orElseThrow();

        assertThat(newsletter.asksConsent()).isTrue();
        assertThat(newsletter.grounds().asks().orElseThrow().byLanguage())
                .containsEntry(ConsentText.ANY_LANGUAGE, "May we send you offers by e-mail?");
    }

    @Test
    void readsHowLongDataIsKept() {
        RegisterDefinition definition = Files.sound(Files.northwind());

        assertThat(definition.retention().get("order"))
                .isEqualTo(new Retention(
                        "order",
                        Period.ofYears(10),
                        new Retention.Anchor.Date(FieldPath.parse("order.placed-on")),
                        Optional.of("tax law")));
        assertThat(requireNonNull(definition.retention().get("profile")).from())
                .isEqualTo(new Retention.Anchor.LastActivity());
    }

    @Test
    void readsWhoReceivesData() {
        Recipient agency =
                requireNonNull(Files.sound(Files.northwind()).recipients().get("mail-agency"));

        assertThat(agency.role()).isEqualTo(Recipient.Role.PROCESSOR);
        assertThat(agency.country()).isEqualTo("US");
        assertThat(agency.receives()).containsExactly(EMAIL, FieldPath.parse("profile.name"));
        assertThat(agency.purposes()).containsExactly("newsletter");
        assertThat(agency.terms()).isEqualTo(Terms.none());
    }
}
