package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;
import static org.bailee.server.types.Search.WORDS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How and where people are reached.
final class ContactTypes {
    private static final TextShape COUNTRY = TextShape.line(Countries::read);
    private static final TextShape POSTCODE =
            TextShape.line(ContactTypes::postcode).keyed(SearchText::compact);

    static final List<TypeRow> ROWS = List.of(
            TypeRow.of(
                            "email",
                            "An e-mail address.",
                            TextShape.line(Email::read).keyed(Email::key).masked(Masks::email),
                            "ada@example.org")
                    .identifying("EmailAddress", "user.contact.email")
                    .found(EXACT)
                    .breach("email+password", "email+auth")
                    .columns("email", "emailaddress", "mail", "courriel", "emailid", "correo"),
            TypeRow.of(
                            "phone",
                            "A phone number in E.164, for its region when written without a country code.",
                            TextShape.line(Phone::read).keyed(Phone::key).masked(Phone::mask),
                            "+1 202 555 0143")
                    .identifying("TelephoneNumber", "user.contact.phone_number")
                    .found(EXACT)
                    .columns(
                            "phone",
                            "phonenumber",
                            "telephone",
                            "telephonenumber",
                            "mobile",
                            "mobilephone",
                            "tel",
                            "telefonnummer",
                            "handy",
                            "telefon",
                            "movil",
                            "telportable",
                            "fax",
                            "faxnumber",
                            "cell"),
            TypeRow.of(
                            "postal-address",
                            "A postal address: street, second line, city, region, postcode, country.",
                            new PartsShape(
                                    addressParts(),
                                    Tidy.LINES,
                                    ContactTypes::asStreet,
                                    UnaryOperator.identity(),
                                    false),
                            "221B Example Street, Sampleton")
                    .identifying("PhysicalAddress", "user.contact.address")
                    .found(EXACT)
                    .columns("address", "postaladdress", "fulladdress", "billingaddress", "shippingaddress", "adresse"),
            TypeRow.of(
                            "street",
                            "A street with its house number.",
                            TextShape.line().withWords(),
                            "221B Example Street")
                    .identifying("Street", "user.contact.address.street")
                    .found(EXACT, WORDS)
                    .columns("street", "streetaddress", "address1", "addressline1", "strasse", "direccion", "addrln1"),
            TypeRow.of("city", "A town or city.", TextShape.line(), "Sampleton")
                    .ordinary("City", "user.contact.address.city")
                    .columns("city", "town", "billingcity", "ort", "ville", "localidad", "cty"),
            TypeRow.of("region", "A state, province or county.", TextShape.line(), "Ontario")
                    .ordinary("Region", "user.contact.address.state")
                    .columns("state", "region", "province", "county", "billingstate", "stcd"),
            TypeRow.of("postcode", "A postal code.", POSTCODE, "SW1A 1AA")
                    .identifying("PostalCode", "user.contact.address.postal_code")
                    .columns(
                            "postcode",
                            "postalcode",
                            "zip",
                            "zipcode",
                            "plz",
                            "codepostal",
                            "cp",
                            "billingpostalcode",
                            "pstlcd"),
            TypeRow.of("country", "A country, as its ISO 3166 code.", COUNTRY, "NL")
                    .ordinary("Country", "user.contact.address.country")
                    .columns("country", "countrycode", "billingcountry", "land", "pays", "pais"));

    private ContactTypes() {}

    private static SequencedMap<String, TextShape> addressParts() {
        SequencedMap<String, TextShape> parts = new LinkedHashMap<>();
        parts.put("street", TextShape.line());
        parts.put("street2", TextShape.line());
        parts.put("city", TextShape.line());
        parts.put("region", TextShape.line());
        parts.put("postcode", POSTCODE);
        parts.put("country", COUNTRY);
        return parts;
    }

    /// One string is kept whole as the street, its lines after commas: every country writes the rest in another order.
    private static SortedMap<String, String> asStreet(String text) {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put(
                "street",
                String.join(
                        ", ",
                        text.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList()));
        return parts;
    }

    private static Checked postcode(String text, TypeOptions options) {
        String upper = text.toUpperCase(Locale.ROOT);
        boolean isCode = upper.length() >= 2
                && upper.length() <= 12
                && upper.chars().allMatch(c -> Digits.isDigit(c) || Digits.isLetter(c) || c == ' ' || c == '-');
        return isCode
                ? Checked.text(upper)
                : Checked.refused(
                        "value.not-a-postcode",
                        "This is not a postal code.",
                        "Write two to twelve letters, digits, blanks and dashes; keep leading zeros.");
    }
}
