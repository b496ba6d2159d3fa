-- The log: one row per change, reveal and refusal. Ids and names from the register only: no name of anybody.
create schema audit;

create table audit.entry (
    entry_id   uuid        primary key,
    at         timestamptz not null,
    kind       text        not null,
    actor_id   uuid        not null,
    subject_id uuid,
    -- The member of staff whose account it befell.
    about_id   uuid,
    purpose    text,
    outcome    text        not null,
    -- The entry as docs/spec/audit-log.md spells it: what is hashed. The columns are for finding it, and tell nothing
    -- that is not in it. Whoever reads them checks again how long they are.
    bytes      bytea       not null check (length(bytes) <= 65527)
);

create index entry_by_subject on audit.entry (subject_id, entry_id);
-- Whose sights an account had is told from this index alone; only what is told of a page's people is read from the
-- table, where an account's entries lie far apart.
create index entry_by_actor on audit.entry (actor_id, entry_id) include (at, subject_id, kind, outcome);
create index entry_by_about on audit.entry (about_id, entry_id) where about_id is not null;

-- Only pages of which a vacuum has noted that everybody sees them spare the look into the table, and the newest are those
-- asked for when a key was stolen. By default a fifth of the table may be without that note.
alter table audit.entry
    set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000);

-- Entries without a place yet, those written together in one row and in their order: a row each would cost as much as the
-- entry. The ordinal is taken inside the transaction that writes them, after any lock it waited for.
create table audit.waiting (
    ordinal bigint generated always as identity primary key,
    -- Their ids, 16 bytes each, of 512 entries at the most. Whoever gives places checks it again.
    entries bytea  not null
        constraint waiting_entries_check check (length(entries) between 16 and 8192 and length(entries) % 16 = 0)
);

-- Ids are read out of it one by one: what is compressed would have to be unpacked for each.
alter table audit.waiting alter column entries set storage external;
