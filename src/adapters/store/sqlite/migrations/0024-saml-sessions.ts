import type { Migration } from './migration.ts'

/** Assertions of SAML providers that were used, and which of their sessions the sessions of browsers came of. */
export const samlSessions: Migration = {
  number: 24,
  sql: `
CREATE TABLE spent_assertions (
  hash TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spent_assertions_by_end ON spent_assertions (expires_at);
ALTER TABLE browser_sessions ADD COLUMN saml TEXT; -- { provider, subject }
CREATE INDEX browser_sessions_by_subject ON browser_sessions
  (pool_id, saml ->> '$.provider', saml ->> '$.subject.nameId') WHERE saml IS NOT NULL;
`,
}
