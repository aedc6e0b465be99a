import { attributesOf, declaredAs } from '../../../config/link/attributes.ts'
import { unwritable } from '../../../model/standard-attributes.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import { sampleEvent, type SampleEvent, type TriggerSource } from '../../../schema/samples.ts'
import type { BoundHook } from './bound-hooks.ts'

/** An event of a hook that nobody caused, with parts of its request said. */
export function probeEvent(
  { served, version, hook }: BoundHook,
  source: TriggerSource,
  request: JsonObject,
): SampleEvent {
  const sample = sampleEvent(source, {
    pool: served,
    ...(hook === 'preTokenGeneration' && { version }),
  })
  return { ...sample, userName: 'b2a7c8de', request: { ...sample.request, ...request } }
}

/** Attributes of a user whom nobody knows: a value for each that the pool has, in its form, and no two alike. */
export function strangersAttributes({ pool }: BoundHook, mail = 'probe@stranger.example'): JsonObject {
  const entries = attributesOf(pool.says)
    .filter((name) => !unwritable.includes(name))
    .map((name, index) => [name, valueOf(name, declaredAs(pool.says, name)?.type, index)] as const)
  return { ...Object.fromEntries(entries), email: mail, phone_number: '+15555550142' }
}

function valueOf(name: string, type: string | undefined, index: number): string {
  if (type === 'number') return `${7100 + index}`
  if (type === 'boolean') return 'false'
  if (type === 'datetime') return `${1770000000 + index}`
  return `probe-${name.replace(/\W/g, '-')}`
}
