import { boundAt } from '../../../config/canonical/pool/hooks.ts'
import { canonicalJson } from '../canonical-json.ts'
import { hookNames, type HookKey } from '../../../model/hook.ts'
import type { Json, JsonObject, Stage } from '../../../model/trigger.ts'
import type { FactKind } from '../fact.ts'
import { toldStages, type RunStage } from '../scripts/told-stages.ts'

interface Value extends Readonly<Record<string, Json>> {
  readonly version: string
  readonly stages: readonly RunStage[]
}

/** What runs at a hook, in which order and with what: `about` is pool and hook. */
export const runs: FactKind<Value> = {
  kind: 'runs',
  names: 'pool',
  *of({ all, model }) {
    for (const resource of all('pool')) {
      const config = model.pools.find(({ name }) => name === resource.name)?.properties.LambdaConfig ?? {}
      for (const hook of Object.keys(hookNames) as HookKey[]) {
        const { arn, version } = boundAt(hook, config as unknown as JsonObject)
        if (typeof arn !== 'string') continue
        const stages = model.functions.get(arn)?.stages.map(stageOf) ?? [unknownStage(arn)]
        yield {
          about: [resource.name, hook],
          value: { version: String(version ?? 'V1_0'), stages },
          at: { resource, path: ['triggers', hook] },
        }
      }
    }
  },
  tell: ({ about: [pool = '', hook = ''], before, after }, sides) =>
    toldStages({ pool, hook: hook as HookKey, before: before?.value, after: after?.value }, sides),
}

const stageOf = ({ trigger, with: settings, when, onError, limits }: Stage): RunStage => ({
  trigger: trigger.arn,
  with: settings ? (JSON.parse(canonicalJson(settings)) as JsonObject) : {},
  when: when ?? null,
  onError,
  // As far as the stage has less than its trigger.
  limits: Object.fromEntries(
    Object.entries(limits).filter(([name, value]) => trigger.limits[name as keyof typeof limits] !== value),
  ),
})

const unknownStage = (arn: string): RunStage => ({
  trigger: arn,
  with: {},
  when: null,
  onError: 'deny',
  limits: {},
})
