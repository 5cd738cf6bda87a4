-- Times are ISO 8601 instants in UTC, ids are UUIDs as text, flags are 0 or 1, JSON is text.

CREATE TABLE projects (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL UNIQUE,
    archived   INTEGER NOT NULL CHECK (archived IN (0, 1)),
    created_at TEXT    NOT NULL
) STRICT;

CREATE TABLE datasets (
    id          TEXT    NOT NULL PRIMARY KEY,
    name        TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    row_count   INTEGER NOT NULL CHECK (row_count >= 0),
    byte_count  INTEGER NOT NULL CHECK (byte_count >= 0),
    imported_at TEXT    NOT NULL,
    payload     TEXT    NOT NULL CHECK (json_valid(payload))
) STRICT;

CREATE TABLE mappings (
    header  TEXT NOT NULL PRIMARY KEY,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    used_at TEXT NOT NULL
) STRICT;

-- What the newest revision says, for lists; the revisions are the truth.
CREATE TABLE experiments (
    id       TEXT    NOT NULL PRIMARY KEY,
    project  TEXT    NOT NULL REFERENCES projects (id),
    name     TEXT    NOT NULL,
    status   TEXT    NOT NULL CHECK (status IN ('draft', 'running', 'paused', 'stopped')),
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    dataset  TEXT    REFERENCES datasets (id),
    head     INTEGER NOT NULL CHECK (head >= 1)
) STRICT;
CREATE INDEX experiments_by_project ON experiments (project);
CREATE INDEX experiments_by_dataset ON experiments (dataset);

CREATE TABLE revisions (
    subject  TEXT    NOT NULL REFERENCES experiments (id),
    number   INTEGER NOT NULL CHECK (number >= 1),
    at       TEXT    NOT NULL,
    author   TEXT    NOT NULL,
    note     TEXT    NOT NULL,
    move     TEXT    NOT NULL CHECK (move IN ('change', 'undo', 'redo')),
    payload  TEXT    NOT NULL CHECK (json_valid(payload)),
    previous TEXT    NOT NULL,
    hash     TEXT    NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (subject, number)
) STRICT;

CREATE TRIGGER revisions_are_kept BEFORE DELETE ON revisions
BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER revisions_are_fixed BEFORE UPDATE ON revisions
BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER revisions_are_chained BEFORE INSERT ON revisions
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE subject = NEW.subject)
    OR NEW.previous <> coalesce((SELECT hash FROM revisions WHERE subject = NEW.subject ORDER BY number DESC LIMIT 1), '')
BEGIN
    SELECT RAISE(ABORT, 'revision does not follow the newest one');
END;

CREATE TABLE templates (
    id          TEXT NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    name_key    TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    design      TEXT NOT NULL CHECK (json_valid(design)),
    created_at  TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
    id            TEXT    NOT NULL PRIMARY KEY,
    experiment    TEXT    NOT NULL REFERENCES experiments (id),
    dataset       TEXT    NOT NULL REFERENCES datasets (id),
    revision      INTEGER NOT NULL,
    revision_hash TEXT    NOT NULL,
    design_hash   TEXT    NOT NULL,
    data_hash     TEXT    NOT NULL,
    engine        TEXT    NOT NULL,
    at            TEXT    NOT NULL,
    author        TEXT    NOT NULL,
    readout       TEXT    NOT NULL CHECK (json_valid(readout)),
    readout_hash  TEXT    NOT NULL CHECK (length(readout_hash) = 64),
    frozen        INTEGER NOT NULL CHECK (frozen IN (0, 1)),
    FOREIGN KEY (experiment, revision) REFERENCES revisions (subject, number)
) STRICT;
CREATE INDEX runs_by_experiment ON runs (experiment, at);

CREATE TRIGGER runs_are_kept BEFORE DELETE ON runs
BEGIN
    SELECT RAISE(ABORT, 'runs are kept');
END;
CREATE TRIGGER readouts_are_fixed
BEFORE UPDATE OF id, experiment, dataset, revision, revision_hash, design_hash, data_hash, engine, at, author, readout, readout_hash ON runs
BEGIN
    SELECT RAISE(ABORT, 'a stored readout cannot be changed');
END;

CREATE TABLE exports (
    id         TEXT    NOT NULL PRIMARY KEY,
    run        TEXT    NOT NULL,
    format     TEXT    NOT NULL,
    file       TEXT    NOT NULL,
    byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
    sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
    at         TEXT    NOT NULL,
    author     TEXT    NOT NULL,
    FOREIGN KEY (run) REFERENCES runs (id)
) STRICT;
CREATE INDEX exports_by_run ON exports (run);

CREATE TABLE audit (
    number   INTEGER NOT NULL PRIMARY KEY,
    at       TEXT    NOT NULL,
    author   TEXT    NOT NULL,
    action   TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    detail   TEXT    NOT NULL,
    previous TEXT    NOT NULL,
    hash     TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_is_fixed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_is_chained BEFORE INSERT ON audit
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM audit)
    OR NEW.previous <> coalesce((SELECT hash FROM audit ORDER BY number DESC LIMIT 1), '')
BEGIN
    SELECT RAISE(ABORT, 'audit entry does not follow the newest one');
END;

CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE connections (
    id         TEXT NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL UNIQUE,
    payload    TEXT NOT NULL CHECK (json_valid(payload)),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE outbox (
    number        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    connection    TEXT    NOT NULL REFERENCES connections (id),
    subject       TEXT    NOT NULL,
    revision      INTEGER NOT NULL,
    action        TEXT    NOT NULL,
    payload       TEXT    NOT NULL CHECK (json_valid(payload)),
    attempts      INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    failure       TEXT    NOT NULL DEFAULT '',
    created_at    TEXT    NOT NULL,
    next_at       TEXT    NOT NULL,
    delivered_at  TEXT,
    FOREIGN KEY (subject, revision) REFERENCES revisions (subject, number)
) STRICT;
CREATE INDEX outbox_waiting ON outbox (next_at) WHERE delivered_at IS NULL;
