import type { Migration } from './migration.ts'

/**
 * Users, and what stands for them. Times are milliseconds since 1970. What the text calls sealed is
 * ciphertext; codes and tokens are kept as their hashes.
 */
export const tables: Migration = {
  number: 1,
  sql: `
CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  sub TEXT NOT NULL,
  enabled TEXT NOT NULL CHECK (enabled IN ('Enabled', 'Disabled')),
  status TEXT NOT NULL,
  attributes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  temporary_until INTEGER,
  valid_since INTEGER,
  password BLOB, -- sealed
  email TEXT AS (attributes ->> '$.email'),
  phone_number TEXT AS (attributes ->> '$.phone_number'),
  name TEXT AS (attributes ->> '$.name'),
  given_name TEXT AS (attributes ->> '$.given_name'),
  family_name TEXT AS (attributes ->> '$.family_name'),
  preferred_username TEXT AS (attributes ->> '$.preferred_username')
) STRICT;
CREATE UNIQUE INDEX users_by_username ON users (pool_id, username);
CREATE INDEX users_by_sub ON users (pool_id, sub, username);
CREATE INDEX users_by_enabled ON users (pool_id, enabled, username);
CREATE INDEX users_by_status ON users (pool_id, status, username);
CREATE INDEX users_by_email ON users (pool_id, email, username) WHERE email IS NOT NULL;
CREATE INDEX users_by_phone_number ON users (pool_id, phone_number, username) WHERE phone_number IS NOT NULL;
CREATE INDEX users_by_name ON users (pool_id, name, username) WHERE name IS NOT NULL;
CREATE INDEX users_by_given_name ON users (pool_id, given_name, username) WHERE given_name IS NOT NULL;
CREATE INDEX users_by_family_name ON users (pool_id, family_name, username) WHERE family_name IS NOT NULL;
CREATE INDEX users_by_preferred_username ON users (pool_id, preferred_username, username)
  WHERE preferred_username IS NOT NULL;

-- Counting a million rows takes longer than a request may.
CREATE TABLE user_counts (pool_id TEXT PRIMARY KEY, users INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER count_user AFTER INSERT ON users BEGIN
  INSERT INTO user_counts VALUES (NEW.pool_id, 1) ON CONFLICT DO UPDATE SET users = users + 1;
END;
CREATE TRIGGER uncount_user AFTER DELETE ON users BEGIN
  UPDATE user_counts SET users = users - 1 WHERE pool_id = OLD.pool_id;
END;

CREATE TABLE names (
  pool_id TEXT NOT NULL,
  name TEXT NOT NULL,
  username TEXT NOT NULL,
  PRIMARY KEY (pool_id, name),
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX names_by_username ON names (pool_id, username);

CREATE TABLE memberships (
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  group_name TEXT NOT NULL,
  PRIMARY KEY (pool_id, username, group_name),
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE codes (
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  purpose TEXT NOT NULL,
  hash TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  attribute TEXT, -- which it was sent to
  PRIMARY KEY (pool_id, username, purpose),
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX codes_by_expiry ON codes (expires_at);

CREATE TABLE grants (
  id TEXT PRIMARY KEY,
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  client_id TEXT NOT NULL,
  auth_time INTEGER NOT NULL, -- seconds
  scope TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked INTEGER NOT NULL DEFAULT 0,
  FOREIGN KEY (pool_id, username) REFERENCES users (pool_id, username) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX grants_by_username ON grants (pool_id, username);
CREATE INDEX grants_by_expiry ON grants (expires_at);

CREATE TABLE refresh_tokens (
  hash TEXT PRIMARY KEY,
  grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
  retired_until INTEGER -- none while it is the current one
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_by_grant ON refresh_tokens (grant_id);

-- A stranger signs in like anybody, so these lead to no user by law.
CREATE TABLE sign_ins (
  id TEXT PRIMARY KEY,
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  held INTEGER NOT NULL,
  body BLOB -- sealed; none once it has ended
) STRICT;
CREATE INDEX sign_ins_by_username ON sign_ins (pool_id, username);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

CREATE TABLE attempts (key TEXT PRIMARY KEY, failures INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_by_last ON attempts (last);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  pool_id TEXT NOT NULL,
  username TEXT NOT NULL,
  medium TEXT NOT NULL,
  recipient TEXT NOT NULL,
  reason TEXT NOT NULL,
  body BLOB NOT NULL -- sealed
) STRICT;
CREATE INDEX messages_by_pool ON messages (pool_id, id);

CREATE TABLE vault (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
}
