import type { Model } from '../../model/model.ts'
import type { PoolPart, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import type { Canonical, CanonicalKind, CanonicalPool } from '../canonical/canonical.ts'
import { desugar } from '../canonical/desugar.ts'
import type { Environment } from '../merge/environment.ts'
import { writtenAt } from '../merge/layers.ts'
import { brandingId, termsId } from '../ids.ts'
import type { Declared, Resource } from '../merge/resource.ts'
import { isReadyMade } from '../ready-made.ts'
import { functionsOf, triggerOf } from './functions.ts'
import { metadataOf } from './metadata-of.ts'
import { gateOf } from './gate.ts'
import { leakedPasswords } from './leaked-passwords.ts'
import { waysOut } from './ways-out.ts'

/** The model of resources that are known to be without mistakes. */
export function buildModel(
  declared: Declared,
  environment: Environment,
  addresses: Addresses,
  documents: ReadonlyMap<string, string>,
): Model {
  const { name: env, account, region, secrets, delivery } = environment
  const canonical = <K extends CanonicalKind>(kind: K) =>
    declared
      .all(kind)
      .map((resource): readonly [Resource, Canonical[K]] => [
        resource,
        desugar(kind, resource.name, resource.value, addresses),
      ])
  const named = <K extends 'role' | 'policy' | 'iam-user' | 'oidc-provider' | 'saml-provider'>(kind: K) =>
    canonical(kind).map(([{ name }, { properties }]) => ({
      name,
      arn: addresses.arn(kind, name),
      properties: properties as Canonical[K]['properties'],
    }))
  const pools = canonical('pool')
  const triggers = canonical('trigger').map(([resource, trigger]) => triggerOf(resource, trigger, addresses))
  return {
    ...(env !== undefined && { env }),
    account,
    region,
    pools: pools.map(([resource, pool]) =>
      poolOf(resource.name, withMetadata(pool, metadataOf(resource, documents)), addresses),
    ),
    identityPools: canonical('identity').map(([{ name }, { properties, roles, principalTags }]) => ({
      name,
      id: addresses.identityPoolId(name),
      arn: addresses.arn('identity', name),
      properties,
      ...(roles && { roles }),
      principalTags,
    })),
    roles: named('role'),
    policies: named('policy'),
    iamUsers: canonical('iam-user').map(([{ name }, { properties, keys, mfa }]) => ({
      name,
      arn: addresses.arn('iam-user', name),
      properties,
      keys,
      ...(mfa !== undefined && { mfa }),
    })),
    oidcProviders: named('oidc-provider'),
    samlProviders: named('saml-provider').map((provider) => {
      const [[, text] = []] = metadataOf(declared.find('saml-provider', provider.name), documents)
      const { properties } = provider
      return text === undefined
        ? provider
        : { ...provider, properties: { ...properties, SamlMetadataDocument: text } }
    }),
    triggers,
    functions: functionsOf(
      triggers,
      pools.map(([, pool]) => pool),
      addresses,
    ),
    secrets,
    waysOut: waysOut(delivery ?? {}, region),
    ...(environment.leakedPasswords && {
      leakedPasswords: leakedPasswords(environment.leakedPasswords),
    }),
    assertions: declared.all('assertions').map(({ name, value }) => ({ name, document: value })),
    scenarios: declared.all('scenario').map(({ name, file, value }) => ({ name, file, document: value })),
    gates: declared.all('gate').map((gate) => gateOf(gate, addresses)),
    where: whereOf(declared),
  }
}

/** A pool whose providers have the texts of their metadata, where those are files. */
function withMetadata(pool: CanonicalPool, texts: ReturnType<typeof metadataOf>): CanonicalPool {
  if (!texts.length) return pool
  const byName = new Map(texts.map(([[, name], text]) => [name, text]))
  const identityProviders = pool.identityProviders.map((provider) => {
    const MetadataFile = byName.get(provider.ProviderName)
    if (MetadataFile === undefined) return provider
    return { ...provider, ProviderDetails: { ...provider.ProviderDetails, MetadataFile } }
  })
  return { ...pool, identityProviders }
}

function poolOf(name: string, pool: CanonicalPool, addresses: Addresses): UserPool {
  const { issuer, properties, groups, identityProviders, resourceServers, domain, risk, logs, sessions } =
    pool
  return {
    name,
    id: addresses.poolId(name),
    arn: addresses.arn('pool', name),
    account: addresses.account,
    region: addresses.region,
    issuer: issuer ?? 'local',
    properties,
    clients: pool.clients.map((client) => ({
      name: client.name,
      id: addresses.clientId(name, client.name),
      properties: client.properties,
      ...(client.secret && { secret: client.secret }),
    })),
    groups,
    identityProviders,
    resourceServers,
    ...(domain && { domain }),
    ...(risk && { risk }),
    ...(logs && { logs }),
    ...(sessions && { sessions }),
    ...declaredParts(addresses.poolId(name), pool.clients, (client) => addresses.clientId(name, client)),
  }
}

/** Terms and styles that clients declare, as the API would have made them. Since when they are so, no file says. */
function declaredParts(
  poolId: string,
  clients: CanonicalPool['clients'],
  idOf: (client: string) => string,
): Pick<UserPool, 'parts'> {
  const dates = { createdAt: 0, modifiedAt: 0 }
  const parts = clients.flatMap(({ name, terms = {}, branding }): readonly PoolPart[] => {
    const client = idOf(name)
    const { Settings: settings, Assets = [] } = branding ?? {}
    const style: JsonObject = {
      id: brandingId(poolId, client),
      provided: false,
      ...(settings && { settings }),
      assets: [...Assets],
    }
    return [
      ...Object.entries(terms).map(([TermsName, Links]): PoolPart => {
        const id = termsId(poolId, client, TermsName)
        const body = { id, client, TermsName, TermsSource: 'LINK', Enforcement: 'NONE', Links }
        return { kind: 'terms', name: `${client}/${TermsName}`, body, ...dates }
      }),
      ...(branding ? [{ kind: 'branding', name: client, body: style, ...dates } as const] : []),
    ]
  })
  return parts.length ? { parts } : {}
}

function whereOf(declared: Declared): Model['where'] {
  return (kind, name, path = []) => {
    const resource = isReadyMade(name) ? undefined : declared.find(kind, name)
    return typeof resource === 'object' ? writtenAt(resource.layers, path) : undefined
  }
}
