import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hookNames } from '../../model/hook.ts'
import type { Kind } from '../../model/model.ts'
import type { Candidate } from './described.ts'
import { explained, triggerSources } from '../made/completions.ts'
import type { Source } from './sources.ts'

/** How many files are looked at, and how large one may be that is read: nobody waits long for a word. */
const most = { files: 5_000, bytes: 256 * 1024, read: 50 }

/** Every word that a source has for a project, in no order. */
export async function namesIn(source: Source, cwd: string): Promise<readonly Candidate[]> {
  const find = finders[source]
  return find ? find(cwd) : []
}

type Finder = (cwd: string) => readonly Candidate[] | Promise<readonly Candidate[]>

const words = (all: readonly string[]): readonly Candidate[] => all.map((value) => ({ value }))

const finders: Partial<Record<Source, Finder>> = {
  environments: (cwd) => words(stems(cwd, 'env')),
  pools: (cwd) => words(stems(cwd, 'pool')),
  'identity pools': (cwd) => words(stems(cwd, 'identity')),
  gates: (cwd) => words(stems(cwd, 'gate')),
  triggers: (cwd) => words(stems(cwd, 'trigger')),
  clients: async (cwd) => words((await poolParts(cwd, 'clients')).map(([, name]) => name)),
  groups: async (cwd) => words((await poolParts(cwd, 'groups')).map(([, name]) => name)),
  parts: (cwd) => partKinds.flatMap((kind) => stems(cwd, kind).map((value) => ({ value, summary: kind }))),
  principals: async (cwd) => [
    { value: 'guest', summary: 'whoever has not signed in' },
    ...stems(cwd, 'identity').map((name) => ({ value: `guest:${name}` })),
    ...stems(cwd, 'role').map((name) => ({ value: `role:${name}` })),
    ...stems(cwd, 'iam-user').map((name) => ({ value: `user:${name}` })),
    ...(await poolParts(cwd, 'groups')).map(([pool, name]) => ({ value: `group:${pool}/${name}` })),
  ],
  runs: recentRuns,
  versions: refs,
  templates: async () =>
    (await import('../init/templates.ts')).templates.map(({ name: value, summary }) => ({ value, summary })),
  hosts: async () => words(Object.keys((await import('../init/ci-files.ts')).ciFiles)),
  hooks: () => words([...Object.values(hookNames), ...triggerSources]),
  'trigger sources': () => words(triggerSources),
  explained: () => explained.map(([value, summary]) => ({ value, summary })),
  'forms of an event': () => words(['V1_0', 'V2_0', 'V3_0']),
  'forms of a run': () => words(['event', 'scenario']),
  issuers: () => words(['aws']),
}

const partKinds = ['pool', 'identity', 'role', 'policy', 'iam-user', 'trigger', 'gate'] as const

/** The names of the files of one kind. No file is read. */
const stems = (cwd: string, kind: Kind): readonly string[] => filesOf(cwd, kind).map(({ name }) => name)

function filesOf(cwd: string, kind: Kind) {
  const end = `.${kind}.yaml`
  return ['pools', 'triggers'].flatMap((folder) =>
    listed(join(cwd, folder)).flatMap((path) => {
      if (!path.endsWith(end)) return []
      const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1, -end.length)
      return name ? [{ name, file: join(cwd, folder, path) }] : []
    }),
  )
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).slice(0, most.files).sort()
  } catch {
    return []
  }
}

/** What pools declare under a key, with the pool's name; of a file that cannot be read, nothing. */
async function poolParts(
  cwd: string,
  key: 'clients' | 'groups',
): Promise<readonly (readonly [string, string])[]> {
  const { readSource } = await import('../../config/source.ts')
  const found: (readonly [string, string])[] = []
  for (const { name, file } of filesOf(cwd, 'pool').slice(0, most.read))
    try {
      if (statSync(file).size > most.bytes) continue
      const { value } = readSource({ path: `pools/${name}.pool.yaml`, text: readFileSync(file, 'utf8') })
      const parts: unknown = (value as Readonly<Record<string, unknown>> | undefined)?.[key]
      if (typeof parts === 'object' && parts !== null)
        found.push(...Object.keys(parts).map((part) => [name, part] as const))
    } catch {
      // It is the business of others to say what is wrong with it.
    }
  return found
}

/** Branches and tags, those first that were changed last. */
async function refs(cwd: string): Promise<readonly Candidate[]> {
  const { gitText } = await import('../../adapters/git/git.ts')
  const args = [
    'for-each-ref',
    '--sort=-creatordate',
    '--count=200',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/tags',
    'refs/remotes',
  ]
  return words((await gitText({ cwd, args, what: cwd })).split('\n'))
}

async function recentRuns(cwd: string): Promise<readonly Candidate[]> {
  const { openRunSource } = await import('../runs/run-source.ts')
  const source = openRunSource(cwd)
  try {
    const runs = await source.list({}, 50)
    return [
      { value: 'last' },
      ...runs.map(({ id, operation, at }) => ({ value: id, summary: `${operation} ${at}` })),
    ]
  } finally {
    source.close()
  }
}
