package org.bailee.server.api.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.Violation;

/// Takes the members of a JSON object one by one, and at the end says everything that was wrong with them at once.
public final class Members {
    private static final Pattern SPEAKABLE = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{0,62}");

    private final Map<String, Json> members;
    private final Set<String> taken = new HashSet<>();
    private final List<Violation> wrong = new ArrayList<>();

    private Members(Map<String, Json> members) {
        this.members = members;
    }

    /// @throws Invalid if it is no object
    public static Members of(Json json) {
        if (json instanceof Json.Fields(Map<String, Json> members)) {
            return new Members(members);
        }
        throw Invalid.of(
                "body",
                "json.not-an-object",
                "A JSON object belongs here.",
                "Compare the body with the API reference.");
    }

    /// A name the caller sent, if it is one that can be repeated; anything else may be a person's data in the wrong
    /// place.
    public static String speakable(String name) {
        return SPEAKABLE.matcher(name).matches() ? name : "(a name)";
    }

    public Optional<Json> optional(String name) {
        taken.add(name);
        Json member = members.get(name);
        return member == null || member instanceof Json.Null ? Optional.empty() : Optional.of(member);
    }

    public Optional<String> optionalText(String name) {
        return optional(name).map(member -> {
            if (member instanceof Json.Text(String text)) {
                return text;
            }
            wrong(name, "json.not-a-text", "A text belongs here.", "Send a JSON string.");
            return "";
        });
    }

    /// The text, or an empty one that [#end] will complain about.
    public String text(String name) {
        return optionalText(name).orElseGet(() -> {
            wrong(name, "json.missing", "This is missing.", "Send it; the API reference says what it means.");
            return "";
        });
    }

    /// @param whenMissing taken without complaint
    public int number(String name, int whenMissing, int least, int most) {
        return optional(name)
                .map(member -> {
                    if (member instanceof Json.Digits(String digits) && digits.matches("[0-9]{1,9}")) {
                        int number = Integer.parseInt(digits);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    }
                    wrong(
                            name,
                            "json.not-in-range",
                            "A whole number belongs here.",
                            "Send one from " + least + " to " + most + ".");
                    return least;
                })
                .orElse(whenMissing);
    }

    /// The texts of an array; none if it is missing.
    public List<String> texts(String name) {
        return optional(name)
                .map(member -> {
                    List<String> texts = new ArrayList<>();
                    if (member instanceof Json.Array(List<Json> items)) {
                        for (Json item : items) {
                            if (item instanceof Json.Text(String text)) {
                                texts.add(text);
                            }
                        }
                        if (texts.size() == items.size()) {
                            return texts;
                        }
                    }
                    wrong(name, "json.not-texts", "An array of texts belongs here.", "Send an array of JSON strings.");
                    return List.<String>of();
                })
                .orElse(List.of());
    }

    /// Reads a member in its own words; what is wrong with it is told with the rest.
    public <T> Optional<T> read(String name, Function<Json, T> reader) {
        return optional(name).flatMap(member -> {
            try {
                return Optional.of(reader.apply(member));
            } catch (Invalid invalid) {
                wrong.addAll(invalid.violations());
                return Optional.empty();
            }
        });
    }

    public void wrong(String where, String code, String message, String hint) {
        wrong.add(new Violation(where, code, message, hint));
    }

    /// Every member must have been taken, and nothing be wrong.
    ///
    /// @throws Problem listing everything
    public void end() {
        for (String name : members.keySet()) {
            if (!taken.contains(name)) {
                wrong(
                        speakable(name),
                        "json.unknown-member",
                        "Nothing of this name belongs here.",
                        "Leave it out, or correct its spelling: the API reference lists what there is.");
            }
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }
}
