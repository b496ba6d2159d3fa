package org.bailee.server.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Violation;

/// What the watch looks for, and from what on it calls somebody: shown, and tuned with a note in the log.
public final class WatchRules {
    private final SettingStore store;
    private final Access access;
    private final Colleagues colleagues;
    private final AuditLog audit;
    private final Tx tx;

    WatchRules(SettingStore store, Access access, Colleagues colleagues, AuditLog audit, Tx tx) {
        this.store = store;
        this.access = access;
        this.colleagues = colleagues;
        this.audit = audit;
        this.tx = tx;
    }

    /// @throws Denied without `watch.read`
    public List<WatchRule> list(Actor by) {
        access.permit(by, Permission.WATCH_READ, Optional.empty(), List.of());
        Tuning tuning = store.tuning();
        return Rules.ALL.stream().map(rule -> standing(rule, tuning)).toList();
    }

    /// Turns dials of a rule, or switches it on or off. From the next entry on, on every node.
    ///
    /// @param by staff through [#tune(Session, String, Map, Optional, Optional)]
    /// @throws NotFound if there is no such rule
    /// @throws Invalid listing every dial there is not, and every value out of its range
    public WatchRule tune(
            Actor by, String rule, Map<String, Integer> dials, Optional<Boolean> on, Optional<String> reason) {
        access.permit(by, Permission.WATCH_MANAGE, reason, List.of());
        Rule known = Rules.named(rule).orElseThrow(WatchRules::unknown);
        mustFit(known, dials, on);
        return tx.write(() -> {
            Tuning before = store.tuning();
            Map<String, Integer> turns = new HashMap<>(dials);
            WatchEvent event = WatchEvent.of("watch-tuned").because(reason).with("rule", rule);
            for (Map.Entry<String, Integer> turned : dials.entrySet()) {
                Dial dial = dial(known, turned.getKey()).orElseThrow();
                event = event.with(dial.name(), before.of(known, dial) + " to " + turned.getValue());
            }
            if (on.isPresent()) {
                event = event.with("on", on.get());
                turns.put("", on.get() ? 1 : 0);
            }
            store.turn(rule, turns);
            audit.append(by, event);
            return standing(known, store.tuning());
        });
    }

    /// The same for staff, after a second factor shown lately.
    public WatchRule tune(
            Session by, String rule, Map<String, Integer> dials, Optional<Boolean> on, Optional<String> reason) {
        return tune(colleagues.fresh(by), rule, dials, on, reason);
    }

    private static void mustFit(Rule rule, Map<String, Integer> dials, Optional<Boolean> on) {
        List<Violation> wrong = new ArrayList<>();
        if (dials.isEmpty() && on.isEmpty()) {
            wrong.add(new Violation(
                    "settings", "watch.nothing", "Nothing is to be changed.", "Name a setting, or on or off."));
        }
        if (on.equals(Optional.of(false)) && !rule.mayBeOff()) {
            wrong.add(new Violation(
                    "on",
                    "watch.always-on",
                    "This rule guards the others, and cannot be switched off.",
                    "Turn its settings instead."));
        }
        dials.forEach((name, value) -> {
            Optional<Dial> dial = dial(rule, name);
            if (dial.isEmpty()) {
                wrong.add(new Violation(
                        "settings",
                        "watch.unknown-setting",
                        "This rule has no such setting.",
                        "List the rules to see which each has."));
            } else if (value < dial.get().least() || value > dial.get().most()) {
                wrong.add(new Violation(
                        dial.get().name(),
                        "watch.out-of-range",
                        "This is not between " + dial.get().least() + " and "
                                + dial.get().most() + ".",
                        "Write a whole number in that range.",
                        dial.get().least(),
                        dial.get().most()));
            }
        });
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    private static Optional<Dial> dial(Rule rule, String name) {
        return rule.dials().stream().filter(dial -> dial.name().equals(name)).findFirst();
    }

    private static WatchRule standing(Rule rule, Tuning tuning) {
        return new WatchRule(
                rule.name(),
                rule.grade(),
                tuning.isOn(rule),
                rule.mayBeOff(),
                rule.dials().stream()
                        .map(dial -> new WatchRule.Setting(dial, tuning.of(rule, dial)))
                        .toList());
    }

    private static NotFound unknown() {
        return new NotFound("watch.unknown-rule", "There is no rule of this name.", "List the rules.");
    }
}
