import type { Finding, Position } from '../model/finding.ts'
import type { Kind } from '../model/model.ts'
import type { SourceFile, TextFault } from '../model/source-file.ts'
import type { Json } from '../model/trigger.ts'
import { locate, positionsIn, type Part, type Path, type Span } from './locate.ts'
import { keptIn, type ParseCache } from './parse-cache.ts'
import type { Slip } from './parse.ts'
import { plain } from './plain.ts'
import { stops, type Tree } from './resolve.ts'
import { spansOf, type Spans } from './spans.ts'
import { titleOf } from './title.ts'
import { treeOf } from './tree-of.ts'

export type { SourceFile } from '../model/source-file.ts'

/** One file after reading: what it holds, the mistakes of its text, and where each thing in it stands. */
export interface Source {
  readonly file: string
  /** Without a byte order mark; positions count in it. */
  readonly text: string
  /** None where the file's name tells none; then there is a finding, and no value. */
  readonly kind: Kind | undefined
  readonly name: string
  /** None where the text cannot be read. */
  readonly value: Json | undefined
  readonly findings: readonly Finding[]
  /** Where a path of keys was written, or the nearest of its ancestors; its value, unless `part` says otherwise. */
  readonly at: (path: Path, part?: Part) => Position
}

/** Reads one file. Every mistake is a finding; nothing is thrown, and an unchanged file is not parsed again. */
export function readSource({ path: file, text: raw, fault }: SourceFile, cache?: ParseCache): Source {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw
  const place = positionsIn(file, text)
  const { kind, name, slip } = titleOf(file)
  const kept = fault ? undefined : cache && keptIn(cache, text)
  let spans: Spans | undefined
  const at = (path: Path, part: Part = 'value') =>
    place(locate((spans ??= kept?.spans() ?? spansOf(treeOf(text))), text, path, part))
  const source = { file, text, kind, name, at }
  if (fault) return { ...source, value: undefined, findings: [findingOf(place, slipOf(fault))] }
  if (slip) return { ...source, value: undefined, findings: [findingOf(place, slip)] }
  if (kept?.value !== undefined) return { ...source, value: kept.value, findings: [] }

  const tree = treeOf(text)
  const slips = [...tree.slips, ...(tree.slips.length ? [] : emptiness(tree))]
  const value = slips.some(stops) ? undefined : plain(tree)
  spans = spansOf(tree)
  if (value !== undefined && slips.length === 0) kept?.keep(value, spans)
  return { ...source, value, findings: slips.map((each) => findingOf(place, each)) }
}

/** A fault of a text as a mistake in it. */
const slipOf = ({ at = 0, ...fault }: TextFault): Slip => ({
  ...fault,
  rule: 'PW-FILE-019',
  start: at,
  end: at,
})

const whole = { start: 0, end: 0 }

function emptiness({ root }: Tree): Slip[] {
  const empty = root === null || ('value' in root && root.value === null && !root.tag)
  return empty ? [{ rule: 'PW-FILE-017', message: 'the file holds nothing', ...whole }] : []
}

function findingOf(place: (span: Span) => Position, slip: Slip): Finding {
  const { rule, message, help, start, end, related } = slip
  return {
    rule,
    severity: 'error',
    message,
    at: place([start, end]),
    ...(help && { help }),
    ...(related && { related: [{ message: related.message, at: place([related.start, related.end]) }] }),
  }
}
