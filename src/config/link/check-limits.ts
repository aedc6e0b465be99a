import { defaultLimits, type Limits } from '../../model/trigger.ts'
import { formatDuration, parseDuration } from '../duration.ts'
import type { TriggerDocument, TriggerSandbox } from '../made/documents.ts'
import type { Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'
import { formatSize, parseSize } from '../size.ts'
import type { WrittenStage } from './stages.ts'
import type { Mistake, Tell } from './tell.ts'

type Limit = Exclude<keyof Limits, 'fresh'>

const duration = { read: (said: string | number) => parseDuration(String(said)), write: formatDuration }
const size = { read: (said: string | number) => parseSize(String(said)), write: formatSize }
const number = { read: Number, write: String }

/** How each limit is said, and the most that any script has. The schema sees to what is not here. */
const limits: Readonly<Record<Limit, typeof duration & { readonly most?: string }>> = {
  timeout: { ...duration, most: '5s' },
  cpu: { ...duration, most: '5s' },
  memory: { ...size, most: '1024Mi' },
  output: { ...size, most: '6Mi' },
  logs: { ...size, most: '256Ki' },
  fetches: number,
  fetchSize: { ...size, most: '8Mi' },
}
const names = Object.keys(limits) as Limit[]

/** Bytes of heap that a script has at least; an engine does not start with less. */
const leastMemory = 8 * 1024 * 1024

/** Checks what a trigger asks for against what there is. */
export function checkLimits(trigger: Resource, tell: Tell): void {
  const { sandbox = {} } = trigger.value as unknown as TriggerDocument
  for (const name of names) {
    const mistake = beyondAll(name, sandbox)
    if (mistake) tell(trigger, ['sandbox', name], mistake)
  }
}

/** Checks that a stage asks for no more than its trigger, and for no more than there is. */
export function checkStageLimits(
  pool: Resource,
  { sandbox = {}, path }: WrittenStage,
  trigger: Resource | undefined,
  tell: Tell,
): void {
  const own = (trigger?.value as TriggerDocument | undefined)?.sandbox
  for (const name of names) {
    const mistake = beyondAll(name, sandbox) ?? (trigger && beyondTrigger(name, sandbox, own))
    if (mistake) tell(pool, [...path, 'sandbox', name], mistake)
  }
  if (trigger && own?.fresh && sandbox.fresh === false)
    tell(pool, [...path, 'sandbox', 'fresh'], {
      rule: 'PW-HOOK-006',
      message: 'its trigger begins each call afresh, and a stage cannot change that',
      related: place(trigger),
    })

  function beyondTrigger(name: Limit, asked: TriggerSandbox, own: TriggerSandbox = {}): Mistake | undefined {
    const { read, write } = limits[name]
    const said = asked[name]
    // What it says too much of is told there.
    const allowed = beyondAll(name, own) ? undefined : allowedBy(name, own)
    if (said === undefined || allowed === undefined || read(said) <= allowed) return undefined
    return {
      rule: 'PW-HOOK-006',
      message: `the stage asks for ${said}, and its trigger has ${write(allowed)}`,
      help: 'a stage may ask for less than its trigger, not for more',
      ...(trigger && { related: place(trigger) }),
    }
  }
}

const place = (resource: Resource) => [{ message: 'what it may use', resource, path: ['sandbox'] as Path }]

/** What a trigger has of something: what it says, or what everybody has. */
function allowedBy(name: Limit, own: TriggerSandbox): number {
  const said = own[name]
  if (said !== undefined) return limits[name].read(said)
  return name === 'cpu' ? allowedBy('timeout', own) : defaultLimits[name]
}

/** What is wrong with a limit whoever says it. */
function beyondAll(name: Limit, sandbox: TriggerSandbox): Mistake | undefined {
  const { read, most } = limits[name]
  const said = sandbox[name]
  if (said === undefined) return undefined
  const isTime = name === 'timeout' || name === 'cpu'
  if (most !== undefined && read(said) > read(most))
    return isTime
      ? { rule: 'PW-HOOK-005', message: `a script has at most ${most}, and this asks for ${said}` }
      : { rule: 'PW-HOOK-016', message: `\`${name}\` is ${most} at most, and this asks for ${said}` }
  if (name === 'memory' && read(said) < leastMemory)
    return { rule: 'PW-HOOK-011', message: `a script needs at least 8Mi, and this gives it ${said}` }
  if (name === 'cpu' && sandbox.timeout && read(said) > read(sandbox.timeout))
    return {
      rule: 'PW-HOOK-016',
      message: `the script may compute for ${said}, and has ${sandbox.timeout} in all`,
      help: 'leave `cpu` out where it may be as long as `timeout`',
    }
  return undefined
}
