import { Fault } from '../../../model/fault.ts'
import type { IdentityPoolPatch } from '../writes.ts'
import type { IdentityApi } from '../../../model/api.ts'
import type { Step } from '../../flow.ts'

type Input = IdentityApi['CreateIdentityPool']['input']
type Properties = NonNullable<IdentityPoolPatch['properties']>

const socialLogins = [
  'accounts.google.com',
  'api.twitter.com',
  'appleid.apple.com',
  'graph.facebook.com',
  'www.amazon.com',
]
const mostUserPools = 50

/** What a caller says of an identity pool, as it is kept. The codes and sentences of its refusals are unverified. */
export const readPoolProperties: Step<Input, { properties: Properties; tags: Input['IdentityPoolTags'] }> = {
  name: 'read identity pool',
  run({ IdentityPoolTags: tags, ...said }, { iam }) {
    const { CognitoIdentityProviders, SupportedLoginProviders = {} } = said
    for (const login of Object.keys(SupportedLoginProviders))
      if (!socialLogins.includes(login)) throw invalid(`${login} is not a supported login provider.`)
    for (const arn of said.OpenIdConnectProviderARNs ?? [])
      if (!iam.oidcProvider(arn)) throw invalid(`OpenID Connect provider ${arn} does not exist.`)
    for (const arn of said.SamlProviderARNs ?? [])
      if (!iam.samlProvider(arn)) throw invalid(`SAML provider ${arn} does not exist.`)
    if ((CognitoIdentityProviders?.length ?? 0) > mostUserPools)
      throw invalid(`At most ${mostUserPools} user pool providers are allowed.`)
    const properties = {
      ...said,
      ...(CognitoIdentityProviders && { CognitoIdentityProviders: CognitoIdentityProviders.map(whole) }),
    }
    return { properties: only(properties), tags }
  },
}

function whole({ ProviderName, ClientId, ServerSideTokenCheck = false }: Provider) {
  if (ProviderName === undefined || ClientId === undefined)
    throw invalid('A user pool provider needs ProviderName and ClientId.')
  return { ProviderName, ClientId, ServerSideTokenCheck }
}
type Provider = NonNullable<Input['CognitoIdentityProviders']>[number]

const members = [
  'IdentityPoolName',
  'AllowUnauthenticatedIdentities',
  'AllowClassicFlow',
  'DeveloperProviderName',
  'CognitoIdentityProviders',
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
  'SupportedLoginProviders',
] as const satisfies readonly (keyof Properties)[]

/** Only what is said of a pool, and nothing that other steps have learned. */
const only = (facts: { readonly [Member in (typeof members)[number]]?: unknown }) =>
  Object.fromEntries(
    members.flatMap((member) => (facts[member] === undefined ? [] : [[member, facts[member]]])),
  ) as unknown as Properties

const invalid = (message: string) => new Fault('InvalidParameterException', message)
