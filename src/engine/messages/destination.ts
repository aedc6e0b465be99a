import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { masked } from '../users/shown.ts'

/** Where a message goes: which attribute, and what it says. */
export interface Destination {
  readonly attribute: 'email' | 'phone_number'
  readonly to: string
  /** It is not the user's yet: a right code puts it in the place of the one before. */
  readonly pending?: true
}

/** How an answer tells that a message is on its way. */
export interface CodeDelivery {
  readonly Destination: string
  readonly DeliveryMedium: 'EMAIL' | 'SMS'
  readonly AttributeName: string
}

export const mediumOf = ({ attribute }: Destination) => (attribute === 'email' ? 'EMAIL' : 'SMS')

export const sayDelivery = (destination: Destination): CodeDelivery => ({
  Destination: masked(destination.attribute, destination.to),
  DeliveryMedium: mediumOf(destination),
  AttributeName: destination.attribute,
})

const at = ({ attributes }: User, attribute: Destination['attribute']): Destination | undefined => {
  const to = attributes[attribute]
  return to ? { attribute, to } : undefined
}

type Address = Destination['attribute']
const verified = ({ attributes }: User, name: Address) => attributes[`${name}_verified`] === 'true'

// A stranger has every address, and those that are likely are the verified ones.
const inOrder = (user: User, order: readonly Address[]) =>
  user.stranger
    ? [...order].sort((one, other) => Number(verified(user, other)) - Number(verified(user, one)))
    : order

/** Where the code of a sign-up goes: to the phone, where both phone and e-mail are to be verified. */
export function signUpDestination({ properties }: UserPool, user: User): Destination | undefined {
  const asked = properties.AutoVerifiedAttributes ?? []
  const order = (['phone_number', 'email'] as const).filter((name) => asked.includes(name))
  return inOrder(user, order)
    .map((name) => at(user, name))
    .find((destination) => destination !== undefined)
}

const mechanisms: Readonly<Record<string, Address>> = {
  verified_email: 'email',
  verified_phone_number: 'phone_number',
}

/** Where the code of a new password goes: to the first verified address in the pool's order, if there is one. */
export function recoveryDestination({ properties }: UserPool, user: User): Destination | undefined {
  const chosen = properties.AccountRecoverySetting?.RecoveryMechanisms
  if (chosen?.some(({ Name }) => Name === 'admin_only'))
    throw new Fault('NotAuthorizedException', 'Contact administrator to reset password.')
  // A pool that says nothing prefers the phone.
  const order: readonly Address[] = chosen?.length
    ? [...chosen]
        .sort((one, other) => one.Priority - other.Priority)
        .flatMap(({ Name }) => mechanisms[Name] ?? [])
    : ['phone_number', 'email']
  return inOrder(user, order)
    .filter((name) => user.stranger || verified(user, name))
    .map((name) => at(user, name))
    .find((destination) => destination !== undefined)
}

/** Where an invitation goes: to the media that were asked for, as far as the user has them. */
export function invitationDestinations(
  user: User,
  media: readonly ('EMAIL' | 'SMS')[] | undefined,
): readonly Destination[] {
  // SMS unless the caller says otherwise; whether AWS then falls back to e-mail is unverified.
  const asked = media ?? ['SMS']
  const attributes = asked.map((medium) =>
    medium === 'EMAIL' ? ('email' as const) : ('phone_number' as const),
  )
  const found = attributes.flatMap((name) => at(user, name) ?? [])
  return found.length || media ? found : [at(user, 'email') ?? []].flat()
}
