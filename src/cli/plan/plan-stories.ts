import { load } from '../../config/load.ts'
import type { ParseCache } from '../../config/parse-cache.ts'
import { titleOf } from '../../config/title.ts'
import type { Model } from '../../model/model.ts'
import { environmentsOf, type Environments } from '../../review/plan/environment-pairs.ts'
import type { Played } from '../../review/plan/played.ts'
import type { PlanSide } from './plan-side.ts'

/** A scenario on one version: the model that it is played on, or why it cannot be. */
export type Ready =
  { readonly scenario: Model['scenarios'][number]; readonly model: Model } | { readonly why: string }

/** A scenario to be played on both versions of a project. */
export interface PlanStory extends Pick<Played, 'name' | 'file' | 'environment' | 'change' | 'text'> {
  readonly before: Ready
  readonly after: Ready
}

/** How stories are chosen and read. */
export interface Choosing {
  /** The only one that is asked about, and that of those that name none. Unless told: `dev`, where there is one. */
  readonly env?: string | undefined
  readonly environments: Environments
  readonly cache: ParseCache
}

type File = PlanSide['files'][number]

/**
 * The scenarios of the head, and of the base those that the change has edited or deleted, each as both versions
 * read it.
 */
export function storiesOf(base: PlanSide, head: PlanSide, choosing: Choosing): readonly PlanStory[] {
  const isMeant = (file: File) =>
    isScenario(file) && [undefined, choosing.env ?? namedIn(file)].includes(namedIn(file))
  const [were, are] = [base, head].map(({ files }) => files.filter(isMeant)) as [File[], File[]]
  const named = (files: readonly File[], { path }: File) =>
    files.find((file) => titleOf(file.path).name === titleOf(path).name)
  const same = (one: File | undefined, other: File | undefined) =>
    one?.text.replaceAll('\r\n', '\n') === other?.text.replaceAll('\r\n', '\n')
  const readings = new Map<string, Reading>()
  const story = (file: File, text: Played['text'], change: Played['change']): PlanStory => {
    const environment = environmentOf(file, text === 'head' ? head : base, choosing)
    const [was, is] = environmentNames(environment, text, choosing.environments)
    const ready = (side: PlanSide, which: 'base' | 'head', env: string | undefined) => {
      const key = JSON.stringify([text, which, env ?? null])
      const reading = readings.get(key) ?? read(side, which, text === 'head' ? are : were, env, choosing)
      readings.set(key, reading)
      return readyIn(reading, file)
    }
    return {
      name: titleOf(file.path).name,
      file: file.path,
      ...(environment !== undefined && { environment }),
      ...(change && { change }),
      text,
      before: ready(base, 'base', was),
      after: ready(head, 'head', is),
    }
  }
  // A file that has only moved is not another one.
  const moved = (file: File, among: readonly File[]) => among.some((other) => same(file, other))
  return [
    ...are.map((file) => {
      const was = named(were, file)
      return story(file, 'head', same(was, file) || moved(file, were) ? undefined : was ? 'edited' : 'added')
    }),
    ...were.flatMap((file) => {
      const is = named(are, file)
      if (same(file, is) || moved(file, are)) return []
      return [story(file, 'base', is ? 'edited' : 'deleted')]
    }),
  ]
}

const isScenario = ({ path }: File) => path.endsWith('.scenario.yaml')

/** The environment in which a scenario happens, by the name that it has in the version that it is of. */
function environmentOf(file: File, side: PlanSide, { env }: Choosing): string | undefined {
  return namedIn(file) ?? env ?? (environmentsOf(side).includes('dev') ? 'dev' : undefined)
}

/** Only scenarios say an environment so. */
const namedIn = ({ text }: File) => /^env:\s*['"]?([\w.-]+)/m.exec(text)?.[1]

/** What an environment is called in the base and in the head. */
function environmentNames(name: string | undefined, text: Played['text'], { pairs }: Environments) {
  const own = text === 'head' ? 'after' : 'before'
  const pair = pairs.find((one) => one[own] === name)
  return pair && name !== undefined ? [pair.before, pair.after] : [name, name]
}

interface Reading {
  readonly model?: Model
  /** Why nothing is played on it. */
  readonly why?: string
  /** What is wrong with a scenario, by its file. */
  readonly unfit: ReadonlyMap<string, string>
}

/** A version of the project with the scenarios of one, in an environment. */
function read(
  side: PlanSide,
  which: 'base' | 'head',
  scenarios: readonly File[],
  env: string | undefined,
  { cache }: Choosing,
): Reading {
  const { scripts, documents } = side
  const { model, findings } = load({
    files: [...side.files.filter((file) => !isScenario(file)), ...scenarios],
    scripts,
    ...(documents && { documents }),
    cache,
    ...(env !== undefined && { env }),
    partly: true,
  })
  const mistakes = findings.filter(({ severity }) => severity === 'error')
  const [other] = mistakes.filter(({ at }) => !at.file.endsWith('.scenario.yaml'))
  const unfit = new Map(
    mistakes.toReversed().map(({ at, message }) => [at.file, `${message} (line ${at.line})`]),
  )
  if (other) {
    const { at, message } = other
    return { why: `the ${which} has a mistake at ${at.file}:${at.line}: ${message}`, unfit }
  }
  return { ...(model && { model }), unfit }
}

function readyIn({ model, why, unfit }: Reading, { path }: File): Ready {
  const scenario = model?.scenarios.find(({ file }) => file === path)
  const reason = why ?? unfit.get(path)
  if (model && scenario && reason === undefined) return { scenario, model }
  return { why: reason ?? 'it cannot be read there' }
}
