package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;

import java.util.List;
import java.util.function.Predicate;

/// Numbers European states give to people.
final class EuropeanIdTypes {
    static final List<TypeRow> ROWS = List.of(
            id(
                            "gb-nino",
                            "a British national insurance number",
                            "AA 12 34 56 C",
                            EuropeanSums::nino,
                            "AA999999",
                            "AA999999A")
                    .columns("nino", "nationalinsurancenumber", "nationalinsurance", "nino1"),
            id(
                            "gb-nhs-number",
                            "a number of the English health service",
                            "943 476 5919",
                            EuropeanSums::nhs,
                            "9999999999")
                    .breach("medical_id", "gov_id")
                    .columns("nhsnumber", "nhs", "nhsno"),
            id(
                            "de-tax-id",
                            "a German tax identification number",
                            "36 574 261 809",
                            EuropeanSums::steuerId,
                            "99999999999")
                    .breach("tax_id", "gov_id")
                    .columns("steuerid", "steueridentifikationsnummer", "idnr", "steuernummer"),
            id(
                            "fr-nir",
                            "a French social security number",
                            "2 95 10 99 126 111 93",
                            EuropeanSums::nir,
                            "999999999999999",
                            "999999A99999999")
                    .columns("nir", "numsecu", "securitesociale", "numerosecuritesociale"),
            id("es-dni", "a Spanish DNI or NIE", "12345678-Z", EuropeanSums::dni, "99999999A", "A9999999A")
                    .columns("dni", "nie", "nif", "dninie"),
            id(
                            "it-codice-fiscale",
                            "an Italian codice fiscale",
                            "RSSMRA85T10A562S",
                            EuropeanSums::codiceFiscale,
                            "AAAAAA**A**A***A")
                    .breach("tax_id", "gov_id")
                    .columns("codicefiscale", "cf", "codfiscale"),
            id("nl-bsn", "a Dutch citizen service number", "111222333", EuropeanSums::bsn, "999999999")
                    .columns("bsn", "burgerservicenummer", "sofinummer"),
            id(
                            "be-national-number",
                            "a Belgian national register number",
                            "85.07.30-033 28",
                            EuropeanSums::belgian,
                            "99999999999")
                    .columns("rijksregisternummer", "registrenational", "nationalnumber", "insz", "niss"),
            id("pl-pesel", "a Polish PESEL", "44051401359", EuropeanSums::pesel, "99999999999")
                    .columns("pesel", "nrpesel"),
            id(
                            "se-personnummer",
                            "a Swedish personal identity number",
                            "811228-9874",
                            EuropeanSums::personnummer,
                            "9999999999",
                            "999999999999",
                            "999999+9999")
                    .columns("personnummer", "samordningsnummer", "persnr"),
            id("ch-ahv", "a Swiss AHV number", "756.9217.0769.85", EuropeanSums::ahv, "9999999999999")
                    .columns("ahv", "ahvnummer", "avs", "ahvnr", "numeroavs"),
            id("at-svnr", "an Austrian social insurance number", "1237 010180", EuropeanSums::austrian, "9999999999")
                    .columns("svnr", "sozialversicherungsnummer", "svnummer"),
            id("pt-nif", "a Portuguese tax number", "501 964 843", EuropeanSums::nif, "999999999")
                    .breach("tax_id", "gov_id")
                    .columns("contribuinte", "numerocontribuinte", "ptnif"),
            id("dk-cpr", "a Danish CPR number", "211062-5629", EuropeanSums::cpr, "9999999999")
                    .columns("cpr", "cprnummer", "cprnr"),
            id(
                            "no-fodselsnummer",
                            "a Norwegian national identity number",
                            "151086 95088",
                            EuropeanSums::fodselsnummer,
                            "99999999999")
                    .columns("fodselsnummer", "fnr", "personnr"),
            id(
                            "fi-hetu",
                            "a Finnish personal identity code",
                            "131052-308T",
                            EuropeanSums::hetu,
                            "999999999*",
                            "999999A999*",
                            "999999+999*")
                    .columns("hetu", "henkilotunnus", "sotu"),
            id("ie-pps", "an Irish PPS number", "6433435F", EuropeanSums::pps, "9999999A", "9999999AA")
                    .columns("pps", "ppsn", "ppsnumber"));

    private EuropeanIdTypes() {}

    private static TypeRow id(String name, String called, String example, Predicate<String> sum, String... forms) {
        return TypeRow.of(
                        name,
                        Character.toUpperCase(called.charAt(0)) + called.substring(1) + ".",
                        OfficialNumber.shape(called, example, sum, forms),
                        example)
                .sensitive("OfficialID", "user.government_id.national_identification_number")
                .breach("gov_id")
                .found(EXACT);
    }
}
