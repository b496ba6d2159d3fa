-- Each time another root key took the place of the one before. The first, of number 1, stands nowhere.
create table keys.root_change (
    number     bigint      primary key, -- of the root key that took over
    seals      int         not null,    -- it was put behind
    changed_at timestamptz not null,
    ended_at   timestamptz              -- since when no file of ours holds what led from the one before to this one
);

-- The root key that took over, under the one before: how it comes to servers that are running. For minutes only, and in
-- no backup, as whoever has the old root key opens it.
create table keys.root_handover (
    number  bigint primary key,
    wrapped bytea  not null check (length(wrapped) <= 1024)
);
