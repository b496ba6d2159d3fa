package org.bailee.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bailee.server.database.Cut;
import org.bailee.server.keys.StaffSecrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The SQL of what vouches for small tables as a whole: what they say counts only with a code that nobody makes
/// without the keys, and an older state that is put back does not count while a process remembers a newer one.
final class VoucherStore {
    /// @param generation goes up by one with each change
    record Voucher(long generation, byte[] proof) {
        /// From the columns `generation` and `proof` of `watch.vouched`; empty where they are null.
        static Optional<Voucher> of(ResultSet row) throws SQLException {
            byte @Nullable [] proof = row.getBytes("proof");
            return proof == null ? Optional.empty() : Optional.of(new Voucher(row.getLong("generation"), proof));
        }
    }

    /// What [Voucher#of] reads of `watch.vouched v`.
    static final String COLUMNS = "v.generation, " + Cut.to("v.proof", 64);

    private final JdbcTemplate db;
    private final StaffSecrets secrets;
    private final Map<String, Long> newest = new ConcurrentHashMap<>();

    VoucherStore(JdbcTemplate db, StaffSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /// Whether Bailee made a table what it is. Without a voucher it is what it was at first: empty.
    boolean isTrue(String what, Optional<Voucher> voucher, String state) {
        long known = newest.getOrDefault(what, 0L);
        if (voucher.isEmpty()) {
            return state.isEmpty() && known == 0;
        }
        long generation = voucher.get().generation();
        boolean isTrue =
                generation >= known && MessageDigest.isEqual(voucher.get().proof(), proof(what, generation, state));
        if (isTrue && !TransactionSynchronizationManager.isActualTransactionActive()) {
            // What is read in a transaction may yet be undone.
            newest.merge(what, generation, Math::max);
        }
        return isTrue;
    }

    /// Vouches for a state, in the transaction that makes it.
    void write(String what, String state) {
        long before = db
                .queryForList("select generation from watch.vouched where what = ? for update", Long.class, what)
                .stream()
                .findFirst()
                .orElse(0L);
        long generation = Math.max(before, newest.getOrDefault(what, 0L)) + 1;
        db.update(
                "insert into watch.vouched (what, generation, proof) values (?, ?, ?) on conflict (what)"
                        + " do update set generation = excluded.generation, proof = excluded.proof",
                what,
                generation,
                proof(what, generation, state));
    }

    private byte[] proof(String what, long generation, String state) {
        byte[] bytes = state.getBytes(UTF_8);
        return secrets.mac(
                "watch-" + what,
                ByteBuffer.allocate(Long.BYTES + bytes.length)
                        .putLong(generation)
                        .put(bytes)
                        .array());
    }
}
