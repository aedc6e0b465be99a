import type { EventVersion, HookKey } from '../../model/hook.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import type { Narrower, PoolDocument, TriggerSandbox } from '../made/documents.ts'
import type { Path } from '../path.ts'

/** One stage of a hook as its pool's file says it. */
export interface WrittenStage {
  readonly use: string
  readonly version?: EventVersion
  readonly with?: JsonObject
  readonly when?: string
  readonly onError?: 'deny' | 'continue'
  readonly sandbox?: TriggerSandbox
  readonly capabilities?: Narrower
  /** Where the stage is, and where its trigger is named. */
  readonly path: Path
  readonly usePath: Path
}

/** A hook of a pool and the stages that its file gives it. */
export interface WrittenHook {
  readonly hook: HookKey
  readonly path: Path
  readonly stages: readonly WrittenStage[]
}

/** The hooks of a pool in the order of its file, whether they name one trigger, one stage or several. */
export function hooksOf(pool: PoolDocument): readonly WrittenHook[] {
  const triggers = (pool.triggers ?? {}) as JsonObject
  return Object.entries(triggers).map(([hook, value]) => {
    const path: Path = ['triggers', hook]
    const items: readonly [Json, Path][] = Array.isArray(value)
      ? (value as readonly Json[]).map((item, index) => [item, [...path, index]])
      : [[value, path]]
    return { hook: hook as HookKey, path, stages: items.map(([item, at]) => stageOf(item, at)) }
  })
}

const stageOf = (item: Json, path: Path): WrittenStage =>
  isObject(item)
    ? { ...(item as unknown as Omit<WrittenStage, 'path' | 'usePath'>), path, usePath: [...path, 'use'] }
    : { use: String(item), path, usePath: path }

/** The form of a hook's event: what its first stage to say one says. */
export const versionOf = ({ stages }: WrittenHook): EventVersion =>
  stages.find(({ version }) => version !== undefined)?.version ?? 'V1_0'
