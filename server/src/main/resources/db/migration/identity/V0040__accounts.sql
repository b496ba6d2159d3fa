-- Service accounts. A key is known by its digest alone: who copies this table holds no key.
create schema identity;

create table identity.service_account (
    account_id   uuid        primary key,
    name         text        not null,
    key_prefix   text        not null,
    key_digest   bytea       not null,
    permissions  text        not null,
    roles        text        not null,
    purposes     text        not null,
    made_by      uuid        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_on date,
    revoked_at   timestamptz
);

-- A key that is revoked takes along those it made.
create index service_account_by_maker on identity.service_account (made_by);
