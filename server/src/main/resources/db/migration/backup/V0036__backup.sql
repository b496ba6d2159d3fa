-- What was tried with backups and how it ended. The sets themselves tell what is in them.
create schema backup;

create table backup.run (
    run_id     uuid        primary key,
    -- take, verify, drill, silence, keys or tables; found, of a set of keys that lay in the store at a restore.
    what       text        not null,
    set_id     uuid        not null,
    begun_at   timestamptz not null,
    ended_at   timestamptz,
    -- running, done or failed.
    state      text        not null,
    -- Why it failed: a code of ours.
    fault      text,
    tables     bigint      not null,
    table_rows bigint      not null,
    bytes      bigint      not null,
    -- How many entries of the audit log the set of keys knew that was taken; null once it is removed.
    keys_log   bigint
);
create index run_by_set on backup.run (set_id, run_id);

-- Who takes backups at present: two nodes that did both would remove each other's unfinished parts.
create table backup.turn (
    id     bigint      primary key check (id = 1),
    holder uuid        not null,
    until  timestamptz not null
);
