import { globSync } from 'node:fs'
import type { Base } from './base.ts'
import type { Inputs } from './inputs.ts'
import type { Poolwright, Said } from './poolwright.ts'

/** The part of a plan's JSON that is read. */
export interface PlanData {
  readonly changes: readonly { readonly risk: string; readonly level: string }[]
  readonly diagnostics: readonly unknown[]
}

/** A command that was asked: how it ended, and what it said in each way. */
export interface Asked {
  readonly code: number
  readonly err: string
  readonly markdown: string
  /** What stands in the log: annotations on GitHub, else words for people. */
  readonly log: string
}

/** What Poolwright says of a change. */
export interface Review {
  readonly lint: Asked & { readonly sarif?: string }
  /** None, where there is nothing to compare with. */
  readonly plan?: Asked & { readonly data?: PlanData }
  /** None, where there are no scenarios, or they are not asked for. */
  readonly test?: Said
}

/** Asks `lint`, which tells all that `validate` finds as well, `plan` and `test`; each once for each form that is needed. */
export async function askAll(
  { run }: Poolwright,
  { folder, environment, failOn, sarif, test }: Inputs,
  { commit }: Base,
  onGitHub: boolean,
): Promise<Review> {
  const chosen = [`--fail-on=${failOn}`, ...(environment === undefined ? [] : [`--env=${environment}`])]
  const shown = onGitHub ? 'github' : 'pretty'
  const as = (format: string) => `--format=${format}`
  const lint = (format: string) => run('lint', ...chosen, as(format))
  const [log, markdown, sarifSaid] = await Promise.all([
    lint(shown),
    lint('markdown'),
    ...(sarif ? [lint('sarif')] : []),
  ])
  const review: Review = {
    lint: { ...told(log, markdown), ...(sarifSaid?.out && { sarif: sarifSaid.out }) },
    ...(commit !== undefined && { plan: await askPlan(run, commit, chosen, shown) }),
  }
  const asked = test && globSync('{pools,triggers,test}/**/*.scenario.yaml', { cwd: folder }).length > 0
  const inEnvironment = environment === undefined ? [] : [`--env=${environment}`]
  return asked ? { ...review, test: await run('test', ...inEnvironment, `--reporter=${shown}`) } : review
}

async function askPlan(run: Poolwright['run'], commit: string, chosen: readonly string[], shown: string) {
  const plan = (...more: string[]) => run('plan', commit, ...chosen, ...more)
  const [log, markdown, json] = await Promise.all([
    plan(`--format=${shown}`),
    plan('--format=markdown'),
    plan('--format=json'),
  ])
  const data = parsed(json.out)
  return { ...told(log, markdown), ...(data && { data }) }
}

const told = (log: Said, markdown: Said): Asked => ({
  code: log.code,
  err: log.err,
  markdown: markdown.out.trimEnd(),
  log: log.out,
})

/** The data of a plan; nothing, where it could not be made. */
function parsed(text: string): PlanData | undefined {
  try {
    const data = JSON.parse(text) as Partial<PlanData>
    return Array.isArray(data.changes) && Array.isArray(data.diagnostics) ? (data as PlanData) : undefined
  } catch {
    return undefined
  }
}
