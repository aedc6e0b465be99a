import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Row, Scope } from '../table.ts'
import { get, isObject, nest } from '../tree.ts'

/** The providers that a file names, of one type or of all. */
export const providersOf = (said: JsonObject, type?: string): [string, JsonObject][] =>
  Object.entries(isObject(said['providers']) ? said['providers'] : {}).flatMap(([name, one]) =>
    isObject(one) && (type === undefined || one['type'] === type) ? [[name, one]] : [],
  )

const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : [])

/** What a provider is called in principal tags, and in role mappings: there a pool has a name a client. */
export function loginsOf(name: string, said: JsonObject, { addresses }: Scope) {
  if (said['type'] === 'social') return { login: name, mapped: [name] }
  if (said['type'] !== 'pool') {
    const login = addresses.arn(said['type'] === 'oidc' ? 'oidc-provider' : 'saml-provider', name)
    return { login, mapped: [login] }
  }
  const login = `cognito-idp.${addresses.region}.amazonaws.com/${addresses.poolId(name)}`
  const ids = strings(said['clients']).map((client) => addresses.clientId(name, client))
  return { login, mapped: ids.map((id) => `${login}:${id}`) }
}

/** Names that the rows before have not taken. */
const free = (entries: [string, JsonObject][], said: JsonObject): JsonObject => {
  const taken = new Set(providersOf(said).map(([name]) => name))
  const ours = entries.filter(([name]) => !taken.has(name) && /^\w[\w./-]{0,127}$/.test(name))
  return ours.length ? { providers: Object.fromEntries(ours) } : {}
}

/** User pools: an entry of the list for each of their clients. */
const pools: Row = {
  words: ['providers.*.clients', 'providers.*.checkTokenServerSide'],
  there: (said, scope) => {
    const all = providersOf(said, 'pool').flatMap(([name, one]) => {
      const { login } = loginsOf(name, one, scope)
      return strings(one['clients']).map((client) => ({
        ClientId: scope.addresses.clientId(name, client),
        ProviderName: login,
        ...nest('ServerSideTokenCheck', one['checkTokenServerSide']),
      }))
    })
    return all.length ? { properties: { CognitoIdentityProviders: all } } : {}
  },
  back: (tree, { addresses }, said) => {
    const list = get(tree, 'properties.CognitoIdentityProviders')
    const all = new Map<string, JsonObject>()
    for (const one of Array.isArray(list) ? list.filter(isObject) : []) {
      const pool = addresses.poolNamed(String(one['ProviderName']).replace(/^[^/]*\//, ''))
      const client = pool === undefined ? undefined : addresses.clientNamed(pool, String(one['ClientId']))
      if (pool === undefined || client === undefined) return {}
      const check = nest('checkTokenServerSide', one['ServerSideTokenCheck'])
      all.set(pool, { type: 'pool', clients: [...strings(all.get(pool)?.['clients']), client], ...check })
    }
    return free([...all], said)
  },
}

/** Social logins, by their login key. */
const social: Row = {
  words: ['providers.*.appId'],
  there: (said) => {
    const all = providersOf(said, 'social').map(([name, one]) => [name, one['appId']!] as const)
    return all.length ? { properties: { SupportedLoginProviders: Object.fromEntries(all) } } : {}
  },
  back: (tree, _scope, said) => {
    const all = get(tree, 'properties.SupportedLoginProviders')
    const entries = Object.entries(isObject(all) ? all : {})
    return free(
      entries.map(([name, appId]) => [name, { type: 'social', appId }]),
      said,
    )
  },
}

/** Declared providers of IAM, by name here and by ARN there. */
const declared = (type: 'oidc' | 'saml', property: string): Row => ({
  words: [],
  there: (said, scope) => {
    const all = providersOf(said, type).map(([name, one]) => loginsOf(name, one, scope).login)
    return all.length ? { properties: { [property]: all } } : {}
  },
  back: (tree, { addresses }, said) => {
    const arns = strings(get(tree, `properties.${property}`))
    return free(
      arns.map((arn) => [addresses.name(`${type}-provider`, arn), { type }]),
      said,
    )
  },
})

/** Whose tokens count. */
export const providers: readonly Row[] = [
  pools,
  social,
  declared('oidc', 'OpenIdConnectProviderARNs'),
  declared('saml', 'SamlProviderARNs'),
]
