import type { Api } from '../../model/api.ts'
import type { SchemaAttribute, UserPoolProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { standardAttributes } from '../../model/standard-attributes.ts'
import type { Step } from '../flow.ts'
import { checkAttribute, checkDistinct } from './check-attribute.ts'
import { checkPool } from './check-pool.ts'
import { checkTier, checkTierChange } from './check-tier.ts'
import { acrOf } from '../step-up/levels.ts'

type Create = Api['CreateUserPool']['input']
type Update = Api['UpdateUserPool']['input']

/** What both say of a pool, in words that CloudFormation shares. */
const shared = [
  'AccountRecoverySetting',
  'AcrConfiguration',
  'AdminCreateUserConfig',
  'AutoVerifiedAttributes',
  'DcrConfiguration',
  'DeletionProtection',
  'DeviceConfiguration',
  'EmailConfiguration',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'IssuerConfiguration',
  'KeyConfiguration',
  'LambdaConfig',
  'MfaConfiguration',
  'Policies',
  'SmsAuthenticationMessage',
  'SmsConfiguration',
  'SmsVerificationMessage',
  'UserAttributeUpdateSettings',
  'UserPoolAddOns',
  'UserPoolTags',
  'UserPoolTier',
  'VerificationMessageTemplate',
] as const satisfies readonly (keyof UserPoolProperties & keyof Create & keyof Update)[]

/** What is fixed when a pool is made. */
const fixed = ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'] as const

/** What other operations say of a pool, which an update leaves as it is. */
const elsewhere = [
  'EnabledMfas',
  'EmailAuthenticationMessage',
  'EmailAuthenticationSubject',
  'WebAuthnFactorConfiguration',
  'WebAuthnRelyingPartyID',
  'WebAuthnUserVerification',
] as const satisfies readonly (keyof UserPoolProperties)[]

const picked = <Key extends string>(from: Readonly<Partial<Record<Key, unknown>>>, keys: readonly Key[]) =>
  Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])))

/** Which second factors a pool has that says it has some, and not which. */
const impliedFactors = ({ MfaConfiguration, SmsConfiguration }: Create | Update) =>
  MfaConfiguration && MfaConfiguration !== 'OFF' && SmsConfiguration ? { EnabledMfas: ['SMS_MFA'] } : {}

/** A new pool, as it is kept. */
export const readNewPool: Step<Create, { properties: UserPoolProperties }> = {
  name: 'read pool',
  run(said) {
    checkAcr(said)
    const { PoolName: UserPoolName, Schema } = said
    const properties = {
      UserPoolName,
      ...picked(said, shared),
      ...picked(said, fixed),
      ...impliedFactors(said),
      ...(Schema?.length && { Schema: Schema.map(readAttribute) }),
    } as UserPoolProperties
    checkDistinct(properties.Schema ?? [])
    checkTier(properties)
    checkPool(properties)
    return { properties }
  },
}

/**
 * What a pool is after an update: all that was said before no longer counts, but for what cannot change
 * and what other operations say. A name left out stays.
 */
export const readChangedPool: Step<Update & { pool: UserPool }, { properties: UserPoolProperties }> = {
  name: 'read pool',
  run(said) {
    checkAcr(said)
    const { properties: was } = said.pool
    const properties = {
      UserPoolName: said.PoolName ?? was.UserPoolName,
      ...picked(was, [...fixed, ...elsewhere, 'Schema']),
      ...picked(said, shared),
      ...(!was.EnabledMfas && impliedFactors(said)),
    } as UserPoolProperties
    checkTierChange(said.pool, properties)
    checkTier(properties)
    checkPool(properties)
    return { properties }
  },
}

/** Refuses names of levels that could not be told apart, and all of them in the lowest tier. The sentences are unverified. */
function checkAcr({ AcrConfiguration, UserPoolTier }: Create | Update): void {
  if (!AcrConfiguration) return
  if (UserPoolTier === 'LITE') throw new Fault('FeatureUnavailableInTierException')
  const unknown = Object.keys(AcrConfiguration).find((key) => !/^Level[1-4]$/.test(key))
  if (unknown !== undefined) throw new Fault('InvalidParameterException', `Invalid ACR level: ${unknown}`)
  const names = Object.values(acrOf({ properties: { AcrConfiguration } })).map(({ AcrValue }) => AcrValue)
  if (new Set(names).size < names.length)
    throw new Fault('InvalidParameterException', 'ACR values must be unique across all levels.')
}

type SaidAttribute = NonNullable<Create['Schema']>[number]

// Unverified: the API's guide does not say it, and CloudFormation's own default is the other.
const mutableUnlessSaid = true

/** An attribute as the API says it: whether it can be changed is told, which CloudFormation takes for no. */
export function readAttribute(said: SaidAttribute): SchemaAttribute {
  const { Name } = said
  // The sentence is unverified.
  if (Name === undefined)
    throw new Fault(
      'InvalidParameterException',
      "1 validation error detected: Value null at 'schema' failed to satisfy constraint: Member must not be null",
    )
  const standard = standardAttributes.get(Name)
  const attribute = { Mutable: standard?.Mutable ?? mutableUnlessSaid, ...said, Name } as SchemaAttribute
  checkAttribute(attribute)
  return attribute
}
