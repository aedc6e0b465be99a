import { Fault } from '../../model/fault.ts'

/** The refusals of identity pools, whose sentences clients know. */
const denied = (message: string) => new Fault('NotAuthorizedException', message)

export const guestsOff = () => denied('Unauthenticated access is not supported for this identity pool.')
export const notSupported = () => denied('Token is not from a supported provider of this identity pool.')
export const wrongIssuer = () => denied("Invalid login token. Issuer doesn't match providerName")
export const unsigned = () => denied("Invalid login token. Couldn't verify signed token.")
export const claimMissing = (claim: string) =>
  denied(`Invalid login token. Missing a required claim: ${claim}`)
export const noMatch = () =>
  denied("Logins don't match. Please include at least one valid login for this identity or identity pool.")

// The codes or sentences from here on are unverified.

/** Both in seconds since 1970. */
export const expired = (exp: number, now: number) =>
  denied(`Invalid login token. Token expired: ${exp} >= ${now}`)
export const notYetValid = () => denied('Invalid login token. Token is not yet valid.')
export const notAToken = () => denied('Invalid login token. Not a valid OpenId Connect identity token.')
export const takenBack = () => denied('Invalid login token. Token has been revoked.')
export const rejected = () => denied('Invalid login token. The provider does not accept it.')

export const poolNotFound = (id: string) =>
  new Fault('ResourceNotFoundException', `IdentityPool '${id}' not found.`)
export const identityNotFound = (id: string) =>
  new Fault('ResourceNotFoundException', `Identity '${id}' not found.`)
export const forbidden = (id: string) => denied(`Access to Identity '${id}' is forbidden.`)

/** The role is missing, or does not let itself be assumed. */
export const badRoles = () => new Fault('InvalidIdentityPoolConfigurationException')
export const ambiguous = (provider: string) =>
  denied(`The ambiguous role mapping rules for: ${provider} denied this request.`)
export const notTheirRole = () => denied('The custom role is not one that this identity may have.')
export const classicOff = () =>
  new Fault('InvalidParameterException', 'Basic (classic) flow is not enabled, please use enhanced flow.')

/** As a write carries it. */
export const loginsInUse = { code: 'ResourceConflictException', message: 'Logins already in use.' } as const
export const conflict = (message: string = loginsInUse.message) =>
  new Fault('ResourceConflictException', message)
export const tooManyLogins = () => conflict('An identity has at most 20 linked logins.')
