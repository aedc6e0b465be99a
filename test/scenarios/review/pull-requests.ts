import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Risk } from '../../../src/review/facts/fact.ts'
import { planProject, type Plan } from '../../../src/review/plan/plan.ts'
import { environmentPairs } from '../../../src/review/plan/environment-pairs.ts'
import type { VersionTexts } from '../../../src/review/plan/read-version.ts'

/** A change of the project in `base`, and what the plan of it must say. */
export interface PullRequest {
  /** What somebody does, as a title of a pull request. */
  readonly title: string
  /** Replaces a text by another in a file, once. */
  readonly edit?: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>
  /** Files with their whole texts; `null` takes one away. */
  readonly files?: Readonly<Record<string, string | null>>
  /** Files that lie elsewhere now. */
  readonly move?: Readonly<Record<string, string>>
  /** Every risk that is told and is not cosmetic, each once, in the order of their gravity; none of a harmless change. */
  readonly risks: readonly Risk[]
  /** What stands in a sentence of the plan, in this order or another. */
  readonly says?: readonly string[]
  /** Rules that find something. */
  readonly rules?: readonly string[]
}

const folder = new URL('./', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8')

/** The project that all pull requests change, by paths. */
export const base: ReadonlyMap<string, string> = new Map(
  readdirSync(new URL('base/', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => path.slice(path.indexOf('/base/') + '/base/'.length))
    .sort()
    .map((path) => [path, read(`base/${path}`)]),
)

/** The pull requests of a file beside this one. */
export const pullRequests = (file: string): readonly PullRequest[] => parse(read(file)) as PullRequest[]

/** The files of a pull request, by paths. */
export function headOf({
  title,
  edit = {},
  files = {},
  move = {},
}: PullRequest): ReadonlyMap<string, string> {
  const head = new Map(base)
  for (const [path, edits] of Object.entries(edit))
    for (const [from, to] of edits) {
      const text = head.get(path)
      if (text === undefined || text.split(from).length !== 2)
        throw new Error(`${title}: ${path} has not exactly one \`${from}\``)
      head.set(
        path,
        text.replace(from, () => to),
      )
    }
  for (const [from, to] of Object.entries(move)) {
    const text = head.get(from)
    if (text === undefined) throw new Error(`${title}: there is no ${from}`)
    head.delete(from)
    head.set(to, text)
  }
  for (const [path, text] of Object.entries(files))
    if (text === null) head.delete(path)
    else head.set(path, text)
  return head
}

/** The texts of a version, as a plan reads them. */
export function versionOf(texts: ReadonlyMap<string, string>): VersionTexts {
  const all = [...texts]
  const yaml = all.filter(([path]) => path.endsWith('.yaml'))
  const scripts = all.filter(([path]) => path.startsWith('triggers/') && !path.endsWith('.yaml'))
  return {
    files: yaml.map(([path, text]) => ({ path, text })),
    scripts: new Set(scripts.map(([path]) => path)),
    texts: new Map(scripts),
    documents: new Map(all.filter(([path]) => path.endsWith('.xml'))),
  }
}

/** The plan of a change, in every environment. */
export function planOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Plan {
  const [was, is] = [versionOf(before), versionOf(after)]
  return planProject({
    before: was,
    after: is,
    environments: environmentPairs(was, is),
    now: Date.UTC(2026, 0, 1),
    cache: parsed,
  })
}

/** What is not changed is not parsed again. */
const parsed = new Map<string, string>()
