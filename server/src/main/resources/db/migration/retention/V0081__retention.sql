-- What was found to be over its time, and what came of it: ids, names of the register and counts; no value, and no day
-- that was counted from one.
create schema retention;

create table retention.run (
    run_id          uuid        primary key,
    -- run, or preview, which erases nothing.
    what            text        not null,
    -- looking, waiting, erasing, done, superseded or refused.
    state           text        not null,
    -- The version of the register it goes by.
    register        integer     not null,
    asked_by        uuid        not null,
    asker_name      text        not null,
    begun_at        timestamptz not null,
    looked_at       timestamptz,
    ended_at        timestamptz,
    -- Up to whom it has looked.
    reached         uuid,
    -- How many people there were.
    people          bigint      not null,
    due_people      bigint      not null,
    due_records     bigint      not null,
    held_records    bigint      not null,
    erased_people   bigint      not null,
    erased_records  bigint      not null,
    emptied_records bigint      not null,
    -- Why it waits or was refused: a code of ours.
    fault           text,
    -- What the clock said that was not believed, as it goes on; of those that were refused for it.
    doubted_at      timestamptz,
    -- When a node that has this clock looked last, by the database's.
    doubted_again   timestamptz,
    approved_by     uuid,
    approver_name   text,
    approved_at     timestamptz,
    -- The entry of the log that tells how it ended.
    entry_id        uuid
);

-- Fields of a record of which a run found that they are over their time. Kept until the next run has looked.
create table retention.item (
    run_id     uuid not null,
    subject_id uuid not null,
    record_id  uuid not null,
    collection text not null,
    -- period, or not-in-register.
    cause      text not null,
    -- What holds it back; empty if nothing does.
    held_by    text not null,
    fields     text not null,
    due_at     timestamptz,
    -- due, held, done, kept (not due any more when its turn came), or failed.
    state      text not null,
    primary key (run_id, subject_id, record_id, collection, cause, held_by)
);
create index item_by_state on retention.item (run_id, state, subject_id);

-- What a run found, in numbers.
create table retention.tally (
    run_id     uuid   not null,
    collection text   not null,
    cause      text   not null,
    held_by    text   not null,
    records    bigint not null,
    people     bigint not null,
    primary key (run_id, collection, cause, held_by)
);

-- Whose turn it is: two nodes that looked at once would only be in each other's way.
create table retention.turn (
    id     bigint      primary key check (id = 1),
    holder uuid        not null,
    until  timestamptz not null
);
