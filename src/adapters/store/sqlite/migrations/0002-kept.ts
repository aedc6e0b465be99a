import type { Migration } from './migration.ts'

/** What scripts keep between calls, each entry in the store of one trigger in one pool. */
export const kept: Migration = {
  number: 2,
  sql: `
CREATE TABLE kept (
  id INTEGER PRIMARY KEY,
  pool_id TEXT NOT NULL,
  trigger_name TEXT NOT NULL,
  key TEXT NOT NULL,
  bytes INTEGER NOT NULL, -- of the key and of the value, unsealed
  expires_at INTEGER,
  value BLOB NOT NULL -- JSON, sealed
) STRICT;
CREATE UNIQUE INDEX kept_by_key ON kept (pool_id, trigger_name, key);
CREATE INDEX kept_by_trigger_expiry ON kept (pool_id, trigger_name, expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX kept_by_expiry ON kept (expires_at) WHERE expires_at IS NOT NULL;

-- A quota is asked for at every write: no time to count.
CREATE TABLE kept_totals (
  pool_id TEXT NOT NULL,
  trigger_name TEXT NOT NULL,
  entries INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (pool_id, trigger_name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER count_kept AFTER INSERT ON kept BEGIN
  INSERT INTO kept_totals VALUES (NEW.pool_id, NEW.trigger_name, 1, NEW.bytes)
    ON CONFLICT DO UPDATE SET entries = entries + 1, bytes = bytes + NEW.bytes;
END;
CREATE TRIGGER recount_kept AFTER UPDATE OF bytes ON kept BEGIN
  UPDATE kept_totals SET bytes = bytes + NEW.bytes - OLD.bytes
    WHERE pool_id = NEW.pool_id AND trigger_name = NEW.trigger_name;
END;
CREATE TRIGGER uncount_kept AFTER DELETE ON kept BEGIN
  UPDATE kept_totals SET entries = entries - 1, bytes = bytes - OLD.bytes
    WHERE pool_id = OLD.pool_id AND trigger_name = OLD.trigger_name;
  DELETE FROM kept_totals WHERE pool_id = OLD.pool_id AND trigger_name = OLD.trigger_name AND entries = 0;
END;
`,
}
