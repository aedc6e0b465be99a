import type { HookKey } from '../../../model/hook.ts'
import { hookNames } from '../../../model/hook.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import { choice, object, reference, text } from '../lenses.ts'
import { sandbox } from '../sandbox.ts'
import type { Row, Table } from '../table.ts'
import { simple, spoken, words } from '../table.ts'
import { get, isObject, join, nest } from '../tree.ts'

/** The name of the function that runs the stages of a pool's hook. */
export const pipelineName = (pool: string, hook: string): string => `${pool}-${hook}`

const versions: Partial<Record<HookKey, readonly Json[]>> = {
  preTokenGeneration: ['V1_0', 'V2_0', 'V3_0'],
  customEmailSender: ['V1_0'],
  customSMSSender: ['V1_0'],
  inboundFederation: ['V1_0'],
}

/** One stage of a pipeline. */
const stage: Table = {
  rows: [
    simple('use', 'trigger', reference('trigger')),
    simple('with', 'with', object),
    simple('when', 'when', text),
    simple('onError', 'onError', choice({ deny: 'deny', continue: 'continue' })),
    ...sandbox,
    simple('capabilities', 'capabilities', object),
  ],
}

/** A function at a hook as LambdaConfig says it, with the form of its event where that is said. */
function bind(hook: HookKey, LambdaArn: Json, version: Json | undefined): JsonObject {
  // The older property of PreTokenGeneration is the one that says no version.
  if (!versions[hook] || (hook === 'preTokenGeneration' && version === undefined))
    return { [hookNames[hook]]: LambdaArn }
  const property = hook === 'preTokenGeneration' ? 'PreTokenGenerationConfig' : hookNames[hook]
  return { [property]: { LambdaVersion: version ?? 'V1_0', LambdaArn } }
}

/** The function that LambdaConfig binds to a hook, and the form of its event. */
export function boundAt(hook: HookKey, config: JsonObject): { arn?: Json; version?: Json } {
  for (const property of [`${hookNames[hook]}Config`, hookNames[hook]]) {
    const value = config[property]
    if (typeof value === 'string' && !(versions[hook] && hook !== 'preTokenGeneration')) return { arn: value }
    if (isObject(value)) return { arn: value['LambdaArn'] ?? null, version: value['LambdaVersion'] ?? null }
  }
  return {}
}

/** What a hook is given, as the stages it means, and the version that they have together. */
function read(value: Json): { stages: JsonObject[]; version?: Json } {
  const list: readonly Json[] = Array.isArray(value) ? value : [value]
  const stages = list.map((one) => (isObject(one) ? one : { use: one }))
  const version = stages.find((one) => one['version'] !== undefined)?.['version']
  return version === undefined ? { stages } : { stages, version }
}

/** Stages in as few words as they need. */
function write(stages: readonly JsonObject[], version: Json | undefined): Json {
  const said = stages.map(({ use, ...rest }): Json => {
    const full = { ...nest('use', use), ...nest('version', version), ...rest }
    return Object.keys(full).length === 1 ? (use ?? full) : full
  })
  return said.length === 1 ? said[0]! : said
}

const hookRow = (hook: HookKey): Row => ({
  words: [`triggers.${hook}`],
  sure: true,
  there: (said, scope) => {
    const value = get(said, `triggers.${hook}`)
    if (value === undefined) return {}
    const { stages, version } = read(value)
    const told = stages.map((one) => spoken(stage, one, scope))
    const alone = told.length === 1 && Object.keys(told[0]!).length === 1
    const own = scope.addresses.arn('trigger', pipelineName(scope.name, hook))
    return join(
      { properties: { LambdaConfig: bind(hook, alone ? told[0]!['trigger']! : own, version) } },
      alone ? {} : { pipelines: { [hook]: { stages: told } } },
    )
  },
  back: (tree, scope) => {
    const config = get(tree, 'properties.LambdaConfig')
    const { arn, version } = isObject(config) ? boundAt(hook, config) : {}
    const stages = get(tree, `pipelines.${hook}.stages`) as readonly JsonObject[] | undefined
    const known = version === undefined || versions[hook]?.includes(version)
    if (typeof arn !== 'string' || arn === '' || !(known || stages)) return {}
    const said = (stages ?? [{ trigger: arn }]).map((one) => words(stage, one, scope))
    // Where there is but one version nobody need say it; one that nobody knows is left to `aws`.
    const form = hook === 'preTokenGeneration' && !known ? 'V1_0' : version
    return nest(`triggers.${hook}`, write(said, hook === 'preTokenGeneration' ? form : undefined))
  },
})

/** Which function stands at which hook, and the pipelines that are functions of their own. */
export const triggers: readonly Row[] = (Object.keys(hookNames) as HookKey[]).map(hookRow)
