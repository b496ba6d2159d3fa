package org.bailee.server.watch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.server.database.Cut;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.watch.VoucherStore.Voucher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The SQL of dials, and of rules that are off. A row that nobody vouches for turns nothing.
final class SettingStore {
    private static final String WHAT = "settings";

    /// Some rules have a few dials each. Who plants more rows makes all of them count for nothing.
    private static final int MOST = 10_000;

    private static final int MOST_NAME = 64;

    private final JdbcTemplate db;
    private final VoucherStore vouchers;

    /// What counts while the rows were changed past Bailee.
    private volatile Tuning known = Tuning.usual();

    SettingStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.vouchers = new VoucherStore(db, secrets);
    }

    /// As Bailee last left it: where the rows say something else, what this process read before, or else the
    /// usual.
    Tuning tuning() {
        Rows rows = rows();
        if (!vouchers.isTrue(WHAT, rows.voucher(), rows.state())) {
            return known.spoilt();
        }
        Tuning read = rows.tuning();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            known = read;
        }
        return read;
    }

    /// Turns dials of a rule, and switches it on or off, in the caller's transaction.
    ///
    /// @param dials by name; the empty name for whether the rule is on: 1 or 0
    void turn(String rule, Map<String, Integer> dials) {
        Tuning before = tuning();
        if (!before.isTrue()) {
            // Or what was changed past Bailee would now be vouched for.
            db.update("delete from watch.setting");
            before.turned().forEach((name, value) -> {
                int slash = name.indexOf('/');
                put(name.substring(0, slash), name.substring(slash + 1), value);
            });
            before.off().forEach(off -> put(off, "", 0));
        }
        dials.forEach((dial, value) -> put(rule, dial, value));
        vouchers.write(WHAT, rows().state());
    }

    private void put(String rule, String dial, int value) {
        db.update(
                "insert into watch.setting (rule, dial, value) values (?, ?, ?) on conflict (rule, dial)"
                        + " do update set value = excluded.value",
                rule,
                dial,
                value);
    }

    /// All rows of one moment, with what vouches for them.
    private record Rows(Optional<Voucher> voucher, Map<String, Integer> values) {
        String state() {
            StringBuilder state = new StringBuilder();
            new TreeSet<>(values.keySet())
                    .forEach(name -> state.append(name)
                            .append('=')
                            .append(values.get(name))
                            .append('\n'));
            return state.toString();
        }

        Tuning tuning() {
            Map<String, Integer> turned = new HashMap<>();
            Set<String> off = new HashSet<>();
            values.forEach((name, value) -> {
                if (!name.endsWith("/")) {
                    turned.put(name, value);
                } else if (value == 0) {
                    off.add(name.substring(0, name.length() - 1));
                }
            });
            return new Tuning(turned, off, true);
        }
    }

    private Rows rows() {
        Map<String, Integer> values = new HashMap<>();
        Optional<Voucher> voucher = db.query(
                        "select " + VoucherStore.COLUMNS + ", " + Cut.to("s.rule", MOST_NAME) + ", "
                                + Cut.to("s.dial", MOST_NAME) + ", s.value from (values (1)) as one (row)"
                                + " left join watch.vouched v on v.what = ?"
                                + " left join (select * from watch.setting limit " + MOST + ") s on true",
                        (row, _) -> {
                            if (row.getString("rule") != null) {
                                values.put(row.getString("rule") + "/" + row.getString("dial"), row.getInt("value"));
                            }
                            return Voucher.of(row);
                        },
                        WHAT)
                .getFirst();
        return new Rows(voucher, values);
    }
}
