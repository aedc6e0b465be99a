import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { hookNames, type HookKey } from '../../../src/model/hook.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { arnOf, booleans, one, some, whole } from './odd.ts'
import { addresses } from './said.ts'

const hooks = Object.keys(hookNames) as HookKey[]
const versioned: readonly string[] = ['customEmailSender', 'customSMSSender', 'inboundFederation']
const bytes = fc.constantFrom(1024, 3072, 1024 * 1024, 16 * 1024 * 1024)
const milliseconds = fc.constantFrom(1, 300, 1000, 90_000, 3_600_000)

/** What one call may use, in the units of the canonical form. */
export const limits = {
  timeout: milliseconds,
  cpu: milliseconds,
  memory: bytes,
  output: bytes,
  logs: bytes,
  fetches: fc.constantFrom(0, 3),
  fetchSize: bytes,
  fresh: booleans,
}
const stage = some(
  {
    trigger: arnOf('trigger'),
    with: fc.constantFrom<Json[]>({}, { domains: ['a'], deep: { er: null } }),
    when: fc.constant('has(event.x)'),
    onError: fc.constantFrom('deny', 'continue'),
    ...limits,
    capabilities: some({
      fetch: fc.constantFrom<Json[]>([], ['GET https://a.example/*'], ['POST {url}']),
      secrets: fc.constantFrom<Json[]>([], ['one']),
      kv: booleans,
      api: fc.constantFrom<Json[]>([], ['AdminGetUser']),
      aws: fc.constantFrom<Json[]>([], ['ses', 'sns']),
      context: fc.constantFrom<Json[]>([], ['ip']),
      plainCode: booleans,
    }),
  },
  'trigger',
)
const stages = fc
  .array(stage, { minLength: 1, maxLength: 2 })
  .filter((all) => all.length > 1 || Object.keys(all[0]!).length > 1)

/** LambdaConfig and the pipelines that it binds. */
export const functions: Arbitrary<JsonObject> = fc
  .subarray([...hooks], { maxLength: 6 })
  .chain((chosen) => whole(Object.fromEntries(chosen.map((hook) => [hook, fc.option(stages, { freq: 3 })]))))
  .chain((all) => {
    const bound = Object.entries(all).map(([hook, stages]) => {
      const arn: Arbitrary<Json> = stages
        ? fc.constant(addresses.arn('trigger', `shop-${hook}`))
        : fc.oneof(arnOf('trigger'), fc.constant(addresses.arn('trigger', `shop-${hook}`)))
      const name = hookNames[hook as HookKey]
      const withVersion = whole({ LambdaVersion: one(['V1_0'], 'V9_0'), LambdaArn: arn })
      if (versioned.includes(hook)) return whole({ [name]: withVersion })
      if (hook !== 'preTokenGeneration') return whole({ [name]: arn })
      const config = whole({ LambdaVersion: one(['V1_0', 'V2_0', 'V3_0'], 'V9_0'), LambdaArn: arn })
      return fc.oneof(
        whole({ PreTokenGeneration: arn }),
        whole({ PreTokenGenerationConfig: config }),
        config.map((both) => ({ PreTokenGenerationConfig: both, PreTokenGeneration: both['LambdaArn']! })),
      )
    })
    const kms = some({ KMSKeyID: one(['arn:aws:kms:us-east-1:1:key/x'], 'alias/x') })
    return fc.tuple(kms, ...bound).map((parts) => {
      const LambdaConfig = Object.assign({}, ...parts) as JsonObject
      const pipelines = Object.entries(all).flatMap(([hook, stages]) =>
        stages ? [{ hook, functionName: `shop-${hook}`, stages }] : [],
      )
      pipelines.sort((a, b) => hooks.indexOf(a.hook as HookKey) - hooks.indexOf(b.hook as HookKey))
      return { ...(Object.keys(LambdaConfig).length && { LambdaConfig }), pipelines }
    })
  })
