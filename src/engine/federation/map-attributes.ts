import { Fault } from '../../model/fault.ts'
import type { Step } from '../flow.ts'
import { checkWritable } from '../users/attributes.ts'
import type { Mapped, Named } from './receiving.ts'

const addresses = ['email', 'phone_number'] as const

/**
 * What becomes of a provider's word: each mapped attribute takes the value that was brought under the provider's
 * name for it. What the provider did not say this time stays as it is, which is unverified.
 */
export function mapped(
  mapping: Readonly<Record<string, string>>,
  brought: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([attribute, source]) => {
      const value = Object.hasOwn(brought, source) ? brought[source] : undefined
      // By whom the user is known is no attribute.
      return attribute === 'username' || !value ? [] : [[attribute, truthOf(attribute, value)]]
    }),
  )
}

/** Whether an address is verified: the provider says so in so many words, or it is not. */
const truthOf = (attribute: string, value: string) =>
  isTruth(attribute) ? String(value.toLowerCase() === 'true') : value

const isTruth = (attribute: string) => addresses.some((name) => attribute === `${name}_verified`)

/** What is verified is the address that was said with it, and not one that the user has written here meanwhile. */
const ofItsAddress = (said: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(said).filter(
      ([attribute, value]) =>
        !isTruth(attribute) ||
        value !== 'true' ||
        said[attribute.slice(0, -'_verified'.length)] !== undefined,
    ),
  )

/** Maps what was brought, where the app may write all that is mapped. */
export const mapAttributes: Step<Named, Pick<Mapped, 'attributes'>> = {
  name: 'map attributes',
  run({ client, idp, brought }) {
    const attributes = ofItsAddress(mapped(idp.AttributeMapping ?? {}, brought))
    // Whether an address is verified is the provider's to say, whatever the app may.
    const ruled = Object.keys(attributes).filter((name) => !isTruth(name))
    checkWritable(client, ruled)
    return { attributes }
  },
}

/** Addresses that are new without a word on whether they are verified, and therefore are not. */
export const unverified = (
  attributes: Readonly<Record<string, string>>,
  was: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    addresses
      .filter((name) => attributes[name] !== undefined && attributes[name] !== was[name])
      .filter((name) => attributes[`${name}_verified`] === undefined)
      .map((name) => [`${name}_verified`, 'false']),
  )

/** Refuses whom the provider says too little of. The sentence is as seen in issue threads. */
export const lacking = (names: readonly string[]) =>
  new Fault('InvalidParameterException', `attributes required: [${names.join(', ')}]`)
