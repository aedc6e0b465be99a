import { hookNames } from '../../../model/hook.ts'
import type { HookKey } from '../../../model/hook.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { CanonicalPool } from '../canonical.ts'
import type { Form } from '../form.ts'
import type { Scope } from '../table.ts'
import { back, there } from '../table.ts'
import { get, isObject, join, keyed, listed } from '../tree.ts'
import { writable } from './attributes.ts'
import { clients } from './clients.ts'
import { boundAt, pipelineName } from './hooks.ts'
import { poolTable, poolWithoutClients } from './table.ts'

/** A user pool: one tree while it is translated, one resource a list entry for everybody else. */
export const pool: Form<CanonicalPool> = {
  desugar: (said, scope) => {
    const tree = there(poolWithoutClients, said, scope)
    const full = join(tree, clients.there(said, { ...scope, ...clientScope(tree) }))
    const { adminOnly, clients: apps, groups, resourceServers, identityProviders, pipelines, ...rest } = full
    const list = (map: unknown, key: string) => listed((map ?? {}) as JsonObject, key)
    return {
      ...rest,
      adminOnly: Object.keys(adminOnly as JsonObject).sort(),
      clients: list(apps, 'name').map(withSecret),
      groups: list(groups, 'GroupName'),
      identityProviders: list(identityProviders, 'ProviderName').map(({ ProviderName, properties }) => ({
        ProviderName: ProviderName!,
        ...(properties as JsonObject),
      })),
      resourceServers: list(resourceServers, 'Identifier'),
      pipelines: boundPipelines(full, scope),
    } as unknown as CanonicalPool
  },
  resugar: (canonical, scope) => {
    const { adminOnly, clients, groups, identityProviders, resourceServers, pipelines, ...rest } =
      canonical as unknown as Readonly<Record<string, readonly JsonObject[]>> & JsonObject
    const tree: JsonObject = {
      ...rest,
      adminOnly: Object.fromEntries((adminOnly as readonly unknown[]).map((name) => [String(name), true])),
      pipelines: keyed(
        pipelines!.map(({ functionName: _, ...one }) => one),
        'hook',
      ),
      ...some('clients', keyed(clients!.map(withoutDerived), 'name')),
      ...some('groups', keyed(groups!, 'GroupName')),
      ...some('resourceServers', keyed(resourceServers!, 'Identifier')),
      ...some(
        'identityProviders',
        keyed(
          identityProviders!.map(({ ProviderName, ...properties }) => ({
            ProviderName: ProviderName!,
            properties,
          })),
          'ProviderName',
        ),
      ),
    }
    return back(poolTable, tree, { ...scope, ...clientScope(tree) })
  },
}

const some = (key: string, map: JsonObject): JsonObject => (Object.keys(map).length ? { [key]: map } : {})

/** What a client of the pool may write where it does not say. */
function clientScope(tree: JsonObject): Pick<Scope, 'writable'> {
  const schema = get(tree, 'properties.Schema')
  const names = writable(Array.isArray(schema) ? schema : [], Object.keys(tree['adminOnly'] as JsonObject))
  return names ? { writable: names } : {}
}

/** A client that has a secret and does not say which has one that is derived. */
function withSecret({ secret, ...client }: JsonObject): JsonObject {
  const has = get(client, 'properties.GenerateSecret') === true
  return has ? { ...client, secret: secret ?? 'derived' } : client
}
const withoutDerived = ({ secret, ...client }: JsonObject): JsonObject =>
  isObject(secret) ? { ...client, secret } : client

/** Pipelines by hook, in the order of hooks; one that `aws` has bound another function over is none. */
function boundPipelines(tree: JsonObject, { name, addresses }: Scope): JsonObject[] {
  const config = get(tree, 'properties.LambdaConfig')
  return (Object.keys(hookNames) as HookKey[]).flatMap((hook) => {
    const found = get(tree, `pipelines.${hook}`)
    const functionName = pipelineName(name, hook)
    const bound = isObject(config) && boundAt(hook, config).arn === addresses.arn('trigger', functionName)
    return bound && isObject(found) ? [{ hook, functionName, ...found }] : []
  })
}
