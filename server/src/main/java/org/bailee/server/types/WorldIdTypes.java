package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;

import java.util.List;
import java.util.function.Predicate;

/// Numbers states outside Europe give to people.
final class WorldIdTypes {
    static final List<TypeRow> ROWS = List.of(
            id("us-ssn", "a US social security number", "078-05-1120", WorldSums::ssn, "999999999")
                    .breach("ssn")
                    .columns("ssn", "socialsecuritynumber", "socialsecurity", "ssnnumber"),
            id(
                            "us-itin",
                            "a US taxpayer number of someone without a social security number",
                            "912-90-3456",
                            WorldSums::itin,
                            "999999999")
                    .breach("tax_id")
                    .columns("itin", "individualtaxpayerid"),
            id("ca-sin", "a Canadian social insurance number", "046 454 286", Sums::luhn, "999999999")
                    .columns("sin", "socialinsurancenumber", "nas"),
            id("br-cpf", "a Brazilian CPF", "111.444.777-35", WorldSums::cpf, "99999999999")
                    .breach("tax_id", "gov_id")
                    .columns("cpf", "cpfcliente", "numerocpf"),
            id("mx-curp", "a Mexican CURP", "BOXW310820HNERXN09", WorldSums::curp, "AAAA999999AAAAAA*9")
                    .columns("curp", "clavecurp"),
            id("in-aadhaar", "an Indian Aadhaar number", "2341 2341 2346", WorldSums::aadhaar, "999999999999")
                    .columns("aadhaar", "aadhar", "aadhaarnumber", "uidai"),
            id("in-pan", "an Indian permanent account number", "ABCPA1234F", WorldSums::pan, "AAAAA9999A")
                    .breach("tax_id", "gov_id")
                    .columns("pan", "pannumber", "panno"),
            id("au-tfn", "an Australian tax file number", "123 456 782", WorldSums::tfn, "999999999", "99999999")
                    .breach("tax_id", "gov_id")
                    .columns("tfn", "taxfilenumber"),
            id(
                            "cn-resident-id",
                            "a Chinese resident identity number",
                            "11010519491231002X",
                            WorldSums::resident,
                            "99999999999999999*")
                    .columns("residentid", "shenfenzheng", "chineseid"),
            id("jp-my-number", "a Japanese individual number", "1234 5678 9018", WorldSums::myNumber, "999999999999")
                    .columns("mynumber", "kojinbango"),
            id("sg-nric", "a Singaporean NRIC or FIN", "S1234567D", WorldSums::nric, "A9999999A")
                    .columns("nric", "fin", "nricfin"),
            id("tr-kimlik", "a Turkish identity number", "10000000146", WorldSums::turkish, "99999999999")
                    .columns("tckimlik", "tckn", "kimlikno"),
            id("za-id", "a South African identity number", "800101 5009 087", WorldSums::southAfrican, "9999999999999")
                    .columns("said", "rsaid", "zaidnumber"));

    private WorldIdTypes() {}

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
