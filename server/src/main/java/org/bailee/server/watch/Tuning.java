package org.bailee.server.watch;

import java.util.Map;
import java.util.Set;

/// How the dials of all rules stand at one moment, and which rules are off.
///
/// @param turned by `rule/dial`, those that do not stand where they stood at first
/// @param isTrue whether the database says the same; if not, somebody changed it past Bailee
record Tuning(Map<String, Integer> turned, Set<String> off, boolean isTrue) {
    Tuning {
        turned = Map.copyOf(turned);
        off = Set.copyOf(off);
    }

    static Tuning usual() {
        return new Tuning(Map.of(), Set.of(), true);
    }

    Tuning spoilt() {
        return new Tuning(turned, off, false);
    }

    int of(Rule rule, Dial dial) {
        // Asked for every entry by every rule, and hardly ever does one stand elsewhere.
        return turned.isEmpty() ? dial.usual() : turned.getOrDefault(rule.name() + "/" + dial.name(), dial.usual());
    }

    boolean isOn(Rule rule) {
        return !rule.mayBeOff() || !off.contains(rule.name());
    }
}
