-- Who may see more for a time, and how much was seen (docs/spec/need-to-know.md). Ids and names of the register only.
create schema access;

-- Requests for a role of the register for a time, and for many people; each becomes a grant when somebody else approves.
create table access.request (
    request_id   uuid        primary key,
    kind         text        not null,
    asked_by     uuid        not null,
    asker_name   text        not null,
    asked_at     timestamptz not null,
    purpose      text        not null,
    role         text,
    people       integer,
    people_left  integer,
    hours        integer     not null,
    reason       text        not null,
    state        text        not null,
    decided_by   uuid,
    decider_name text,
    decided_at   timestamptz,
    runs_until   timestamptz,
    ended_by     uuid,
    ended_at     timestamptz
);
create index request_by_asker on access.request (asked_by, request_id);
create index request_by_state on access.request (state, request_id);

-- Records opened in an emergency.
create table access.break_glass (
    glass_id      uuid        primary key,
    opened_by     uuid        not null,
    opener_name   text        not null,
    subject_id    uuid        not null,
    role          text        not null,
    purpose       text        not null,
    reason        text        not null,
    opened_at     timestamptz not null,
    ends_at       timestamptz not null,
    reviewed_by   uuid,
    reviewer_name text,
    reviewed_at   timestamptz,
    verdict       text,
    reference     text
);
create index break_glass_by_opener on access.break_glass (opened_by, glass_id);
create index break_glass_unreviewed on access.break_glass (glass_id) where reviewed_at is null;

-- Whose turn it is to be counted: one row per limited actor, locked while it is.
create table access.turn (
    actor_id uuid        primary key,
    at       timestamptz not null
);

-- Searches in vain by values seen only masked: one row per actor that made one, with the moment when all are back.
create table access.guess (
    actor_id uuid        primary key,
    full_at  timestamptz not null
);

-- What a limited actor opened within the hour.
create table access.opened (
    actor_id   uuid        not null,
    subject_id uuid        not null,
    minute     timestamptz not null,
    openings   integer     not null,
    plain      boolean     not null,
    primary key (actor_id, minute, subject_id)
);
create index opened_by_age on access.opened (minute);

-- Whom a bulk grant was used for, so that nobody is counted twice.
create table access.bulk_opened (
    request_id uuid not null,
    subject_id uuid not null,
    primary key (request_id, subject_id)
);
