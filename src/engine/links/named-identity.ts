import type { Api } from '../../model/api.ts'
import { Fault } from '../../model/fault.ts'
import { subjectAttribute, type IdentityName } from '../../model/linked-identity.ts'

type Said = Api['AdminLinkProviderForUser']['input']['SourceUser']

/** The provider whose users are the pool's own. */
export const ownProvider = 'Cognito'

const invalid = (message: string) => new Fault('InvalidParameterException', message)

/** Reads whom a caller means, where both the provider and the value are said. The sentences are unverified. */
export function namedIdentity(said: Said, what: string): IdentityName {
  const { ProviderName, ProviderAttributeName, ProviderAttributeValue } = said
  if (!ProviderName) throw invalid(`Missing required parameter ${what}.ProviderName`)
  if (!ProviderAttributeValue) throw invalid(`Missing required parameter ${what}.ProviderAttributeValue`)
  return {
    provider: ProviderName,
    attribute: ProviderAttributeName || subjectAttribute,
    value: ProviderAttributeValue,
  }
}

/** What a profile is called that comes to be by a sign-in with a provider. */
export const federatedName = ({ provider, value }: IdentityName) => `${provider}_${value}`
