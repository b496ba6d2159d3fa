package org.bailee.server.watch;

import java.util.List;

/// A rule as it stands at the moment.
///
/// @param grade the most urgent it can be
/// @param mayBeOff whether it can be switched off at all
public record WatchRule(String name, Grade grade, boolean on, boolean mayBeOff, List<Setting> settings) {
    /// @param value where the dial stands
    public record Setting(Dial dial, int value) {}

    public WatchRule {
        settings = List.copyOf(settings);
    }
}
