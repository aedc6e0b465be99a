import process from 'node:process'
import { Option, type Command } from 'commander'
import { openParseCache } from '../adapters/disk/parse-cache.ts'
import { severities, type Severity } from '../model/finding.ts'
import { environmentPairs, environmentsOf } from '../review/plan/environment-pairs.ts'
import type { Plan } from '../review/plan/plan.ts'
import { globalsOf } from './globals.ts'
import { folderInRepository } from './project/in-repository.ts'
import { keptPlan } from './plan/kept-plan.ts'
import { unknown } from './named.ts'
import { acceptedIn } from './plan/plan-accepted.ts'
import { planFormats, sayPlan, type PlanFormat } from './plan/plan-report.ts'
import { readDefaultBase, readSide, readTree, type PlanSide } from './plan/plan-side.ts'
import type { Choosing } from './plan/plan-stories.ts'

interface Options {
  readonly env?: string
  readonly allEnvs?: true
  readonly failOn: Severity
  readonly format: PlanFormat
  readonly detailedExitcode?: true
  readonly onlyIf?: 'changed' | 'risky'
  readonly run: boolean
}

/** `poolwright plan`: what a change means for people, and what would be lost by it. */
export function register(program: Command): void {
  program
    .command('plan')
    .argument('[base]', 'what to compare with; where the work left the default branch, when left out')
    .argument('[head]', 'the change; what lies on disk, when left out')
    .description(
      'Say what a change means for people: who gets in, who may do more, what would be lost. Nothing is fetched and no secret is read.',
    )
    .addOption(new Option('--env <name>', 'in this environment, instead of in each').conflicts('allEnvs'))
    .option('--all-envs', 'in every environment, as without --env')
    .addOption(new Option('--format <format>', 'how it is said').choices(planFormats).default('pretty'))
    .addOption(
      new Option('--fail-on <severity>', 'from which severity on a finding fails')
        .choices(severities)
        .default('error'),
    )
    .option('--detailed-exitcode', 'end with 2 where anything changes and nothing fails')
    .addOption(
      new Option('--only-if <what>', 'say nothing unless something changed, or got riskier').choices([
        'changed',
        'risky',
      ]),
    )
    .option('--no-run', 'run no script and play no scenario, not even without powers')
    .addHelpText('after', examples)
    .action(planCommand)
}

const examples = `
Both are a ref of git, a folder with a project, or the URL of a server that \`poolwright dev\` runs; where a name could
be a ref or a folder it is the ref, and ./name is the folder. Scripts that have changed are run in the sandbox, both
versions without their powers, on the events that a server here has recorded, else on samples. Scenarios are played on
both versions, in memory, with what they give themselves and nothing else.

Examples:
  $ poolwright plan
  $ poolwright plan main
  $ poolwright plan v1.2.0 v1.3.0 --env prod
  $ poolwright plan http://localhost:9340
  $ poolwright plan --format markdown --only-if changed > comment.md

Exit codes: 0 nothing fails; 1 a finding at or above --fail-on; 2 wrong usage, or changes with --detailed-exitcode;
3 a version cannot be read`

async function planCommand(
  base: string | undefined,
  head: string | undefined,
  options: Options,
  command: Command,
) {
  const { json, quiet, cwd } = globalsOf(command)
  // In a pipeline, a variable without a value: what lies on disk would be compared with itself.
  if (base === '' || head === '')
    command.error(`error: ${base === '' ? 'base' : 'head'} is empty: name a ref, a folder or a URL`, {
      exitCode: 2,
    })
  const before = base === undefined ? await readDefaultBase(cwd) : await readSide(base, cwd)
  const after = head === undefined ? await readTree(cwd) : await readSide(head, cwd)
  const env = options.env ?? before.env ?? after.env
  const known = [...new Set([before, after].flatMap(environmentsOf))].sort()
  if (env !== undefined && !known.includes(env)) unknown('environment', env, known, command)

  const cache = openParseCache(cwd)
  const environments = environmentPairs(before, after, env)
  const plan = await keptPlan({ before, after, environments, cache, now: Date.now(), run: options.run })
  const story = options.run
    ? await scenarios(plan, before, after, { env, environments, cache })
    : { played: [], findings: [], remarks: [] }
  cache.save()
  const found = { findings: [...plan.findings, ...story.findings], mistakes: plan.mistakes }
  const { findings, accepted } = acceptedIn(found, after)
  const { failOn, onlyIf } = options
  const ok = !findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn))
  if (!ok) process.exitCode = 1
  else if (options.detailedExitcode && plan.changes.length) process.exitCode = 2
  if (!isWanted(plan, findings.length > 0, onlyIf)) return

  const { tried, remarks } = options.run ? await tries(plan, before, after, cwd) : { tried: [], remarks: [] }
  await sayPlan(
    {
      plan,
      base: sideOf(before),
      head: sideOf(after),
      environments: environments.pairs.map(({ name }) => name),
      ...(env !== undefined && { environment: env }),
      ok,
      failOn,
      findings,
      accepted,
      remarks: quiet
        ? []
        : [...before.remarks, ...after.remarks, ...plan.remarks, ...remarks, ...story.remarks],
      tried,
      played: story.played,
      folder: folderInRepository(cwd),
    },
    json ? 'json' : options.format,
    new Map(after.files.map(({ path, text }) => [path, text])),
  )
}

/** Whether there is anything to say that was asked for. */
function isWanted({ changes }: Plan, found: boolean, onlyIf: Options['onlyIf']): boolean {
  if (onlyIf === undefined) return true
  if (onlyIf === 'changed') return changes.length > 0 || found
  return found || changes.some(({ level }) => level !== 'safe')
}

const sideOf = ({ name, words, commit }: PlanSide) => ({
  name,
  ...(words !== undefined && { words }),
  ...(commit !== undefined && { commit }),
})

/** The module that plays scenarios is read where there are some, and anything has changed on which they may depend. */
async function scenarios(plan: Plan, before: PlanSide, after: PlanSide, choosing: Choosing) {
  const [was, is] = [before, after].map(({ files }) =>
    files.flatMap(({ path, text }) => (path.endsWith('.scenario.yaml') ? `${path}\n${text}\0` : [])).join(''),
  )
  const touched = was !== is || plan.changes.some(({ risk }) => risk !== 'cosmetic')
  if (!touched || !(was || is)) return { played: [], findings: [], remarks: [] }
  return (await import('./plan/plan-scenarios.ts')).playScenarios(before, after, choosing)
}

/** The module that runs scripts is read where there are some to run. */
async function tries(plan: Plan, before: PlanSide, after: PlanSide, cwd: string) {
  const touched = plan.changes.some(({ kind }) => ['script', 'runs', 'capability'].includes(kind))
  if (!touched) return { tried: [], remarks: [] }
  return (await import('./plan/plan-runs.ts')).tryScripts(plan, before, after, cwd)
}
