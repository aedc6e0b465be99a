import { boundTo } from '../engine/hook.ts'
import { hookNames, type HookKey } from '../model/hook.ts'
import type { Model } from '../model/model.ts'
import { allTriggerSources, hookOf, type TriggerSource } from '../schema/samples.ts'
import type { LineCoverage } from './line-coverage.ts'
import type { Fired } from './run-scenario.ts'

/** A stage of a hook, at one thing that fires the hook, and how often stories have reached it. */
export interface CoverageRow {
  readonly pool: string
  readonly hook: HookKey
  readonly triggerSource: string
  readonly trigger: string
  /** How often its script ran. */
  readonly ran: number
  /** How often it was passed over, by its `when`. */
  readonly skipped: number
  /** How often it failed, of the times that it ran. */
  readonly failed: number
}

/** What stories reach of the hooks that a project binds, and of the lines of its scripts. */
export interface Coverage {
  readonly rows: readonly CoverageRow[]
  /** Rows that ran at least once. */
  readonly reached: number
  readonly lines: LineCoverage
}

/** Holds the hooks that fired against every stage of every hook that the pools of the models bind, at every trigger source that a story can fire. */
export function coverageOf(models: Iterable<Model>, fired: readonly Fired[], lines: LineCoverage): Coverage {
  const rows = new Map<string, CoverageRow>()
  const add = (row: CoverageRow) => {
    const key = JSON.stringify([row.pool, row.hook, row.triggerSource, row.trigger])
    const { ran = 0, skipped = 0, failed = 0 } = rows.get(key) ?? {}
    rows.set(key, {
      ...row,
      ran: ran + row.ran,
      skipped: skipped + row.skipped,
      failed: failed + row.failed,
    })
  }
  for (const model of models) for (const row of declared(model)) add(row)
  for (const { pool, record } of fired)
    for (const { trigger, outcome } of record.stages)
      add({
        pool,
        hook: keyOf(record.hook),
        triggerSource: record.triggerSource,
        trigger,
        ran: Number(outcome !== 'skipped'),
        skipped: Number(outcome === 'skipped'),
        failed: Number(outcome === 'failed'),
      })
  const all = [...rows.values()]
  return { rows: all, reached: all.filter(({ ran }) => ran > 0).length, lines }
}

/** What browsers alone bring about, at the pages of a pool and by way of its providers: no step of a story does. */
const byBrowsers: readonly TriggerSource[] = [
  'InboundFederation_ExternalProvider',
  'PreSignUp_ExternalProvider',
  'TokenGeneration_HostedAuth',
]

const none = { ran: 0, skipped: 0, failed: 0 }

const declared = ({ pools, functions }: Model): readonly CoverageRow[] =>
  pools.flatMap((pool) =>
    allTriggerSources
      .filter((source) => !byBrowsers.includes(source))
      .flatMap((triggerSource) => {
        const hook = hookOf(triggerSource)
        const stages = functions.get(boundTo(pool, hook)?.arn ?? '')?.stages ?? []
        return stages.map(({ trigger }) => ({
          pool: pool.name,
          hook: keyOf(hook),
          triggerSource,
          trigger: trigger.name,
          ...none,
        }))
      }),
  )

const keyOf = (hook: string) =>
  (Object.keys(hookNames) as HookKey[]).find((key) => hookNames[key] === hook) as HookKey
