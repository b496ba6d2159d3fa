package org.bailee.server.watch;

import java.util.Map;
import java.util.Set;

/// How the dials of all rules stand at one moment, and which rules are off.
///
/// @param turned by `rule/dial`, those that do not stand where they stood at first
record Tuning(Map<String, Integer> turned, Set<String> off) {
    Tuning {
        turned = Map.copyOf(turned);
        off = Set.copyOf(off);
    }

    static Tuning usual() {
        return new Tuning(Map.of(), Set.of());
    }

    int of(Rule rule, Dial dial) {
        return turned.getOrDefault(rule.name() + "/" + dial.name(), dial.usual());
    }

    boolean isOn(String rule) {
        return !off.contains(rule);
    }
}
