package org.bailee.server.types;

import java.util.List;

/// What people are and where they come from.
final class PersonalTypes {
    static final List<TypeRow> ROWS = List.of(
            TypeRow.of(
                            "date-of-birth",
                            "The day somebody was born.",
                            TextShape.line(Dates::birth).masked(Masks::year),
                            "1985-12-10")
                    .identifying("BirthDate", "user.demographic.date_of_birth")
                    .breach("dob")
                    .columns(
                            "dateofbirth",
                            "dob",
                            "birthdate",
                            "birthday",
                            "gebdat",
                            "fechanac",
                            "datenaissance",
                            "brthdt"),
            TypeRow.of("place-of-birth", "The place somebody was born.", TextShape.line(), "Sampleton")
                    .identifying("PlaceOfBirth", "user.demographic")
                    .columns("placeofbirth", "birthplace", "geburtsort"),
            TypeRow.of(
                            "age",
                            "Somebody's age in whole years.",
                            TextShape.line(Numbers::age).of(Kind.NUMBER),
                            "36")
                    .ordinary("AgeExact", "user.demographic.age_range")
                    .columns("age", "ageyears", "currentage"),
            TypeRow.of("gender", "Somebody's gender, in their own words.", TextShape.line(Choices::gender), "female")
                    .ordinary("Gender", "user.demographic.gender")
                    .columns("gender", "sex", "gndrcd", "geschlecht"),
            TypeRow.of("marital-status", "Whether somebody is married.", TextShape.line(Choices::ownWords), "married")
                    .ordinary("MaritalStatus", "user.demographic.marital_status")
                    .columns("maritalstatus", "marital", "familienstand"),
            TypeRow.of("nationality", "The country somebody is a citizen of.", TextShape.line(Countries::read), "NL")
                    .identifying("Nationality", "user.demographic.citizenship_or_immigration_status")
                    .columns("nationality", "citizenship", "staatsangehoerigkeit"),
            TypeRow.of("language", "A language, as its BCP 47 tag.", TextShape.line(Languages::read), "pt-BR")
                    .ordinary("Language", "user.demographic.language")
                    .columns("language", "lang", "locale", "preferredlanguage", "sprache"));

    private PersonalTypes() {}
}
