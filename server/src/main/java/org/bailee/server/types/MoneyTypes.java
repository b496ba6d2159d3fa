package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;

import java.util.List;

/// Accounts, cards and taxes, and what of a card may never be kept.
final class MoneyTypes {
    private static final String NEVER_AFTER_PAYMENT =
            " may never be kept once a payment is authorised, not even encrypted (PCI DSS 3.3.1).";
    private static final String LEAVE_OUT = "Leave it out, and delete it where it came from.";

    static final List<TypeRow> ROWS = List.of(
            TypeRow.of(
                            "iban",
                            "An international bank account number.",
                            TextShape.line(Accounts::iban).masked(Masks::ending),
                            "DE89 3704 0044 0532 0130 00")
                    .sensitive("FinancialAccountNumber", "user.financial.bank_account")
                    .found(EXACT)
                    .breach("bank_account", "account", "account+code")
                    .columns("iban", "ibannumber", "ibannr", "cuenta"),
            TypeRow.of(
                            "bic",
                            "The code of a bank.",
                            TextShape.line(Accounts::bic).masked(Masks::ending),
                            "DEUTDEFF")
                    .ordinary("BankAccount", "user.financial")
                    .columns("bic", "swift", "swiftcode", "biccode"),
            TypeRow.of(
                            "bank-account",
                            "A bank account number of any country.",
                            TextShape.line(Accounts::account).masked(Masks::ending),
                            "31926819")
                    .sensitive("FinancialAccountNumber", "user.financial.bank_account")
                    .found(EXACT)
                    .breach("bank_account", "account", "account+code")
                    .columns("bankaccount", "accountnumber", "bankaccountnumber", "kontonummer", "accountno"),
            TypeRow.of(
                            "routing-number",
                            "A routing number of a US bank.",
                            OfficialNumber.shape("a routing number", "021000021", Accounts::routing, "999999999"),
                            "021000021")
                    .ordinary("BankAccount", "user.financial.bank_account")
                    .columns("routingnumber", "aba", "routing", "abanumber"),
            TypeRow.of(
                            "sort-code",
                            "A sort code of a British bank.",
                            OfficialNumber.shape("a sort code", "60-16-13", Sums::none, "999999"),
                            "60-16-13")
                    .ordinary("BankAccount", "user.financial.bank_account")
                    .columns("sortcode", "banksortcode"),
            TypeRow.of(
                            "card-number",
                            "The number of a payment card; only its last four digits are ever shown masked.",
                            TextShape.line(Accounts::card).masked(Accounts::maskedCard),
                            "4111 1111 1111 1111")
                    .sensitive("PaymentCardNumber", "user.financial.credit_card")
                    .found(EXACT)
                    .breach("card", "account", "account+code")
                    .columns("cardnumber", "creditcard", "creditcardnumber", "ccnumber", "ccnum", "cardno"),
            TypeRow.of("card-expiry", "The month a payment card expires.", TextShape.line(Dates::cardExpiry), "07/31")
                    .sensitive("PaymentCardExpiry", "user.financial.credit_card")
                    .columns("cardexpiry", "expiry", "ccexpires", "expirydate", "expirationdate", "expires"),
            never("card-verification-code", "The verification code of a card", "cvv", "cvv2", "cvc", "cvc2", "cid")
                    .breach("account+code"),
            never("card-pin", "The PIN of a card", "pin", "cardpin", "pinblock").breach("pin_password"),
            never("card-track", "The magnetic track or chip data of a card", "track1", "track2", "trackdata")
                    .breach("account+code"),
            TypeRow.of("salary", "What somebody earns.", TextShape.line(Numbers::money), "52000 EUR")
                    .sensitive("Salary", "user.financial")
                    .columns("salary", "income", "annualsalary", "wage", "yearlyincome"));

    private MoneyTypes() {}

    private static TypeRow never(String name, String what, String... columns) {
        return TypeRow.of(
                        name, what + ", which is never kept.", new NeverKept(what + NEVER_AFTER_PAYMENT, LEAVE_OUT), "")
                .sensitive(name.equals("card-pin") ? "PINCode" : "PaymentCard", "user.financial.credit_card")
                .columns(columns);
    }
}
