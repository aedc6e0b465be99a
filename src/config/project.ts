import type { Finding } from '../model/finding.ts'
import type { Kind } from '../model/model.ts'
import { isObject, patch } from './canonical/tree.ts'
import { checkDocument } from './check.ts'
import { compare, type Findings } from './findings.ts'
import { composes } from './merge/fragments.ts'
import { writtenAt } from './merge/layers.ts'
import { declare, keyOf, type Declared, type Resource } from './merge/resource.ts'
import type { ParseCache } from './parse-cache.ts'
import { readSource, type Source, type SourceFile } from './source.ts'

/**
 * Reads and checks every file, in the order of their paths, and says what they declare. A file with
 * mistakes declares its name and nothing more, and so do two files of one kind and name.
 */
export function readProject(
  files: readonly SourceFile[],
  cache: ParseCache | undefined,
  findings: Findings,
): Declared {
  const resources: Resource[] = []
  const broken: { kind: Kind; name: string }[] = []
  const first = new Map<string, Source>()
  for (const file of files.toSorted((one, other) => compare(one.path, other.path))) {
    const { source, mistakes, resource } = fileIn(file, cache)
    const { kind, name } = source
    findings.add(...mistakes)
    if (!kind) continue
    const key = keyOf({ kind, name })
    const other = first.get(key)
    if (other) findings.add(twice(source, other))
    if (other || !resource) broken.push({ kind, name })
    else resources.push(resource)
    if (!other) first.set(key, source)
  }
  return declare(resources, broken)
}

/** One file, checked: what it declares where nothing is wrong with it. */
interface CheckedFile {
  readonly source: Source
  readonly mistakes: readonly Finding[]
  readonly resource?: Resource
}

/** By the path of a file: a project is read in each environment, and two versions of one share most of their files. */
const known = new WeakMap<ParseCache, Map<string, readonly CheckedFile[]>>()

/** A file as it was read last with this cache, or the time before: of more than two versions nobody needs one again. */
function fileIn(file: SourceFile, cache: ParseCache | undefined): CheckedFile {
  if (!cache || file.fault) return checkFile(file)
  let files = known.get(cache)
  if (!files) known.set(cache, (files = new Map()))
  const versions = files.get(file.path) ?? []
  const same = versions.find(({ source }) => source.text === file.text)
  if (same) return same
  const read = checkFile(file, cache)
  files.set(file.path, [read, ...versions.slice(0, 1)])
  return read
}

function checkFile(file: SourceFile, cache?: ParseCache): CheckedFile {
  const source = readSource(file, cache)
  const { kind, name, value } = source
  const mistakes = [...source.findings, ...(value === undefined ? [] : mistakesOf(source))]
  if (!kind || mistakes.length > 0 || !isObject(value)) return { source, mistakes }
  const layers = [{ written: source, from: [], to: [], value, own: true as const }]
  return { source, mistakes, resource: { kind, name, file: file.path, value, layers } }
}

/** What a merged resource has against its schema, each mistake in the file that wrote it. */
export const recheck = ({ kind, value, layers }: Resource): readonly Finding[] =>
  checkDocument({ kind, value, findings: [], at: (path, part) => writtenAt(layers, path, part) })

/**
 * A file's own mistakes. Where it begins from fragments, null takes a key of theirs away, and what it
 * lacks may be in them: that is seen once they are merged.
 */
function mistakesOf(source: Source): readonly Finding[] {
  const { kind, value } = source
  if (!kind || !isObject(value) || !composes(kind, value)) return checkDocument(source)
  return checkDocument({ ...source, value: patch({}, value) }).filter(({ rule }) => rule !== 'PW-FILE-022')
}

function twice({ kind, name, at }: Source, other: Source): Finding {
  return {
    rule: 'PW-REF-002',
    severity: 'error',
    message: `the ${kind} \`${name}\` is declared twice`,
    at: { ...at([]), line: 1, column: 1 },
    help: 'a name stands for one file of its kind, whatever folder it is in: rename one of them',
    related: [{ message: 'it is declared here too', at: { ...other.at([]), line: 1, column: 1 } }],
  }
}
