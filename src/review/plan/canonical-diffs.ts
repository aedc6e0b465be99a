import type { Model } from '../../model/model.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { changeLines } from '../changes.ts'
import { diff } from '../diff.ts'
import { canonicalJson } from '../facts/canonical-json.ts'

/** Where a resource differs in CloudFormation's words, as lines that begin with `+`, `-` or a blank. */
export interface CanonicalDiff {
  /** Such as `pool/shop`. */
  readonly resource: string
  readonly lines: readonly string[]
}

/** How the resources of a project differ in the form that everything inside speaks. */
export function canonicalDiffs(before: Model, after: Model): readonly CanonicalDiff[] {
  const [were, are] = [resourcesOf(before), resourcesOf(after)]
  return [...new Set([...were.keys(), ...are.keys()])].sort().flatMap((resource) => {
    const [was, is] = [were.get(resource) ?? {}, are.get(resource) ?? {}]
    // Most have not changed, and are not put in order to see it.
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    // In one order, so that a key that has moved is no difference.
    const lines = changeLines(diff(inOrder(was), inOrder(is)))
    return lines.length ? [{ resource, lines }] : []
  })
}

const inOrder = (value: JsonObject): Json => JSON.parse(canonicalJson(value)) as Json

function resourcesOf(model: Model): ReadonlyMap<string, JsonObject> {
  const named = (kind: string, all: readonly { readonly name: string }[]) =>
    all.map(({ name, ...rest }) => [`${kind}/${name}`, rest as unknown as JsonObject] as const)
  return new Map([
    ...named(
      'pool',
      model.pools.map((pool) => ({ ...pool, clients: byName(pool.clients) })),
    ),
    ...named('identity', model.identityPools),
    ...named('role', model.roles),
    ...named('policy', model.policies),
    ...named('iam-user', model.iamUsers),
    ...named('oidc-provider', model.oidcProviders),
    ...named('saml-provider', model.samlProviders),
    ...named('trigger', model.triggers),
    ...named('gate', model.gates),
  ])
}

const byName = (all: readonly { readonly name: string }[]) =>
  Object.fromEntries(all.map(({ name, ...rest }) => [name, rest]))
