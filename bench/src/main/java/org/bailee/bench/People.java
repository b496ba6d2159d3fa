package org.bailee.bench;

import java.util.SplittableRandom;

/// Made-up people with eight fields, the same ones in every run.
final class People {
    static final String HEADER = "customer_number,name,email,phone,company,city,country,birth_date";

    private static final String[] GIVEN = {"Ada", "Bea", "Cem", "Dina", "Elif", "Finn", "Gus", "Hana", "Ivo", "Jun"};
    private static final String[] FAMILY = {"Abel", "Berg", "Cole", "Dahl", "Egan", "Frey", "Gill", "Hahn", "Ito"};
    private static final String[] CITIES = {"Aarhus", "Bergen", "Calgary", "Dublin", "Essen", "Fukuoka", "Genoa"};
    private static final String[] COUNTRIES = {"DK", "NO", "CA", "IE", "DE", "JP", "IT"};

    private People() {}

    /// One person by number; the number makes customer number and e-mail address unique.
    record Person(
            String number,
            String given,
            String family,
            String email,
            String phone,
            String company,
            String city,
            String country,
            String born) {
        String csv() {
            return String.join(",", number, given + " " + family, email, phone, company, city, country, born);
        }

        String json() {
            return """
                    {"profile":{"customer-number":"%s","name":{"given":"%s","family":"%s"},"email":"%s","phone":"%s",\
                    "company":"%s","city":"%s","country":"%s","birth-date":"%s"}}""".formatted(number, given, family, email, phone, company, city, country, born);
        }
    }

    static Person person(long number) {
        SplittableRandom random = new SplittableRandom(number);
        String given = GIVEN[random.nextInt(GIVEN.length)];
        String family = FAMILY[random.nextInt(FAMILY.length)];
        int city = random.nextInt(CITIES.length);
        return new Person(
                "C" + number,
                given,
                family,
                (given + "." + family + number + "@example.org").toLowerCase(java.util.Locale.ROOT),
                "+1415555" + String.format("%04d", random.nextInt(100, 200)),
                family + " Trading",
                CITIES[city],
                COUNTRIES[city],
                "%d-%02d-%02d".formatted(random.nextInt(1940, 2004), random.nextInt(1, 13), random.nextInt(1, 29)));
    }
}
