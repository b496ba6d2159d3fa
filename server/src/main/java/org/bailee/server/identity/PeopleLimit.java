package org.bailee.server.identity;

import java.util.Optional;
import org.bailee.server.shared.Invalid;

/// How many different people an account may open in an hour without anybody's approval.
///
/// @param most empty for any number, which somebody must have said when the account was made
public record PeopleLimit(Optional<Integer> most) {
    public static final PeopleLimit UNLIMITED = new PeopleLimit(Optional.empty());

    /// Of a key about which nothing was said.
    static final PeopleLimit USUAL = of(1_000);

    static final String UNLIMITED_WORD = "unlimited";
    private static final int HIGHEST = 1_000_000;

    /// @throws Invalid if it is no number a limit can be
    public static PeopleLimit of(int most) {
        if (most < 1 || most > HIGHEST) {
            throw wrong();
        }
        return new PeopleLimit(Optional.of(most));
    }

    /// @param text a number, or `unlimited`
    /// @throws Invalid if it is neither
    public static PeopleLimit parse(String text) {
        if (text.equals(UNLIMITED_WORD)) {
            return UNLIMITED;
        }
        if (text.matches("[0-9]{1,7}")) {
            return of(Integer.parseInt(text));
        }
        throw wrong();
    }

    public boolean isWiderThan(PeopleLimit other) {
        return other.most.isPresent() && (most.isEmpty() || most.get() > other.most.get());
    }

    PeopleLimit orLess(PeopleLimit other) {
        return isWiderThan(other) ? other : this;
    }

    /// As it is written: `500`, `unlimited`.
    public String word() {
        return most.map(Object::toString).orElse(UNLIMITED_WORD);
    }

    private static Invalid wrong() {
        return Invalid.of(
                "peoplePerHour",
                "key.people-per-hour",
                "This is no number of people an hour.",
                "Send a whole number from 1 to " + HIGHEST + ", or \"" + UNLIMITED_WORD + "\".",
                HIGHEST,
                UNLIMITED_WORD);
    }
}
