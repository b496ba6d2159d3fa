-- The log's one order, its hashes and its signed head (docs/spec/audit-log.md).

create table audit.place (
    position  bigint      primary key,
    entry_id  uuid        not null unique,
    placed_at timestamptz not null
);

-- 256 hashes of 32 bytes each, or fewer at the right edge.
create table audit.tile (
    level  bigint not null,
    number bigint not null,
    hashes bytea  not null check (length(hashes) <= 8192),
    primary key (level, number)
);

-- Hashes do not get smaller by being compressed.
alter table audit.tile alter column hashes set storage external;

-- One row. Whoever gives places changes it in the transaction that gives them, from the size and root it built on.
create table audit.head (
    id         bigint      primary key check (id = 1),
    origin     text        not null,
    size       bigint      not null,
    root       bytea       not null check (length(root) = 32),
    -- The last place's.
    placed_at  timestamptz,
    checkpoint bytea       not null check (length(checkpoint) <= 4096),
    signed_at  timestamptz not null,
    -- Positions before it have no entries any more, and the position of the entry that says so: without that entry the
    -- number counts for nothing.
    pruned     bigint      not null,
    pruned_by  bigint
);

-- The public halves of the keys that signed, by number; the newest is in force.
create table audit.log_key (
    number bigint primary key,
    -- The size of the smallest tree it signs; null until the entry that tells of the change has its place.
    since  bigint,
    vkey   text   not null check (length(vkey) <= 2048)
);

-- The newest a witness has signed.
create table audit.cosignature (
    witness   text        primary key,
    size      bigint      not null,
    root      bytea       not null,
    line      text        not null,
    signed_at timestamptz not null
);

-- Who does what only one process should; never what safety rests on.
create table audit.lease (
    name   text        primary key,
    holder uuid        not null,
    until  timestamptz not null
);
