import { boundAt } from '../../../config/canonical/pool/hooks.ts'
import type { Path } from '../../../config/path.ts'
import { hookNames, type HookKey } from '../../../model/hook.ts'
import type { Capabilities, Json, JsonObject } from '../../../model/trigger.ts'
import type { Reviewed } from '../../lint/reviewed.ts'
import { code } from '../code.ts'

/** What a power is over. */
export type PowerKind =
  'fetch' | 'secret' | 'kv' | 'api' | 'role' | 'aws' | 'context' | 'plainCode' | 'environment'

/** Something that a script may reach. */
export interface ScriptPower {
  readonly kind: PowerKind
  readonly item: string
  readonly much: Json
  /** Where it has it, as `<pool id> <hook>`; nowhere, where no pool runs it. */
  readonly at: readonly string[]
  /** Where its trigger says so. */
  readonly path: Path
}

/** A pool and a hook, as `at` names them. */
export function usesOf(use: string): { readonly poolId: string; readonly hook: string } {
  const [poolId = '', hook = ''] = use.split(' ')
  return { poolId, hook }
}

const verbs: Readonly<Record<PowerKind, (item: string) => string>> = {
  fetch: (item) => `fetch ${code(item)}`,
  secret: (item) => `read the secret ${code(item)}`,
  kv: () => 'keep things in a store of its own',
  api: (item) => `call ${code(item)} on the pool`,
  role: () => 'do by the API whatever it likes',
  aws: (item) => `call ${code(item)}`,
  context: (item) => `see the ${code(item)} of whoever asks`,
  plainCode: () => 'read codes in the clear',
  environment: (item) => `read ${code(item)} of its environment`,
}
export const powerWords = (kind: PowerKind, item: string): string => verbs[kind](item)

const known = new WeakMap<Reviewed, Map<string, readonly ScriptPower[]>>()

/** Everything that a trigger of the project may reach, by itself and at each hook that runs it. */
export function powersIn(project: Reviewed, trigger: string): readonly ScriptPower[] {
  let all = known.get(project)
  if (!all) known.set(project, (all = find(project)))
  return all.get(trigger) ?? []
}

type Own = Omit<ScriptPower, 'at'>

function find({ model }: Reviewed): Map<string, readonly ScriptPower[]> {
  const found = new Map<string, Map<string, { readonly own: Own; readonly at: Set<string> }>>()
  const add = (trigger: string, own: Own, use?: string) => {
    const powers = found.get(trigger) ?? new Map<string, { own: Own; at: Set<string> }>()
    found.set(trigger, powers)
    const key = `${own.kind} ${own.item}`
    const power = powers.get(key) ?? { own, at: new Set<string>() }
    powers.set(key, power)
    if (use !== undefined) power.at.add(use)
  }
  for (const trigger of model.triggers) {
    for (const own of inCapabilities(trigger.capabilities)) if (!isOpen(own)) add(trigger.name, own)
    for (const [name, said] of Object.entries(trigger.env))
      add(trigger.name, { kind: 'environment', item: name, much: said as Json, path: ['env', name] })
  }
  for (const pool of model.pools)
    for (const hook of Object.keys(hookNames) as HookKey[]) {
      const { arn } = boundAt(hook, (pool.properties.LambdaConfig ?? {}) as unknown as JsonObject)
      for (const { trigger, capabilities } of (typeof arn === 'string' && model.functions.get(arn)?.stages) ||
        [])
        for (const own of inCapabilities(capabilities)) add(trigger.name, own, `${pool.id} ${hook}`)
    }
  return new Map(
    [...found].map(([name, powers]) => [
      name,
      [...powers.values()].map(({ own, at }) => ({ ...own, at: [...at].sort() })),
    ]),
  )
}

/** Whether a parameter stands in it that only a stage fills in. */
const isOpen = ({ item }: Own) => /\{[a-z][A-Za-z0-9]*\}$/.test(item)

function inCapabilities({
  fetch,
  secrets,
  kv,
  api,
  role,
  aws,
  context,
  plainCode,
}: Capabilities): readonly Own[] {
  const of = (kind: PowerKind, item: string, path: Path, much: Json = null): Own => ({
    kind,
    item,
    much,
    path: ['capabilities', ...path],
  })
  return [
    ...fetch.map((rule, at) => of('fetch', rule.private ? `${rule.to} (private)` : rule.to, ['fetch', at])),
    ...secrets.map((secret, at) => of('secret', secret, ['secrets', at])),
    ...(kv ? [of('kv', '', ['kv'], { ...kv })] : []),
    ...api.map((name, at) => of('api', name, ['api', at])),
    // Without a role, the list alone says what it may do.
    ...(api.length ? [of('role', '', ['role'], role ?? null)] : []),
    ...Object.entries(aws).flatMap(([service, reach]) => [
      of('aws', service, ['aws', service]),
      ...Object.entries(reach ?? {}).map(([part, much]) =>
        of('aws', `${service} ${part}`, ['aws', service, part], much as Json),
      ),
    ]),
    ...context.map((told, at) => of('context', told, ['context', at])),
    ...(plainCode ? [of('plainCode', '', ['plainCode'])] : []),
  ]
}
