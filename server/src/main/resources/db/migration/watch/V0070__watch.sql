-- What the watch knows: how far it has read the log, what is usual, what it called somebody about.
create schema watch;

-- One row. Who holds it reads on; what that caused is kept with the position, or neither is.
create table watch.reading (
    only_row   boolean     primary key check (only_row),
    position   bigint      not null,
    -- A code over the position that nobody makes without the keys; null at the beginning.
    proof      bytea,
    holder     uuid        not null,
    held_until timestamptz not null
);

-- Counts of one actor's last five weeks, in the form of ProfileBytes.
create table watch.profile (
    actor_id uuid        primary key,
    bytes    bytea       not null,
    -- A code over both.
    proof    bytea       not null,
    last_at  timestamptz not null
);

-- Dials that do not stand where they stood at first, and rules that are off.
create table watch.setting (
    rule  text    not null,
    -- Empty for whether the rule is on: 1 or 0.
    dial  text    not null,
    value integer not null,
    primary key (rule, dial)
);

-- A code over all rows of a table, which otherwise count for nothing; `generation` goes up with each change.
create table watch.vouched (
    what       text   primary key,
    generation bigint not null,
    proof      bytea  not null
);

create table watch.alert (
    alert_id        uuid        primary key,
    rule            text        not null,
    grade           text        not null,
    code            text        not null,
    -- One a line.
    gaps            text        not null,
    actor_id        uuid        not null,
    person_id       uuid,
    first_at        timestamptz not null,
    last_at         timestamptz not null,
    count           bigint      not null,
    -- Null for what no entry tells of.
    first_position  bigint,
    last_position   bigint,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    reason          text,
    -- A code over the rest: what goes on goes on under a row that Bailee wrote.
    proof           bytea
);
create index alert_open on watch.alert (rule, actor_id) where acknowledged_at is null;

-- The entries behind it, the first hundred; its count counts all.
create table watch.alert_entry (
    alert_id uuid   not null,
    position bigint not null,
    entry_id uuid   not null,
    primary key (alert_id, position)
);

-- Who a decoy is stands here sealed; the digest keeps one from being entered twice. Nobody who copies this table, or
-- the vault's, can tell a decoy from a customer.
create table watch.honey (
    honey_id   uuid        primary key,
    digest     bytea       not null unique,
    sealed     bytea       not null,
    added_by   uuid        not null,
    added_at   timestamptz not null,
    retired_by uuid,
    retired_at timestamptz
);

-- What is to be told to somebody outside, and how often that was tried.
create table watch.delivery (
    delivery_id uuid        primary key,
    alert_id    uuid,
    way         text        not null,
    -- What it says, bound to this delivery; empty once it was told.
    sealed      bytea       not null,
    state       text        not null,
    attempts    integer     not null,
    due_at      timestamptz not null,
    made_at     timestamptz not null,
    ended_at    timestamptz,
    -- A code of ours, never what the other side said.
    fault       text
);
create index delivery_waiting on watch.delivery (due_at) where state = 'waiting';

-- The day for which a checkpoint was last mailed.
create table watch.mailed (
    what  text primary key,
    day   date not null,
    -- A code over both; null before the first.
    proof bytea
);
