import type { ParseCache } from '../../config/parse-cache.ts'
import type { Sides } from '../../review/facts/fact.ts'
import type { Plan, Planning } from '../../review/plan/plan.ts'
import type { VersionTexts } from '../../review/plan/read-version.ts'
import { keptResult } from '../lint/kept-result.ts'

/** What is planned, and where the plan is kept. */
export interface KeptPlanning extends Planning {
  readonly cache: ParseCache & { save(): void }
  /** Whether scripts may be run, for which both versions are needed. */
  readonly run: boolean
}

/**
 * The plan of two versions: what was said of them the last time, where neither has changed since. Then they are read
 * only if somebody asks for them. Most of the program is not needed then, and is not loaded.
 */
export async function keptPlan({ run, ...planning }: KeptPlanning, fromSource?: boolean): Promise<Plan> {
  const { before, after, environments, cache, now } = planning
  const question = {
    command: 'plan',
    project: { root: '', ruleFiles: new Set<string>(), documents: new Map<string, string>(), ...after },
    environments: [JSON.stringify(environments), JSON.stringify([...before.scripts].sort())],
    also: [
      ['today', new Date(now).toISOString().slice(0, 10)] as const,
      ...after.texts,
      ...textsOf(before).map(([path, text]) => [`before/${path}`, text] as const),
    ],
  }
  let sides: ReadonlyMap<string, Sides> | undefined
  const find = async (): Promise<Omit<Plan, 'sides'>> => {
    const { planProject } = await import('../../review/plan/plan.ts')
    const plan = planProject(planning)
    sides = plan.sides
    const { sides: _, ...told } = plan
    return told
  }
  const told = await keptResult(question, cache, find, fromSource)
  const read = run && !sides ? (await import('../../review/plan/read-sides.ts')).readSides : undefined
  return {
    ...told,
    get sides() {
      return (sides ??= read?.(planning) ?? new Map())
    },
  }
}

const textsOf = ({ files, texts, rules = new Map(), documents = new Map() }: VersionTexts) => [
  // Whatever else is known of a file counts as well.
  ...files.map(({ path, text, ...more }) => [path, JSON.stringify(more) + text] as const),
  ...texts,
  ...rules,
  ...documents,
]
