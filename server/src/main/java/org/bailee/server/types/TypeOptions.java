package org.bailee.server.types;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the register, or the moment, adds to a type.
///
/// @param region ISO 3166 code of the country a phone number without a country code is of
/// @param choices what a `choice` may be
/// @param currency ISO 4217 code of an amount of `money` written without one
/// @param today refuses dates of birth after it; without it the future is not known and not refused
public record TypeOptions(
        Optional<String> region, List<String> choices, Optional<String> currency, Optional<LocalDate> today) {
    private static final TypeOptions NONE =
            new TypeOptions(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public TypeOptions {
        choices = List.copyOf(choices);
    }

    public static TypeOptions none() {
        return NONE;
    }

    public TypeOptions inRegion(String code) {
        return new TypeOptions(Optional.of(code), choices, currency, today);
    }

    public TypeOptions amongChoices(List<String> allowed) {
        return new TypeOptions(region, allowed, currency, today);
    }

    public TypeOptions inCurrency(String code) {
        return new TypeOptions(region, choices, Optional.of(code), today);
    }

    public TypeOptions asOf(LocalDate day) {
        return new TypeOptions(region, choices, currency, Optional.of(day));
    }
}
