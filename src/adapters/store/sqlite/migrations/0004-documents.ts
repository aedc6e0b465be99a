import type { Migration } from './migration.ts'

/** Items of embedded tables, in spaces; in the order of their keys, which are bytes that compare as the keys do. */
export const documents: Migration = {
  number: 4,
  sql: `
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  space TEXT NOT NULL,
  partition_key BLOB NOT NULL,
  sort_key BLOB NOT NULL, -- empty where the space has none
  bytes INTEGER NOT NULL, -- of the item, unsealed
  item BLOB NOT NULL -- JSON, sealed
) STRICT;
CREATE UNIQUE INDEX documents_by_key ON documents (space, partition_key, sort_key);

CREATE TABLE document_totals (
  space TEXT PRIMARY KEY,
  items INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER count_document AFTER INSERT ON documents BEGIN
  INSERT INTO document_totals VALUES (NEW.space, 1, NEW.bytes)
    ON CONFLICT DO UPDATE SET items = items + 1, bytes = bytes + NEW.bytes;
END;
CREATE TRIGGER recount_document AFTER UPDATE OF bytes ON documents BEGIN
  UPDATE document_totals SET bytes = bytes + NEW.bytes - OLD.bytes WHERE space = NEW.space;
END;
CREATE TRIGGER uncount_document AFTER DELETE ON documents BEGIN
  UPDATE document_totals SET items = items - 1, bytes = bytes - OLD.bytes WHERE space = OLD.space;
  DELETE FROM document_totals WHERE space = OLD.space AND items = 0;
END;
`,
}
