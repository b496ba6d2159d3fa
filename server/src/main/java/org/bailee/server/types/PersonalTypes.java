package org.bailee.server.types;

import java.util.List;

/// What people are, from their birthday to what GDPR Art. 9 protects most.
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
            TypeRow.of(
                            "age",
                            "Somebody's age in whole years.",
                            TextShape.line(Numbers::age).of(Kind.NUMBER),
                            "36")
                    .ordinary("AgeExact", "user.demographic.age_range")
                    .columns("age", "ageyears", "currentage"),
            TypeRow.of("gender", "Somebody's gender, in their own words.", TextShape.line(Choices::gender), "female")
                    .ordinary("Gender", "user.demographic.gender")
                    .columns("gender", "sex", "gndrcd", "geschlecht"));

    private PersonalTypes() {}
}
