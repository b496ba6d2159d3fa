package org.bailee.server.console.watch;

import java.util.List;
import java.util.Locale;
import org.bailee.server.watch.Reasons;
import org.bailee.server.watch.WatchRule;

/// The rules as they stand, and the form of each.
///
/// @param manages whether the reader may tune them
/// @param tried the rule whose change was refused; empty for none
public record RulesView(
        List<WatchRule> rules, boolean manages, Locale language, String tried, String reason, List<String> refused) {
    public String says(WatchRule rule) {
        return Reasons.rule(language, rule.name());
    }

    public String says(WatchRule rule, WatchRule.Setting setting) {
        return Reasons.dial(language, rule.name(), setting.dial().name());
    }

    public boolean wasTried(WatchRule rule) {
        return rule.name().equals(tried);
    }
}
