package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;

import java.util.List;

/// Documents and numbers by which people are known to offices and businesses.
final class DocumentTypes {
    private static final TextShape NUMBER = TextShape.line().masked(Masks::ending);

    static final List<TypeRow> ROWS = List.of(
            TypeRow.of(
                            "passport",
                            "The number of a passport.",
                            Documents.documentNumber("a passport number", 5, 15),
                            "C01X00T47")
                    .sensitive("Passport", "user.government_id.passport_number")
                    .found(EXACT)
                    .breach("passport")
                    .columns("passport", "passportnumber", "passportno"),
            TypeRow.of(
                            "driver-licence",
                            "The number of a driving licence.",
                            Documents.documentNumber("a licence number", 4, 20),
                            "MORGA 753116 SM9IJ")
                    .sensitive("OfficialID", "user.government_id.drivers_license_number")
                    .found(EXACT)
                    .breach("dl")
                    .columns(
                            "driverlicence",
                            "driverslicense",
                            "driverlicense",
                            "licencenumber",
                            "licensenumber",
                            "dlnumber"),
            TypeRow.of(
                            "national-id",
                            "A number a state gave to a person, of any country.",
                            Documents.documentNumber("an identity number", 4, 24),
                            "X-1234567")
                    .sensitive("OfficialID", "user.government_id.national_identification_number")
                    .found(EXACT)
                    .breach("gov_id")
                    .columns("nationalid", "idnumber", "identitynumber", "identitycard", "personalid", "ausweis"),
            TypeRow.of(
                            "tax-id",
                            "A tax number of any country.",
                            Documents.documentNumber("a tax number", 4, 24),
                            "12-3456789")
                    .sensitive("Tax", "user.government_id")
                    .found(EXACT)
                    .breach("tax_id")
                    .columns("taxid", "taxnumber", "tin", "taxidnbr", "taxpayerid"),
            TypeRow.of(
                            "vat-number",
                            "A European VAT number.",
                            TextShape.line(Documents::vat).masked(Masks::ending),
                            "DE136695976")
                    .ordinary("Tax", "user.government_id")
                    .found(EXACT)
                    .columns("vat", "vatnumber", "vatid", "ustid", "ustidnr"),
            TypeRow.of("customer-number", "The number a business knows a customer by.", NUMBER, "C-10042")
                    .identifying("Identifier", "user.unique_id")
                    .found(EXACT)
                    .columns(
                            "customernumber",
                            "customerid",
                            "customerno",
                            "kdnr",
                            "idclient",
                            "clientid",
                            "mbrnbr",
                            "memberid"),
            TypeRow.of("identifier", "A reference to something else, such as an order.", NUMBER, "INV-2026-0042")
                    .ordinary("Identifier", "user.unique_id")
                    .found(EXACT)
                    .columns(
                            "id", "identifier", "reference", "invoiceid", "orderid", "recordid", "ordernumber", "guid"),
            TypeRow.of(
                            "licence-plate",
                            "The plate of a vehicle.",
                            TextShape.line(Documents::plate)
                                    .keyed(SearchText::compact)
                                    .masked(Masks::ending),
                            "AB12 CDE")
                    .identifying("VehicalLicenseRegistration", "user.government_id.vehicle_registration")
                    .found(EXACT)
                    .breach("alpr")
                    .columns("licenceplate", "licenseplate", "plate", "numberplate", "registration", "kennzeichen"),
            TypeRow.of(
                            "vehicle-number",
                            "The identification number of a vehicle.",
                            Documents.vehicle(),
                            "1HGCM82633A004352")
                    .identifying("Vehicle", "user.government_id.vehicle_registration")
                    .found(EXACT)
                    .columns("vin", "vehicleidentificationnumber", "chassisnumber"),
            TypeRow.of(
                            "signature-reference",
                            "Where a person's signature is kept.",
                            TextShape.line(),
                            "signatures/2026/0042")
                    .sensitive("PersonalDocuments", "user.content.private")
                    .breach("esignature")
                    .columns("signature", "esignature", "signatureref"),
            TypeRow.of(
                            "file-reference",
                            "Where a file about a person is kept.",
                            TextShape.line(),
                            "scans/2026/0042.pdf")
                    .identifying("PersonalDocuments", "user.content.private")
                    .columns("file", "fileref", "attachment", "document", "documentref", "filename"),
            TypeRow.of(
                            "password",
                            "A password, which is never kept.",
                            new NeverKept(
                                    "A password may be known to its owner alone.",
                                    "Store it hashed in your sign-in system, and leave it out here."),
                            "")
                    .sensitive("Password", "user.authorization.password")
                    .breach("pin_password", "username+password", "email+password")
                    .columns("password", "passwd", "pwd", "secret", "passphrase"));

    private DocumentTypes() {}
}
