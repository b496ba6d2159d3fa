package org.bailee.server.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.bailee.server.shared.FieldPath;

/// Reads what the lawful basis of an activity rests on, and refuses a basis that rests on nothing.
final class GroundsReader {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");

    private final Mistakes mistakes;
    private final Fields fields;

    GroundsReader(Fields fields, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.fields = fields;
    }

    /// @param needs the fields the activity needs, by the place that names them
    Grounds read(Keys keys, Optional<Basis> basis, SequencedMap<Spot, SortedSet<FieldPath>> needs) {
        Optional<SpecialCondition> special = keys.word("special", SpecialCondition.class);
        basis.ifPresent(stated -> check(stated, special, keys));
        checkSpecial(keys, needs);
        return new Grounds(
                keys.entry("asks").map(this::question),
                keys.text("interest"),
                keys.text("law"),
                special,
                keys.word("restricted", RestrictedGround.class));
    }

    private void check(Basis basis, Optional<SpecialCondition> special, Keys keys) {
        boolean asks = basis == Basis.CONSENT || special.equals(Optional.of(SpecialCondition.EXPLICIT_CONSENT));
        if (asks && !keys.has("asks")) {
            mistakes.add(ActivityRules.CONSENT_WORDLESS, keys.spot());
        }
        if (!asks && keys.has("asks")) {
            mistakes.add(ActivityRules.CONSENT_IDLE, keys.spot("asks"));
        }
        boolean pursues = basis == Basis.LEGITIMATE_INTERESTS;
        if (pursues && !keys.has("interest")) {
            mistakes.add(ActivityRules.INTEREST_UNNAMED, keys.spot());
        }
        if (!pursues && keys.has("interest")) {
            mistakes.add(ActivityRules.INTEREST_IDLE, keys.spot("interest"));
        }
        // A law may be named with any basis: conditions of Art. 9(2) rest on laws too.
        boolean obeys = basis == Basis.LEGAL_OBLIGATION || basis == Basis.PUBLIC_TASK;
        if (obeys && !keys.has("law")) {
            mistakes.add(ActivityRules.LAW_UNNAMED, keys.spot());
        }
    }

    private void checkSpecial(Keys keys, SequencedMap<Spot, SortedSet<FieldPath>> needs) {
        List<Spot> special = needs.entrySet().stream()
                .filter(need -> need.getValue().stream().anyMatch(fields::isSpecial))
                .map(Map.Entry::getKey)
                .toList();
        if (!keys.has("special")) {
            special.forEach(need -> mistakes.add(ActivityRules.SPECIAL_UNCONDITIONED, need));
        } else if (special.isEmpty() && needs.values().stream().allMatch(fields::areSound)) {
            mistakes.add(ActivityRules.SPECIAL_IDLE, keys.spot("special"));
        }
    }

    private ConsentText question(Node.Entry entry) {
        SequencedMap<String, String> byLanguage = Ordered.map();
        if (entry.value() instanceof Node.Block) {
            Keys keys = Keys.any(entry, mistakes);
            keys.entries().forEach((language, text) -> {
                if (!LANGUAGE.matcher(language).matches()) {
                    mistakes.add(ActivityRules.LANGUAGE, text.key());
                }
                keys.text(language).ifPresent(words -> byLanguage.put(language, words));
            });
            if (keys.entries().isEmpty()) {
                mistakes.add(FileRules.NO_TEXT, entry.value().spot());
            }
        } else {
            Keys.text(entry.value(), mistakes)
                    .ifPresent(text -> byLanguage.put(
                            ConsentText.ANY_LANGUAGE, text.value().strip()));
        }
        return new ConsentText(byLanguage);
    }
}
