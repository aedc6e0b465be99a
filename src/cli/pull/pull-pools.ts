import type { Command } from 'commander'
import { addFiles, alreadyThere } from '../../adapters/disk/add-files.ts'
import { readProject, type Project } from '../../adapters/disk/project.ts'
import { writeFiles } from '../../adapters/disk/write-files.ts'
import { load } from '../../config/load.ts'
import type { Linked } from '../../config/load.ts'
import type { Unsaid } from '../../config/pull/canonical-of.ts'
import { nameFor, variableFor } from '../../config/pull/names.ts'
import { pulledPool } from '../../config/pull/pulled-pool.ts'
import type { KeptPool } from '../../model/pool.ts'
import { unknown } from '../named.ts'
import { linked } from '../project/open-project.ts'
import { readMade } from './read-made.ts'

/** What is asked for. */
export interface Wanted {
  readonly pools: readonly string[]
  /** The folder, from the project's. */
  readonly out: string
  readonly env?: string
  readonly dryRun?: true
  readonly force?: true
  readonly cwd: string
  readonly command: Command
}

/** What became of one pool. */
export interface Outcome {
  readonly id: string
  readonly name: string
  /** Where it is, or would be, declared. */
  readonly file: string
  readonly written: boolean
  /** Why it is not written though it was asked for. */
  readonly refused?: string
  /** Secrets that an environment must bind, each with a variable that it could be bound to. */
  readonly secrets: readonly { readonly name: string; readonly env: string }[]
  readonly unsaid: readonly Unsaid[]
  readonly files: ReadonlyMap<string, string>
}

/** Writes pools that the API made into a project, all of those that can be, or none where one file fails. */
export async function pullPools(wanted: Wanted): Promise<readonly Outcome[]> {
  const { cwd, env, dryRun, pools, command } = wanted
  const [project, made] = await Promise.all([readProject(cwd), readMade(cwd)])
  const usual = project.files.some(({ path }) => path.endsWith('/dev.env.yaml')) ? 'dev' : undefined
  const chosen = env ?? usual
  const loaded = load({ ...project, ...(chosen !== undefined && { env: chosen }) })
  linked(loaded)
  if (!loaded.linked) return []
  const outcomes = describeAll(chosenOf(made, pools, command), loaded.linked, project, wanted)
  if (!dryRun) write(project, outcomes)
  return outcomes
}

function chosenOf(made: readonly KeptPool[], pools: readonly string[], command: Command) {
  const nameOf = ({ properties }: KeptPool) => properties.UserPoolName
  const missing = pools.find((wanted) => !made.some((pool) => pool.id === wanted || nameOf(pool) === wanted))
  if (missing !== undefined)
    unknown(
      'pool',
      missing,
      made.flatMap((pool) => [pool.id, nameOf(pool)]),
      command,
    )
  return made.filter((pool) => !pools.length || pools.includes(pool.id) || pools.includes(nameOf(pool)))
}

function describeAll(
  made: readonly KeptPool[],
  around: Linked,
  { scripts, documents, root }: Project,
  { out, force }: Pick<Wanted, 'out' | 'force'>,
): readonly Outcome[] {
  const { declared, addresses, environment } = around
  const taken = new Set(declared.names('pool').map((name) => name.toLowerCase()))
  return made.map((pool): Outcome => {
    const known = addresses.poolNamed(pool.id)
    const there = known === undefined ? undefined : declared.find('pool', known)
    const name = known ?? nameFor(pool.properties.UserPoolName, pool.id, taken)
    const file = typeof there === 'object' ? there.file : `${out}/${name}.pool.yaml`
    const nothing = { written: false, secrets: [], unsaid: [], files: new Map<string, string>() }
    const outcome = { id: pool.id, name: pool.properties.UserPoolName, file }
    if (known !== undefined && !force) return { ...outcome, ...nothing }
    const pulled = pulledPool(pool, { path: file, name }, { ...around, scripts, documents })
    if ('mistake' in pulled) return { ...outcome, ...nothing, refused: pulled.mistake }
    const folder = file.slice(0, file.lastIndexOf('/'))
    const files = new Map([
      [file, pulled.text],
      ...[...pulled.documents].map(([beside, text]) => [`${folder}/${beside}`, text] as const),
    ])
    const [before] = force ? [] : alreadyThere(root, files.keys())
    if (before !== undefined)
      return { ...outcome, ...nothing, refused: `there is \`${before}\` already: move it away` }
    const unbound = pulled.secrets.filter((secret) => !Object.hasOwn(environment.secrets, secret))
    return {
      ...outcome,
      written: true,
      secrets: unbound.map((secret) => ({ name: secret, env: variableFor(secret) })),
      unsaid: pulled.unsaid,
      files,
    }
  })
}

function write({ root, files, documents }: Project, outcomes: readonly Outcome[]): void {
  const all = outcomes.flatMap((outcome) => [...outcome.files])
  const before = new Map([...files.map(({ path, text }) => [path, text] as const), ...documents])
  const anew = all.flatMap(([path, after]) => {
    const text = before.get(path)
    return text === undefined ? [] : [[path, { before: text, after }] as const]
  })
  addFiles(root, new Map(all.filter(([path]) => !before.has(path))))
  writeFiles(root, new Map(anew))
}
