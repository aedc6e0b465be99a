import type { ParseCache } from '../config/parse-cache.ts'
import type { Sides } from '../review/facts/fact.ts'
import { planProject, type Plan, type Planning } from '../review/plan/plan.ts'
import { readSides } from '../review/plan/read-sides.ts'
import type { VersionTexts } from '../review/plan/read-version.ts'
import { keptResult } from './kept-result.ts'

/** What is planned, and where the plan is kept. */
export type KeptPlanning = Planning & { readonly cache: ParseCache & { save(): void } }

/**
 * The plan of two versions: what was said of them the last time, where neither has changed since. Then they are read
 * only if somebody asks for them.
 */
export async function keptPlan(planning: KeptPlanning, fromSource?: boolean): Promise<Plan> {
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
  const find = (): Omit<Plan, 'sides'> => {
    const plan = planProject(planning)
    sides = plan.sides
    const { sides: _, ...told } = plan
    return told
  }
  const told = await keptResult(question, cache, find, fromSource)
  return {
    ...told,
    get sides() {
      return (sides ??= readSides(planning))
    },
  }
}

const textsOf = ({ files, texts, documents = new Map() }: VersionTexts) => [
  // Whatever else is known of a file counts as well.
  ...files.map(({ path, text, ...more }) => [path, JSON.stringify(more) + text] as const),
  ...texts,
  ...documents,
]
