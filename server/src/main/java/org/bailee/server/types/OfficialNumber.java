package org.bailee.server.types;

import java.util.List;
import java.util.function.Predicate;

/// A number some authority hands out: the forms it may have once blanks and punctuation are gone, and the sum that
/// must come out where the rule for it is public.
///
/// @param called as in "This is not *called*."
/// @param forms `9` stands for a digit, `A` for a letter, `*` for either, anything else for itself
record OfficialNumber(String called, String example, Predicate<String> sum, List<String> forms)
        implements TextShape.Rule {
    static TextShape shape(String called, String example, Predicate<String> sum, String... forms) {
        return TextShape.line(new OfficialNumber(called, example, sum, List.of(forms)))
                .masked(Masks::ending);
    }

    @Override
    public Checked read(String text, TypeOptions options) {
        String compact = Digits.compact(text);
        if (forms.stream().noneMatch(form -> fits(form, compact))) {
            return Checked.refused(
                    "value.wrong-form", "This is not " + called + ".", "Write it as in " + example + ".");
        }
        return sum.test(compact)
                ? Checked.text(compact)
                : Checked.refused(
                        "value.wrong-sum",
                        "This is not " + called + ": its digits do not add up.",
                        "Compare it with the document; a digit is wrong or two are swapped. It looks like " + example
                                + ".");
    }

    private static boolean fits(String form, String text) {
        if (form.length() != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = switch (form.charAt(i)) {
                case '9' -> Digits.isDigit(c);
                case 'A' -> Digits.isLetter(c);
                case '*' -> Digits.isDigit(c) || Digits.isLetter(c);
                default -> c == form.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
