package org.bailee.server.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bailee.server.audit.TestAudit;
import org.bailee.server.shared.SubjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/// Holds what is kept against what is logged, in the database itself, past everything that reads it on our behalf.
///
/// Every query finds what must not be; it holds for people made with one-per-person collections alone, whose records of
/// many-collections were added one by one.
final class Books {
    private static final Map<String, String> MUST_BE_EMPTY = new LinkedHashMap<>();

    static {
        MUST_BE_EMPTY.put("people whose making is not logged once", """
                select count(*) from vault.subject s where 1 <> (select count(*) from audit.entry e
                where e.subject_id = s.subject_id and e.kind = 'subject-created' and e.outcome = 'done')""");
        MUST_BE_EMPTY.put("logged people who are not there", """
                select count(*) from audit.entry e where e.subject_id is not null and e.outcome = 'done'
                and not exists (select 1 from vault.subject s where s.subject_id = e.subject_id)""");
        MUST_BE_EMPTY.put("people whose versions are not logged one to one", """
                select count(*) from vault.subject s left join (
                    select subject_id, count(*) as entries, count(distinct version)
                    as versions, max(version) as newest
                    from public.told where kind in ('subject-created', 'subject-changed') and outcome = 'done'
                    group by subject_id) e using (subject_id)
                where (s.version, s.version, s.version) is distinct from (e.entries, e.versions, e.newest)""");
        MUST_BE_EMPTY.put("people whose own records do not add up to their version", """
                select count(*) from vault.subject s where s.version <> (select coalesce(sum(r.version), 0)
                from vault.record r where r.subject_id = s.subject_id and r.record_id = s.subject_id)""");
        MUST_BE_EMPTY.put("added records whose versions are not logged one to one", """
                with entry as (select record_id, kind,
                    version
                    from public.told where kind in ('record-added', 'record-changed') and outcome = 'done'),
                logged as (select record_id, count(*) filter (where kind = 'record-added') as added,
                    count(*) as entries, count(distinct version) as versions, max(version) as newest
                    from entry group by record_id),
                kept as (select * from vault.record where record_id <> subject_id)
                select count(*) from kept full join logged using (record_id)
                where (1, kept.version, kept.version, kept.version)
                is distinct from (logged.added, logged.entries, logged.versions, logged.newest)""");
        MUST_BE_EMPTY.put("records without their person", """
                select count(*) from vault.record r where not exists (
                select 1 from vault.subject s where s.subject_id = r.subject_id)""");
        MUST_BE_EMPTY.put("people without a unique value", """
                select count(*) from vault.subject s where 1 <> (
                select count(*) from vault.unique_value u where u.subject_id = s.subject_id)""");
        MUST_BE_EMPTY.put("unique values without their record", """
                select count(*) from vault.unique_value u where not exists (
                select 1 from vault.record r where (r.subject_id, r.record_id) = (u.subject_id, u.record_id))""");
        MUST_BE_EMPTY.put("search entries without their record", """
                select count(*) from vault.search_entry x where not exists (
                select 1 from vault.record r where (r.subject_id, r.record_id) = (x.subject_id, x.record_id))""");
        MUST_BE_EMPTY.put("people without key or keys without people", """
                select count(*) from vault.subject s full join keys.data_key k using (subject_id)
                where s.subject_id is null or k.subject_id is null""");
        MUST_BE_EMPTY.put("answers that stayed empty", "select count(*) from vault.answer where answer is null");
    }

    private final JdbcTemplate db;

    Books(JdbcTemplate db) {
        this.db = db;
    }

    /// What is wrong and how often; empty if nothing is.
    Map<String, Long> wrong() {
        tell();
        Map<String, Long> wrong = new LinkedHashMap<>();
        MUST_BE_EMPTY.forEach((what, query) -> {
            long found = number(query);
            if (found > 0) {
                wrong.put(what, found);
            }
        });
        return wrong;
    }

    /// What entries tell stands in their bytes, which SQL cannot read: laid out beside them.
    private void tell() {
        db.execute("drop table if exists public.told");
        db.execute(
                "create table public.told (kind text, subject_id uuid, outcome text, record_id uuid, version bigint)");
        db.batchUpdate(
                "insert into public.told values (?, ?, ?, ?::uuid, ?::bigint)",
                TestAudit.entries(db).stream()
                        .map(entry -> new Object[] {
                            entry.kind(),
                            entry.subject().map(SubjectId::value).orElse(null),
                            entry.outcome().word(),
                            // An opening names many at once.
                            entry.kind().startsWith("record-") ? entry.details().get("records") : null,
                            entry.details().get("version")
                        })
                        .toList());
    }

    long people() {
        return number("select count(*) from vault.subject");
    }

    long changesLogged() {
        return number("select count(*) from audit.entry where outcome = 'done'"
                + " and kind in ('subject-created', 'subject-changed', 'record-added', 'record-changed')");
    }

    /// How often each person was opened, according to the log.
    Map<UUID, Long> revealsLogged() {
        Map<UUID, Long> reveals = new LinkedHashMap<>();
        db.query(
                "select subject_id, count(*) from audit.entry where outcome = 'done'"
                        + " and kind in ('subject-opened', 'records-opened') group by subject_id",
                row -> {
                    reveals.put(row.getObject(1, UUID.class), row.getLong(2));
                });
        return reveals;
    }

    private long number(String query) {
        Long number = db.queryForObject(query, Long.class);
        return number == null ? 0 : number;
    }
}
