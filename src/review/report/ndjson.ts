import type { Reporter } from '../reporter.ts'

/**
 * For programs that read as they go: a line for each finding, note and accepted finding, told apart by
 * `type`, and a last one of type `end` with what is so of the whole.
 */
export const ndjson: Reporter = ({ command, ok, findings, notes, accepted = [], remarks = [], data }) =>
  [
    ...findings.map((finding) => ({ type: 'finding', ...finding })),
    ...notes.map((note) => ({ type: 'note', ...note })),
    ...accepted.map(({ finding, ...said }) => ({ type: 'accepted', ...finding, accepted: said })),
    { type: 'end', schemaVersion: 1, command, ok, remarks, data },
  ]
    .map((one) => JSON.stringify(one))
    .join('\n')
