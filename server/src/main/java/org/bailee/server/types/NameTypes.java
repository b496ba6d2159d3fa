package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;
import static org.bailee.server.types.Search.WORDS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// What people are called.
final class NameTypes {
    private static final TextShape NAME =
            TextShape.line().masked(Masks::initial).withWords();

    static final List<TypeRow> ROWS = List.of(
            TypeRow.of(
                            "person-name",
                            "A person's name: title, given, middle and family name, suffix.",
                            new PartsShape(parts(), Tidy.LINE, Names::apart, UnaryOperator.identity(), true),
                            "Dr. Ada King Lovelace")
                    .identifying("Name", "user.name")
                    .found(EXACT, WORDS)
                    .columns("name", "fullname", "customername", "contactname", "displayname", "person", "custnm"),
            TypeRow.of("given-name", "A person's given name.", NAME, "Ada")
                    .identifying("Name", "user.name.first")
                    .found(EXACT, WORDS)
                    .columns("givenname", "firstname", "forename", "first", "vorname", "prenom", "nombre", "fname"),
            TypeRow.of("family-name", "A person's family name.", NAME, "Lovelace")
                    .identifying("Name", "user.name.last")
                    .found(EXACT, WORDS)
                    .columns("familyname", "lastname", "surname", "last", "nachname", "nom", "apellidos", "lname"),
            TypeRow.of("middle-name", "A person's further given names or initials.", NAME, "King")
                    .identifying("Name", "user.name")
                    .columns("middlename", "middleinitial", "middle"),
            TypeRow.of("name-title", "How a person is addressed.", TextShape.line(), "Dr.")
                    .ordinary("Name", "user.name")
                    .columns("title", "salutation", "anrede", "civilite", "honorific", "prefix"),
            TypeRow.of(
                            "username",
                            "The name somebody signs in with.",
                            TextShape.line().masked(Masks::initial),
                            "ada.l")
                    .identifying("Username", "user.account.username")
                    .found(EXACT)
                    .breach("username+password")
                    .columns("username", "login", "userid", "loginname", "nickname"),
            TypeRow.of(
                            "company-name",
                            "The name of a company.",
                            TextShape.line().withWords(),
                            "Example Trading Ltd")
                    .ordinary("CurrentEmployment", "user.professional_information.workplace")
                    .found(EXACT, WORDS)
                    .columns("company", "companyname", "organisation", "organization", "employer", "firma"),
            TypeRow.of("job-title", "What somebody works as.", TextShape.line(), "Analyst")
                    .ordinary("Job", "user.professional_information.job_title")
                    .columns("jobtitle", "occupation", "position", "profession"),
            TypeRow.of(
                            "mother-maiden-name",
                            "The mother's name at birth, which banks still ask for.",
                            TextShape.line(),
                            "Milbanke")
                    .sensitive("SecretText", "user.authorization.credentials")
                    .breach("mother_maiden_name")
                    .columns("mothersmaiden", "mothermaidenname", "mothersmaidenname"));

    private NameTypes() {}

    private static SequencedMap<String, TextShape> parts() {
        SequencedMap<String, TextShape> parts = new LinkedHashMap<>();
        parts.put("title", NAME.masked(Masks::hidden));
        parts.put("given", NAME);
        parts.put("middle", NAME);
        parts.put("family", NAME);
        parts.put("suffix", NAME.masked(Masks::hidden));
        return parts;
    }
}
