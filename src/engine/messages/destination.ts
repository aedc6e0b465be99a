import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import { masked } from '../users/shown.ts'

/** Where a message goes: which attribute, and what it says. */
export interface Destination {
  readonly attribute: 'email' | 'phone_number'
  readonly to: string
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

/** Where the code of a sign-up goes: to the phone, where both phone and e-mail are to be verified. */
export function signUpDestination({ properties }: UserPool, user: User): Destination | undefined {
  const verified = properties.AutoVerifiedAttributes ?? []
  const order = (['phone_number', 'email'] as const).filter((name) => verified.includes(name))
  return order.map((name) => at(user, name)).find((destination) => destination !== undefined)
}

const mechanisms: Readonly<Record<string, Destination['attribute']>> = {
  verified_email: 'email',
  verified_phone_number: 'phone_number',
}

/** Where the code of a new password goes: to the first verified address in the pool's order. */
export function recoveryDestination({ properties }: UserPool, user: User): Destination {
  const chosen = properties.AccountRecoverySetting?.RecoveryMechanisms
  if (chosen?.some(({ Name }) => Name === 'admin_only'))
    throw new Fault('NotAuthorizedException', 'Contact administrator to reset password.')
  // A pool that says nothing prefers the phone.
  const order: readonly Destination['attribute'][] = chosen?.length
    ? [...chosen]
        .sort((one, other) => one.Priority - other.Priority)
        .flatMap(({ Name }) => mechanisms[Name] ?? [])
    : ['phone_number', 'email']
  const found = order
    .filter((name) => user.attributes[`${name}_verified`] === 'true')
    .map((name) => at(user, name))
    .find((destination) => destination !== undefined)
  if (!found)
    throw new Fault(
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  return found
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
