package org.bailee.server.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;

/// Which passwords may be chosen (NIST SP 800-63B-4, section 3.1.1): long enough and not what everybody tries
/// first.
///
/// Eight characters suffice only because a password alone never opens anything.
public final class PasswordPolicy {
    public static final int SHORTEST = 8;
    public static final int RECOMMENDED = 15;

    private static final String WHERE = "password";
    /// As much as is worth looking at; the estimate's cost grows faster than its input.
    private static final int ESTIMATED = 100;

    private final Set<String> common;
    private final ContextWords always;
    private final Zxcvbn estimate = new Zxcvbn();

    private PasswordPolicy(Set<String> common, ContextWords always) {
        this.common = common;
        this.always = always;
    }

    /// @param contextWords words of this installation, such as the business's name
    static PasswordPolicy with(Collection<String> contextWords) {
        List<String> words = new ArrayList<>(contextWords);
        words.add("bailee");
        return new PasswordPolicy(commonPasswords(), ContextWords.of(words));
    }

    /// Everything wrong with a password; empty if it may be chosen.
    ///
    /// @param own the person's own names
    public List<Violation> violations(String password, Collection<String> own) {
        List<Violation> wrong = new ArrayList<>();
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            wrong.add(new Violation(
                    WHERE,
                    "password.short",
                    "This password is too short.",
                    "Use at least " + SHORTEST + " characters; " + RECOMMENDED + " or more are recommended.",
                    SHORTEST,
                    RECOMMENDED));
        }
        if (password.length() > Passwords.LONGEST) {
            wrong.add(new Violation(
                    WHERE,
                    "password.long",
                    "This password is too long.",
                    "Use at most " + Passwords.LONGEST + " characters.",
                    Passwords.LONGEST));
            return wrong;
        }
        if (common.contains(folded(password))) {
            wrong.add(new Violation(
                    WHERE,
                    "password.common",
                    "This password is among those that are tried first.",
                    "Choose one nobody else has: a few words that do not belong together, or what a password manager"
                            + " makes."));
        }
        if (always.and(ContextWords.of(own)).make(password)) {
            wrong.add(new Violation(
                    WHERE,
                    "password.context",
                    "This password is made of a name that anybody would try here.",
                    "Leave out your own name and those of the business and of this software."));
        }
        return wrong;
    }

    /// @throws Invalid listing everything wrong
    void mustBeGood(String password, Collection<String> own) {
        List<Violation> wrong = violations(password, own);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    /// How well the password would withstand guessing, from 0 (not at all) to 4. An estimate to show, not a rule.
    public int strength(String password, Collection<String> own) {
        String part = password.substring(0, Math.min(password.length(), ESTIMATED));
        return estimate.measure(part, List.copyOf(own)).getScore();
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static Set<String> commonPasswords() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream("common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
