import type { Finding, Position } from '../model/finding.ts'
import { kinds, type Kind } from '../model/model.ts'
import type { Json } from '../model/trigger.ts'
import { locate, positionOf, type Part, type Path } from './locate.ts'
import { nearest } from './nearest.ts'
import { hashOf, type ParseCache } from './parse-cache.ts'
import { parse, type Slip } from './parse.ts'
import { plain } from './plain.ts'
import { resolve, type Tree } from './resolve.ts'
import type { FileRule } from './rules.ts'

/** A file of a project: its path from the project's folder, with `/` between its parts, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

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
export function readSource({ path: file, text: raw }: SourceFile, cache?: ParseCache): Source {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw
  let grown: Tree | undefined
  const tree = () => (grown ??= resolve(parse(text)))
  const at = (path: Path, part: Part = 'value') =>
    positionOf(file, tree().lines, locate(tree(), text, path, part))
  const { kind, name, slip } = titleOf(file)
  const source = { file, text, kind, name, at }
  if (slip) return { ...source, value: undefined, findings: [findingOf(file, tree, slip)] }

  const hash = cache && hashOf(text)
  const known = hash && readJson(cache.get(hash))
  if (known) return { ...source, value: known.value, findings: [] }

  const slips = [...tree().slips, ...(tree().slips.length ? [] : emptiness(tree()))]
  const value = slips.some(({ rule }) => stops.has(rule)) ? undefined : plain(tree())
  if (hash && slips.length === 0) cache.set(hash, JSON.stringify(value))
  return { ...source, value, findings: slips.map((each) => findingOf(file, tree, each)) }
}

/** After these there is nothing to look at; after the others the rest of the file is still worth checking. */
const stops = new Set<FileRule>(['PW-FILE-001', 'PW-FILE-012', 'PW-FILE-013', 'PW-FILE-017'])

/** A value that an older run wrote down; one that is not JSON is as good as none. */
function readJson(text: string | undefined): { readonly value: Json } | undefined {
  try {
    return text === undefined ? undefined : { value: JSON.parse(text) as Json }
  } catch {
    return undefined
  }
}

const whole = { start: 0, end: 0 }

function emptiness({ root }: Tree): Slip[] {
  const empty = root === null || ('value' in root && root.value === null && !root.tag)
  return empty ? [{ rule: 'PW-FILE-017', message: 'the file holds nothing', ...whole }] : []
}

const suffix = /^(?<name>.+)\.(?<kind>[^.]+)\.yaml$/
const nameable = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

/** The kind and name that a file's name tells: `<name>.<kind>.yaml`. */
function titleOf(file: string): { kind: Kind | undefined; name: string; slip?: Slip } {
  const base = file.slice(file.lastIndexOf('/') + 1)
  const { name = base, kind: word = '' } = suffix.exec(base)?.groups ?? {}
  const kind = kinds.find((each) => each === word)
  const slip = (message: string, help: string): Slip => ({ rule: 'PW-FILE-016', message, help, ...whole })
  if (!kind) {
    const meant = word && nearest(word, kinds)
    const help = meant
      ? `did you mean \`${name}.${meant}.yaml\`?`
      : `name it <name>.<kind>.yaml, where the kind is one of ${kinds.join(', ')}`
    return { kind, name, slip: slip(`the name \`${base}\` tells no kind of file`, help) }
  }
  if (nameable.test(name)) return { kind, name }
  const help = 'letters, digits, `.`, `_` and `-`, beginning with a letter or a digit, 128 at most'
  return { kind, name, slip: slip(`\`${name}\` cannot be the name of a ${kind}`, help) }
}

function findingOf(
  file: string,
  tree: () => Tree,
  { rule, message, help, start, end, related }: Slip,
): Finding {
  const place = (span: { start: number; end: number }): Position =>
    span.end === 0 ? { file, line: 1, column: 1 } : positionOf(file, tree().lines, [span.start, span.end])
  return {
    rule,
    severity: 'error',
    message,
    at: place({ start, end }),
    ...(help && { help }),
    ...(related && { related: [{ message: related.message, at: place(related) }] }),
  }
}
