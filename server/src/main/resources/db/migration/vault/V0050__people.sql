-- Personal data, sealed. The person's id comes first in the key of whatever belongs to a person.
create schema vault;

-- One row per person ever known; an erased person's row remains as a tombstone and holds nothing but the id.
-- The version is the sum of the versions of the person's one-per-person records. The state, sealed under the person's
-- key, tells which records there are in which versions (docs/spec/person-state.md); a tombstone has none.
create table vault.subject (
    subject_id uuid        primary key,
    version    bigint      not null,
    state      bytea,
    erased_at  timestamptz,
    -- Of the data key the rows are sealed under: keys.data_key.
    key_number bigint      not null default 0,
    -- The number of the newest part of the person that was erased: certificates name parts by it, so none is given twice.
    parts      bigint      not null default 0
);

-- A one-per-person collection's record bears the person's own id as record_id, so a person's own records lie side by
-- side, before those of many-collections. The key includes what else makes a record's mark, so that a person's marks are
-- read from the index alone.
create table vault.record (
    subject_id uuid   not null,
    record_id  uuid   not null,
    collection text   not null,
    version    bigint not null,
    stamp      bigint not null,
    sealed     bytea  not null,
    primary key (subject_id, record_id, collection) include (version, stamp)
);

-- Legal holds and restrictions. How many there are of each stands in the person's sealed state as well
-- (docs/spec/person-state.md).
create table vault.hold (
    hold_id    uuid        primary key,
    subject_id uuid        not null,
    kind       text        not null, -- legal, or the ground of a restriction (GDPR Art. 18(1))
    because    text        not null,
    owner      text        not null,
    review_on  date        not null,
    placed_at  timestamptz not null,
    entry_id   uuid        not null
);

create index hold_by_subject on vault.hold (subject_id);

-- Blind index: keyed digests of values and words (docs/spec/blind-index.md). Which field and which way of searching they
-- are of, the number of the index tells (V0051).
create table vault.search_entry (
    subject_id uuid   not null,
    record_id  uuid   not null,
    index_no   bigint not null,
    digest     bytea  not null,
    primary key (subject_id, record_id, index_no, digest)
);

create index search_entry_by_digest on vault.search_entry (digest, subject_id);

-- Values nobody else may have, by digest: the digest is the key, so that uniqueness holds on a distributed engine too.
create table vault.unique_value (
    digest     bytea  primary key,
    subject_id uuid   not null,
    record_id  uuid   not null,
    index_no   bigint not null
);

create index unique_value_by_subject on vault.unique_value (subject_id);

-- Tokens by the hash of their text: who copies this table holds no token. One whose value was erased stands for nobody:
-- its ids are nil, so that nothing tells whose it was, and who holds it is told that it is good for nothing.
create table vault.token (
    digest     bytea       primary key,
    subject_id uuid        not null,
    record_id  uuid        not null,
    field      text        not null,
    made_at    timestamptz not null
);

create index token_by_subject on vault.token (subject_id);

-- Answers to requests that bore an Idempotency-Key: ids and problems, never a person's data. The digest is of the actor
-- and the key; the answer is null while the request is at work.
create table vault.answer (
    digest  bytea       primary key,
    request bytea       not null,
    answer  text,
    made_at timestamptz not null
);

-- Ids do not get much smaller by being compressed.
alter table vault.answer alter column answer set storage external;

create index answer_by_age on vault.answer (made_at);
