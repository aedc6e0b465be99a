import type { Accepted } from '../lint/acknowledge.ts'
import type { Reporter } from '../reporter.ts'

/** For programs: one document, of the shape of `schemas/output/findings.schema.json`. */
export const json: Reporter = ({ command, ok, findings, notes, accepted = [], remarks = [], data }) =>
  JSON.stringify(
    {
      schemaVersion: 1,
      command,
      ok,
      diagnostics: [...findings, ...notes],
      accepted: accepted.map(asFinding),
      remarks,
      data,
    },
    null,
    2,
  )

const asFinding = ({ finding, reason, until, at }: Accepted) => ({
  ...finding,
  accepted: { reason, until, at },
})
