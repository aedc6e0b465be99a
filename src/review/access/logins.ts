import type { IdentityPool, Model } from '../../model/model.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'

/** One of the providers whose tokens an identity pool takes; of a user pool, for one of its clients. */
export interface Login {
  /** As role mappings name it. */
  readonly provider: string
  /** As tokens are given: the login key. */
  readonly key: string
  /** The key under `providers` of the file. */
  readonly name: string
  /** Of a user pool that the project declares. */
  readonly pool?: UserPool
  readonly client?: AppClient
  /** The id of the client, of any user pool. */
  readonly clientId?: string
  /** How tokens of this kind are called in `amr`. */
  readonly method: 'CognitoSignIn' | 'OIDC' | 'SAML'
}

/** Every login of an identity pool. */
export function loginsOf(model: Model, { properties }: IdentityPool): readonly Login[] {
  const pools = properties.CognitoIdentityProviders ?? []
  const social = Object.keys(properties.SupportedLoginProviders ?? {})
  return [
    ...pools.map(({ ProviderName: key, ClientId: clientId }): Login => {
      const id = key.slice(key.indexOf('/') + 1)
      const pool = model.pools.find((one) => one.id === id)
      const client = pool?.clients.find((one) => one.id === clientId)
      return {
        provider: `${key}:${clientId}`,
        key,
        name: pool?.name ?? id,
        clientId,
        method: 'CognitoSignIn',
        ...(pool && { pool }),
        ...(client && { client }),
      }
    }),
    ...social.map((key): Login => ({ provider: key, key, name: key, method: 'OIDC' })),
    ...(properties.OpenIdConnectProviderARNs ?? []).map((arn): Login => {
      const issuer = arn.slice(arn.indexOf('oidc-provider/') + 'oidc-provider/'.length)
      const name = model.oidcProviders.find((one) => one.arn === arn)?.name ?? issuer
      return { provider: arn, key: issuer, name, method: 'OIDC' }
    }),
    ...(properties.SamlProviderARNs ?? []).map((arn): Login => {
      const name = model.samlProviders.find((one) => one.arn === arn)?.name ?? arn
      return { provider: arn, key: arn, name, method: 'SAML' }
    }),
    ...[properties.DeveloperProviderName ?? []]
      .flat()
      .map((key): Login => ({ provider: key, key, name: key, method: 'OIDC' })),
  ]
}

/** A login in words. */
export const loginWords = ({ name, client, clientId }: Login): string =>
  clientId === undefined ? name : `client ${client?.name ?? clientId} of ${name}`

/** What `cognito-identity.amazonaws.com:amr` says of somebody; of a subject that is not known, that it is any. */
export const methodsOf = ({ key, method }: Login, subject = '*'): readonly string[] => [
  'authenticated',
  key,
  `${key}:${method}:${subject}`,
]
