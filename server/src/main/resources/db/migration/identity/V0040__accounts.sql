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
    -- Different people it may open in an hour; null for any number.
    people_per_hour integer,
    made_by      uuid        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_on date,
    revoked_at   timestamptz,
    -- Vouches for all but last_used_on: a row that was planted or changed opens nothing.
    mac          bytea       not null
);

-- A key that is revoked takes along those it made.
create index service_account_by_maker on identity.service_account (made_by);

-- People, and what they sign in with (docs/spec/sign-in.md). Secrets are sealed or digests; a copy of these tables
-- signs nobody in.
create table identity.staff (
    staff_id       uuid        primary key,
    sign_in_name   text        not null,
    normal_name    text        not null unique,
    display_name   text        not null,
    staff_roles    text        not null,
    register_roles text        not null,
    locale         text,
    zone           text,
    created_at     timestamptz not null,
    set_up_at      timestamptz,
    disabled_at    timestamptz,
    -- When they last lost a role that approves.
    approver_until timestamptz,
    -- Goes up with every change of how they stand and with factors that end; the journal's lines have it.
    version        bigint      not null default 0
);

-- Who brought whom in: by an invitation, a link to new factors, or a role that approves. Both may be one human
-- (docs/spec/sign-in.md).
create table identity.sponsor (
    staff_id   uuid        not null,
    sponsor_id uuid        not null,
    since      timestamptz not null,
    primary key (staff_id, sponsor_id)
);

create table identity.password (
    staff_id uuid        primary key,
    sealed   bytea       not null,
    set_at   timestamptz not null
);

-- One that counts and one whose first code has not been shown yet.
create table identity.totp (
    staff_id     uuid        not null,
    pending      boolean     not null,
    sealed       bytea       not null,
    added_at     timestamptz not null,
    last_step    bigint      not null,
    last_used_at timestamptz,
    primary key (staff_id, pending)
);

create table identity.recovery_code (
    staff_id uuid        not null,
    digest   bytea       not null,
    made_at  timestamptz not null,
    used_at  timestamptz,
    primary key (staff_id, digest)
);

create table identity.passkey (
    credential_id    bytea       primary key,
    staff_id         uuid        not null,
    public_key       bytea       not null,
    sign_count       bigint      not null,
    uv_initialized   boolean     not null,
    backup_eligible  boolean     not null,
    backup_state     boolean     not null,
    transports       text        not null,
    attestation      bytea,
    client_data      bytea,
    label            text        not null,
    created_at       timestamptz not null,
    last_used_at     timestamptz not null,
    mac              bytea       not null
);
create index passkey_of_staff on identity.passkey (staff_id);

create table identity.link (
    digest     bytea       primary key,
    staff_id   uuid        not null,
    kind       text        not null,
    made_by    uuid        not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index link_of_staff on identity.link (staff_id);

-- Resets of administrators' factors that wait for a second administrator.
create table identity.reset_request (
    request_id uuid        primary key,
    staff_id   uuid        not null,
    kind       text        not null,
    asked_by   uuid        not null,
    asked_at   timestamptz not null
);

create table identity.session (
    digest       bytea       primary key,
    session_id   uuid        not null unique,
    staff_id     uuid        not null,
    began_at     timestamptz not null,
    seen_at      timestamptz not null,
    factors      text        not null,
    source       text        not null,
    challenge    bytea,
    link_digest  bytea,
    new_password bytea
);
create index session_of_staff on identity.session (staff_id);

-- Challenges of the door that a passkey has answered, until they are too old to be answered again. A row is made only
-- by who has shown a passkey of ours, so that nobody else can fill the table.
create table identity.answered_challenge (
    challenge  bytea       primary key,
    expires_at timestamptz not null
);

-- Sign-ins begun at the identity provider, each for one browser and once. What the provider is shown is made of the
-- token in that browser's cookie.
create table identity.provider_flow (
    digest     bytea       primary key,
    purpose    text        not null,
    session_id uuid,
    begun_at   timestamptz not null
);

-- Which person a subject of the provider is. The subject itself is not kept, only what stands for it.
create table identity.provider_link (
    subject   bytea       primary key,
    staff_id  uuid        not null unique,
    linked_at timestamptz not null,
    mac       bytea       not null
);

-- What stands for each subject that ever was somebody's. None of them gets a new account: one human would have two.
create table identity.provider_past (
    subject bytea primary key
);

create table identity.attempt (
    scope         text        not null,
    subject       bytea       not null,
    failures      bigint      not null,
    since         timestamptz not null,
    blocked_until timestamptz not null,
    primary key (scope, subject)
);

-- Browsers a person came in by, so that they are told of a new one. What the browser's cookie holds is not kept, only
-- what stands for it together with the person: a copy of this table shows no browser and no two people at one.
create table identity.known_browser (
    staff_id uuid        not null,
    digest   bytea       not null,
    seen_at  timestamptz not null,
    primary key (staff_id, digest)
);

-- Which entries of the log about their account somebody has marked as read.
create table identity.read_notice (
    staff_id uuid        not null,
    entry_id uuid        not null,
    read_at  timestamptz not null,
    primary key (staff_id, entry_id)
);

-- From which networks each account has come. The digest stands for the network and that account; no address is kept.
create table identity.known_network (
    account_id uuid  not null,
    digest     bytea not null,
    last_on    date  not null,
    primary key (account_id, digest)
);
