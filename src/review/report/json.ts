import type { Reporter } from '../reporter.ts'

/** For programs: one document, of the shape of `schemas/output/findings.schema.json`. */
export const json: Reporter = ({ command, ok, findings, notes, data }) =>
  JSON.stringify({ schemaVersion: 1, command, ok, diagnostics: [...findings, ...notes], data }, null, 2)
