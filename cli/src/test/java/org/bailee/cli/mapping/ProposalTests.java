package org.bailee.cli.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailee.client.SemanticType;
import org.junit.jupiter.api.Test;

class ProposalTests {
    private static final String REGISTER = """
            collections:
              profile:
                fields:
                  customer-number: { type: identifier }
                  name: { type: person-name }
                  mail: { type: email }
                  home: { type: postal-address }
                  phone: { type: phone }
                  fax: { type: phone }
              order:
                many: true
                fields:
                  number: { type: identifier }
                  deliver-to: { type: postal-address }
            """;

    @Test
    void putsNamesApartWhereTheColumnsAre() {
        assertThat(proposed("profile", "Customer No", "first_name", "SURNAME"))
                .containsEntry("Customer No", "profile.customer-number")
                .containsEntry("first_name", "profile.name.given")
                .containsEntry("SURNAME", "profile.name.family");
    }

    @Test
    void leavesANameWholeWhereOneColumnHoldsIt() {
        assertThat(proposed("profile", "Full Name", "E-Mail")).containsValues("profile.name", "profile.mail");
    }

    @Test
    void takesAddressForTheStreetWhenTheCityStandsBesideIt() {
        assertThat(proposed("profile", "Address", "City", "PostalCode"))
                .containsValues("profile.home.street", "profile.home.city", "profile.home.postcode");
        assertThat(proposed("profile", "Address")).containsValue("profile.home");
    }

    @Test
    void looksThroughPrefixes() {
        assertThat(proposed("order", "InvoiceId", "BillingAddress", "BillingCity", "BillingPostalCode"))
                .containsEntry("BillingAddress", "order.deliver-to.street")
                .containsEntry("BillingCity", "order.deliver-to.city")
                .containsEntry("BillingPostalCode", "order.deliver-to.postcode");
    }

    @Test
    void givesEachFieldOneColumnTheOneThatBearsItsName() {
        assertThat(proposed("profile", "Mobile", "Fax", "Phone"))
                .containsEntry("Phone", "profile.phone")
                .containsEntry("Fax", "profile.fax")
                .containsEntry("Mobile", "-");
    }

    @Test
    void leavesOutWhatFitsNowhere() {
        assertThat(proposed("profile", "SupportRepId", "Colour"))
                .containsOnly(Map.entry("SupportRepId", "-"), Map.entry("Colour", "-"));
    }

    private static Map<String, String> proposed(String into, String... columns) {
        Map<String, String> result = new LinkedHashMap<>();
        new Proposal(Catalogue.of(REGISTER, TYPES), into)
                .of(List.of(columns))
                .columns()
                .forEach((column, target) ->
                        result.put(column, target.map(Target::path).orElse("-")));
        return result;
    }

    private static final List<SemanticType> TYPES = List.of(
            type("identifier", List.of()),
            type("email", List.of(), "email", "emailaddress"),
            type("phone", List.of(), "phone", "mobile", "fax"),
            type("person-name", List.of("given", "family"), "name", "fullname"),
            type("given-name", List.of(), "firstname"),
            type("family-name", List.of(), "lastname", "surname"),
            type("postal-address", List.of("street", "city", "postcode"), "address", "billingaddress"),
            type("city", List.of(), "city", "town"),
            type("postcode", List.of(), "postcode", "postalcode"));

    private static SemanticType type(String name, List<String> parts, String... hints) {
        return new SemanticType(name, "", parts.isEmpty() ? "text" : "parts", parts, "", List.of(), List.of(hints));
    }
}
