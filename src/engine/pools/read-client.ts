import type { Api } from '../../model/api.ts'
import type { UserPoolClientProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { clientTokenFlow } from '../client-rules.ts'
import { unwritable } from '../../model/standard-attributes.ts'
import type { Step } from '../flow.ts'
import { schemaOf } from '../users/attributes.ts'
import { checkClient } from './check-client.ts'
import { checkClientTier } from './check-tier.ts'

type Said = Api['CreateUserPoolClient']['input'] | Api['UpdateUserPoolClient']['input']

/** What is said of a client, in words that CloudFormation shares. */
const shared = [
  'AccessTokenValidity',
  'AllowedOAuthFlows',
  'AllowedOAuthFlowsUserPoolClient',
  'AllowedOAuthScopes',
  'AnalyticsConfiguration',
  'AuthSessionValidity',
  'CallbackURLs',
  'DefaultRedirectURI',
  'EnablePropagateAdditionalUserContextData',
  'EnableTokenRevocation',
  'ExplicitAuthFlows',
  'IdTokenValidity',
  'LogoutURLs',
  'PreventUserExistenceErrors',
  'ReadAttributes',
  'RefreshTokenRotation',
  'RefreshTokenValidity',
  'SupportedIdentityProviders',
  'TokenValidityUnits',
  'WriteAttributes',
] as const satisfies readonly (keyof UserPoolClientProperties & keyof Said)[]

/**
 * What a client is, all of it: what is left out is what it would be of a new one. Its name stays where an
 * update gives none.
 */
export const readClient: Step<
  Said & { pool: UserPool; client?: Pick<AppClient, 'properties' | 'secret'> | undefined },
  { properties: UserPoolClientProperties }
> = {
  name: 'read client',
  run(said) {
    const members = shared.flatMap((key) => (said[key] === undefined ? [] : [[key, said[key]]]))
    const ClientName = said.ClientName ?? said.client?.properties.ClientName ?? ''
    const properties = { ClientName, ...Object.fromEntries(members) } as UserPoolClientProperties
    checkAttributes(said.pool, properties)
    checkScopes(said.pool, properties)
    checkClientToken(said, properties)
    checkClientTier(said.pool, properties)
    checkClient({ properties, hasSecret: hasSecret(said) })
    return { properties }
  },
}

/** Refuses rights to attributes that the pool has not got, or that no client may write. */
function checkAttributes(
  pool: UserPool,
  { ReadAttributes = [], WriteAttributes = [] }: UserPoolClientProperties,
) {
  const known = schemaOf(pool)
  const refused = (way: 'read' | 'write') =>
    new Fault('InvalidParameterException', `Invalid ${way} attributes specified while creating a client`)
  if (!ReadAttributes.every((name) => known.has(name))) throw refused('read')
  if (!WriteAttributes.every((name) => known.has(name) && !unwritable.includes(name))) throw refused('write')
}

interface SaidSecret {
  readonly GenerateSecret?: boolean | undefined
  readonly ClientSecret?: string | undefined
  readonly client?: Pick<AppClient, 'secret'> | undefined
}

const hasSecret = ({ GenerateSecret, ClientSecret, client }: SaidSecret) =>
  Boolean(GenerateSecret || ClientSecret || client?.secret)

/** Refuses a client that gets tokens for itself to be one of people, too, or to have no secret. The sentences are unverified. */
function checkClientToken(said: SaidSecret, { ExplicitAuthFlows = [] }: UserPoolClientProperties) {
  if (!ExplicitAuthFlows.includes(clientTokenFlow)) return
  if (ExplicitAuthFlows.length > 1)
    throw new Fault('InvalidParameterException', `${clientTokenFlow} cannot be combined with other flows.`)
  if (!hasSecret(said))
    throw new Fault('InvalidParameterException', `${clientTokenFlow} needs a client with a secret.`)
}

const standardScopes = ['phone', 'email', 'openid', 'profile', 'aws.cognito.signin.user.admin']

/** Refuses scopes and providers that the pool has not got. The sentences are seen in issue threads. */
function checkScopes(
  { resourceServers, identityProviders }: UserPool,
  { AllowedOAuthScopes = [], SupportedIdentityProviders = [] }: UserPoolClientProperties,
) {
  const own = resourceServers.flatMap(({ Identifier, Scopes = [] }) =>
    Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
  )
  const unknown = AllowedOAuthScopes.find((scope) => !standardScopes.includes(scope) && !own.includes(scope))
  if (unknown !== undefined)
    throw new Fault('ScopeDoesNotExistException', `Invalid scope requested: ${unknown}`)
  const names = ['COGNITO', ...identityProviders.map(({ ProviderName }) => ProviderName)]
  const stranger = SupportedIdentityProviders.find((name) => !names.includes(name))
  if (stranger !== undefined)
    throw new Fault('InvalidParameterException', `The provider ${stranger} does not exist for User Pool.`)
}
