import type { Step } from '../engine/flow.ts'
import { toldDetails, toldMapping } from '../engine/pools/provider-details.ts'
import type { Api } from '../model/api.ts'
import type { UserPoolIdentityProviderProperties } from '../model/cloudformation.ts'
import type { Dates, UserPool } from '../model/pool.ts'
import { readDates, sayDates } from './read-dates.ts'

type Answer = Api['DescribeIdentityProvider']['output']['IdentityProvider']
type Provider = UserPoolIdentityProviderProperties

/** A provider as the API says it. Secrets and files that YAML names by reference are left out. */
export function sayProvider({ id }: UserPool, provider: Provider, dates: Dates): Answer {
  const { ProviderName, ProviderType, ProviderDetails, AttributeMapping, IdpIdentifiers = [] } = provider
  const details = Object.entries(ProviderDetails).filter(([, value]) => typeof value === 'string')
  const mapping = toldMapping(ProviderType, AttributeMapping)
  return {
    UserPoolId: id,
    ProviderName,
    ProviderType: ProviderType as Answer['ProviderType'],
    ProviderDetails: toldDetails(ProviderType, Object.fromEntries(details) as Record<string, string>),
    AttributeMapping: mapping,
    IdpIdentifiers,
    ...(provider.AcrMapping && { AcrMapping: provider.AcrMapping }),
    ...sayDates(dates),
  }
}

/** Reads since when a provider is as it is. */
export const readProviderDates: Step<{ pool: UserPool; provider: Provider }, { dates: Dates }> = readDates(
  ({ provider }: { pool: UserPool; provider: Provider }) => ({
    kind: 'identity-provider',
    name: provider.ProviderName,
  }),
)
