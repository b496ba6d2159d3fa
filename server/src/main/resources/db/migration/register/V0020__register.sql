-- What is collected and why: every version that was ever in force, and what each changed.
create schema register;

-- The number is the key: of two changes made from the same version the database lets one in.
create table register.version (
    number          integer     primary key,
    file            bytea       not null,
    applied_at      timestamptz not null,
    applied_by      uuid        not null,
    applied_by_name text        not null
);

create table register.change (
    number   integer not null,
    position integer not null,
    kind     text    not null,
    place    text    not null,
    says     text    not null,
    widens   boolean not null,
    primary key (number, position)
);
