import { describe, expect, it } from 'vitest'
import { serviceNames } from '../../../src/model/apis.ts'
import * as identityPools from '../../../src/operations/identity-pools/index.ts'
import * as sts from '../../../src/operations/sts/index.ts'
import * as userPools from '../../../src/operations/user-pools/index.ts'
import { serviceOf } from '../../../src/schema/service-of.ts'

const served = { 'cognito-idp': userPools, 'cognito-identity': identityPools, sts } as const
/** Operations that AWS answers without a signature, whatever our own schemas say of them. */
const unsigned: Readonly<Record<(typeof serviceNames)[number], readonly string[]>> = {
  'cognito-idp': `
    AssociateSoftwareToken ChangePassword CompleteWebAuthnRegistration ConfirmDevice
    ConfirmForgotPassword ConfirmSignUp DeleteUser DeleteUserAttributes DeleteWebAuthnCredential
    ForgetDevice ForgotPassword GetClientToken GetDevice GetTokensFromRefreshToken GetUser
    GetUserAttributeVerificationCode GetUserAuthFactors GlobalSignOut InitiateAuth ListDevices
    ListUserSessions ListWebAuthnCredentials ResendConfirmationCode RespondToAuthChallenge
    RevokeToken RevokeUserSession SetUserMFAPreference SetUserSettings SignUp
    StartWebAuthnRegistration UpdateAuthEventFeedback UpdateDeviceStatus UpdateUserAttributes
    VerifySoftwareToken VerifyUserAttribute
  `
    .trim()
    .split(/\s+/),
  'cognito-identity': ['GetCredentialsForIdentity', 'GetId', 'GetOpenIdToken', 'UnlinkIdentity'],
  sts: ['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
}

describe.each(serviceNames)('the operations of %s', (service) => {
  const operations = Object.entries(served[service]).map(
    ([name, operation]) => [name, operation.access, operation] as const,
  )
  const { isOperation, isSigned, operationNames } = serviceOf(service)

  it.each(operations)('%s stands under its own name, which AWS knows', (exported, _, operation) => {
    expect([operation.name, operation.service]).toEqual([exported, service])
    expect((isOperation as (name: string) => boolean)(operation.name)).toBe(true)
  })

  it.each(operations)('%s, for %s, is signed exactly where SDKs sign it', (name, access) => {
    expect(access === 'admin').toBe((isSigned as (name: string) => boolean)(name))
  })

  it('are open without a signature where AWS has them so, and nowhere else', () => {
    const open = operations.filter(([, access]) => access !== 'admin').map(([name]) => name)
    const there = unsigned[service].filter((name) => Object.hasOwn(served[service], name))
    expect(open.toSorted()).toEqual(there.toSorted())
    const modelled = operationNames.filter((name) => !(isSigned as (name: string) => boolean)(name))
    expect(modelled.toSorted()).toEqual(unsigned[service].toSorted())
  })

  it.runIf(service !== 'cognito-idp')('are all there that AWS has', () => {
    expect(operations.map(([name]) => name).toSorted()).toEqual([...operationNames].toSorted())
  })
})
