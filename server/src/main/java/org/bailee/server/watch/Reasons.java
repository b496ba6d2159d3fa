package org.bailee.server.watch;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Says in plain words why an alert was raised.
public final class Reasons {
    static final String BUNDLE = "words.watch";

    private Reasons() {}

    /// @param code of an alert
    /// @param gaps of the same
    public static String say(Locale language, String code, List<String> gaps) {
        return new MessageFormat(bundle(language).getString(code), language).format(gaps.toArray());
    }

    /// What a rule looks for.
    public static String rule(Locale language, String rule) {
        return say(language, "rule." + rule, List.of());
    }

    /// What a dial of it is for.
    public static String dial(Locale language, String rule, String dial) {
        return say(language, "dial." + rule + "." + dial, List.of());
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
