import { Fault } from '../../model/fault.ts'
import type { UserPoolClientProperties, UserPoolProperties } from '../../model/cloudformation.ts'
import type { UserPool } from '../../model/pool.ts'
import { tierOf } from './tier.ts'

type Tier = 'LITE' | 'ESSENTIALS' | 'PLUS'
type Feature = readonly [name: string, from: Tier, used: (pool: UserPoolProperties) => boolean]

const order: readonly Tier[] = ['LITE', 'ESSENTIALS', 'PLUS']
const versionOf = ({ LambdaConfig }: UserPoolProperties) =>
  LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0'
const customizes = (version: string): Feature => [
  `Token Customization with Pre-Token Generation Lambda ${version}`,
  'ESSENTIALS',
  (pool) => versionOf(pool) === version,
]

/** What a pool's own operations ask for that not every tier has. The first, the third and the fourth name are verified. */
const said: readonly Feature[] = [
  [
    'Passwordless Sign-In',
    'ESSENTIALS',
    ({ Policies }) =>
      Policies?.SignInPolicy?.AllowedFirstAuthFactors?.some((factor) => factor !== 'PASSWORD') ?? false,
  ],
  [
    'Password History',
    'ESSENTIALS',
    ({ Policies }) => (Policies?.PasswordPolicy?.PasswordHistorySize ?? 0) > 0,
  ],
  customizes('V2_0'),
  customizes('V3_0'),
  [
    'Threat Protection',
    'PLUS',
    ({ UserPoolAddOns }) => (UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF',
  ],
]

/** What other operations ask for, which an update of the pool leaves as it is. */
const elsewhere: readonly Feature[] = [
  ['Email MFA', 'ESSENTIALS', ({ EnabledMfas }) => EnabledMfas?.includes('EMAIL_OTP') ?? false],
]

const rotates = ({
  properties: { RefreshTokenRotation },
}: {
  readonly properties: UserPoolClientProperties
}) => RefreshTokenRotation?.Feature === 'ENABLED'

const lacking = (features: readonly Feature[], tier: Tier, properties: UserPoolProperties) =>
  features.flatMap(([name, from, used]) =>
    order.indexOf(tier) < order.indexOf(from) && used(properties) ? [name] : [],
  )

// As the service words it; how it joins several is unverified.
const words = (names: readonly string[], tier: Tier) =>
  `The following features need to be disabled for the ${tier} pricing tier configured: ${names.join(', ')}`

/** Refuses features that the tier has not got. */
export function checkTier(properties: UserPoolProperties): void {
  const tier = tierOf({ properties })
  const names = lacking([...said, ...elsewhere], tier, properties)
  if (names.length) throw new Fault('FeatureUnavailableInTierException', words(names, tier))
}

/**
 * Refuses to put a pool into a tier that has not got what the pool uses already. That this is another code
 * than for what the same request says is unverified.
 */
export function checkTierChange({ clients }: UserPool, properties: UserPoolProperties): void {
  const tier = tierOf({ properties })
  const names = [
    ...lacking(elsewhere, tier, properties),
    ...(tier === 'LITE' && clients.some(rotates) ? ['Refresh Token Rotation'] : []),
  ]
  if (names.length) throw new Fault('TierChangeNotAllowedException', words(names, tier))
}

/** Refuses a client of a pool whose tier has not got what the client asks for. Which features these are is unverified. */
export function checkClientTier(pool: UserPool, properties: UserPoolClientProperties): void {
  const tier = tierOf(pool)
  if (tier !== 'LITE') return
  const names = [
    ...(properties.ExplicitAuthFlows?.includes('ALLOW_USER_AUTH') ? ['Choice-Based Sign-In'] : []),
    ...(rotates({ properties }) ? ['Refresh Token Rotation'] : []),
  ]
  if (names.length) throw new Fault('FeatureUnavailableInTierException', words(names, tier))
}
