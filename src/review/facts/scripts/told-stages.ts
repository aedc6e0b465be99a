import type { HookKey } from '../../../model/hook.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import { code, valueWords } from '../code.ts'
import type { Risk, Sides, Told } from '../fact.ts'

/** One stage of a hook, as a fact holds it. */
export interface RunStage extends Readonly<Record<string, Json>> {
  /** Its ARN. */
  readonly trigger: string
  readonly with: JsonObject
  readonly when: string | null
  readonly onError: 'deny' | 'continue'
  readonly limits: JsonObject
}

/** What ran at a hook and what does. */
export interface Ran {
  readonly pool: string
  readonly hook: HookKey
  readonly before: { readonly version: string; readonly stages: readonly RunStage[] } | undefined
  readonly after: { readonly version: string; readonly stages: readonly RunStage[] } | undefined
}

/** Hooks whose scripts decide who comes in. */
const guarding: readonly HookKey[] = [
  'preSignUp',
  'preAuthentication',
  'defineAuthChallenge',
  'createAuthChallenge',
  'verifyAuthChallengeResponse',
  'userMigration',
  'inboundFederation',
]

/** What it means that a hook runs something else, or otherwise. */
export function* toldStages({ pool, hook, before, after }: Ran, sides: Sides): Generator<Told> {
  const where = `${code(hook)} of ${code(pool)}`
  const name = (arn: string) => code(nameOf(arn, sides))
  const usual: Risk = hook === 'preTokenGeneration' ? 'token-changed' : 'code-changed'
  const lax: Risk = guarding.includes(hook) ? 'auth-weakened' : usual
  const [were, are] = [numbered(before?.stages), numbered(after?.stages)]
  for (const [key, { stage }] of are)
    if (!were.has(key))
      yield {
        risk: usual,
        sentence: `${name(stage.trigger)} now runs at ${where}${whenWords(stage)}${stage.onError === 'continue' ? ', and may fail' : ''}`,
      }
  for (const [key, { stage }] of were)
    if (!are.has(key)) yield { risk: lax, sentence: `${name(stage.trigger)} no longer runs at ${where}` }

  const both = [...are.keys()].filter((key) => were.has(key))
  const order = [...were.keys()].filter((key) => are.has(key))
  if (order.join() !== both.join())
    yield {
      risk: usual,
      sentence: `scripts at ${where} run in another order: ${both.map((key) => name((are.get(key) as Numbered).stage.trigger)).join(', ')}`,
    }
  for (const key of both) {
    const [was, is] = [(were.get(key) as Numbered).stage, (are.get(key) as Numbered).stage]
    yield* toldStage(was, is, `${name(is.trigger)} at ${where}`, usual, lax)
  }
  if (before && after && before.version !== after.version)
    yield {
      risk: usual,
      sentence: `scripts at ${where} are given events of the form ${code(after.version)}, and were given those of ${code(before.version)}`,
    }
}

function* toldStage(was: RunStage, is: RunStage, whose: string, usual: Risk, lax: Risk): Generator<Told> {
  const settings = Object.keys({ ...was.with, ...is.with }).filter(
    (key) => JSON.stringify(was.with[key]) !== JSON.stringify(is.with[key]),
  )
  if (settings.length)
    yield {
      risk: usual,
      sentence: `${whose} is told otherwise: ${settings.map((key) => `${code(key)} is now ${valueWords(is.with[key])}, and was ${valueWords(was.with[key])}`).join('; ')}`,
    }
  if (was.when !== is.when)
    yield {
      // A script that always ran and now runs sometimes lets somebody past.
      risk: is.when === null ? usual : lax,
      sentence: `${whose} now runs ${is.when === null ? 'always' : `when ${code(is.when)}`}, and ran ${was.when === null ? 'always' : `when ${code(was.when)}`}`,
    }
  if (was.onError !== is.onError)
    yield is.onError === 'continue'
      ? { risk: 'auth-weakened', sentence: `${whose} may now fail, and people go on as if it were not there` }
      : { risk: 'auth-strengthened', sentence: `nobody goes on where ${whose} fails` }
  const limits = Object.keys({ ...was.limits, ...is.limits }).filter(
    (key) => was.limits[key] !== is.limits[key],
  )
  if (limits.length)
    yield {
      risk: 'limit-changed',
      sentence: `${whose} has other limits than before: ${limits.map((key) => `${code(key)} is now ${valueWords(is.limits[key] ?? "the trigger's own")}, and was ${valueWords(was.limits[key] ?? "the trigger's own")}`).join('; ')}`,
    }
}

interface Numbered {
  readonly stage: RunStage
}

/** Stages by their trigger, and by which of its stages they are. */
function numbered(stages: readonly RunStage[] = []): ReadonlyMap<string, Numbered> {
  const seen = new Map<string, number>()
  return new Map(
    stages.map((stage) => {
      const count = (seen.get(stage.trigger) ?? 0) + 1
      seen.set(stage.trigger, count)
      return [`${stage.trigger} ${count}`, { stage }]
    }),
  )
}

const whenWords = ({ when }: RunStage) => (when === null ? '' : `, when ${code(when)}`)

/** The name of the trigger that is a function, or the ARN of one that nobody declares. */
export function nameOf(
  arn: string,
  { before, after, renames }: Pick<Sides, 'before' | 'after' | 'renames'>,
): string {
  const named = [after, before]
    .flatMap(({ model }) => model.triggers)
    .find((trigger) => trigger.arn === arn || renames.value(trigger.arn) === arn)
  return named?.name ?? arn
}
