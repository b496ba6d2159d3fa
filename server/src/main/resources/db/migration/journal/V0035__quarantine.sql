-- What a database that came out of a backup still owes to people: it is opened for nobody before.
create schema journal;

create table journal.quarantine (
    id       bigint      primary key check (id = 1),
    taken_at timestamptz not null, -- when the backup was taken
    newest   uuid                  -- the entry of the newest erasure its keys' backup knew
);

-- People nothing of whom opens, since the keys are newer than the rows: whoever restored was told so.
create table journal.given_up (
    subject_id uuid primary key
);
