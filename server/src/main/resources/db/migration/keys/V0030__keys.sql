-- Keys, each wrapped in the one above it (docs/spec/key-wrapping.md). Nothing here opens anything without the seal.
create schema keys;

-- The one root key, once behind each of its seals: any one opens it.
create table keys.sealed_root (
    id        uuid        primary key,
    kind      text        not null, -- of the seal
    label     text        not null, -- what people call it
    sealed    bytea       not null check (length(sealed) <= 65536),
    mark      bytea       not null, -- made with the root key, over what is sealed: tells it from a planted one
    sealed_at timestamptz not null
);

-- Who was given which share of a seal by custodians. Tells nothing of the shares.
create table keys.custodian (
    seal_id  uuid not null,
    number   int  not null,
    staff_id uuid not null,
    primary key (seal_id, number)
);

-- Key-encryption keys, index roots, the staff root and backup keys, wrapped under the root key.
create table keys.wrapped_key (
    kind    text        not null,
    number  bigint      not null,
    wrapped bytea       not null check (length(wrapped) <= 1024),
    made_at timestamptz not null,
    used    boolean     not null default false, -- of a backup key: a backup was taken under it
    primary key (kind, number)
);

-- One row per person who has not been erased. Deleting the row is what makes an erasure final.
create table keys.data_key (
    subject_id         uuid   primary key,
    key_encryption_key bigint not null,
    wrapped            bytea  not null check (length(wrapped) <= 1024),
    -- How many keys of this person are gone since: each erasure of a part takes one. vault.subject has the same number;
    -- rows of a lower one, out of a backup, are sealed under a key that is gone.
    number             bigint not null default 0
);

-- Seeds of the keys the audit log signs with, by number. Deleting the row is what makes a change of key final.
create table keys.log_key (
    number             bigint primary key,
    key_encryption_key bigint not null,
    wrapped            bytea  not null check (length(wrapped) <= 1024)
);
