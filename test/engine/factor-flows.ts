import type { MfaName } from '../../src/model/user.ts'
import { period, seedOf, totp } from '../../src/engine/secrets/totp.ts'
import { authenticator } from '../authenticator.ts'
import { device, type NewDevice } from '../device-client.ts'
import { ana, type Setting } from '../world.ts'
import {
  ClientId,
  UserPoolId,
  answered,
  begun,
  bySrp,
  phone,
  quietly,
  right,
  withTokens,
  type Flow,
  type World,
} from './calls.ts'

const able = {
  ...ana,
  attributes: { ...ana.attributes, phone_number: phone.Value, phone_number_verified: 'true' },
}
const must = (...EnabledMfas: readonly MfaName[]): Setting => ({
  users: [able],
  pool: { MfaConfiguration: 'ON', EnabledMfas },
})
const choosing: Setting = {
  users: [able],
  pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } } },
  client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
}
const passkeys: Setting = {
  pool: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    WebAuthnRelyingPartyID: 'example.com',
  },
  client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'] },
}
async function registered(call: World['call'], AccessToken: string) {
  const device = authenticator()
  const { CredentialCreationOptions } = await call('StartWebAuthnRegistration', { AccessToken })
  const Credential = device.create(CredentialCreationOptions)
  await call('CompleteWebAuthnRegistration', { AccessToken, Credential })
  return device
}
const shown = (seed: string | undefined, at: number) =>
  totp(seedOf(seed ?? '') ?? Buffer.alloc(0), Math.floor(at / period))

type Asked = Awaited<ReturnType<World['answer']>>
const byCode = ({ answer, code }: World, asked: Asked) =>
  answer(asked, { USERNAME: 'ana', [`${asked.ChallengeName}_CODE`]: code() }, answered)
const begin = ({ start }: World) => start('USER_PASSWORD_AUTH', right, begun)
/** Begins from an address and a browser, in a pool that blocks what looks unlike the user, and tells of it. */
const beginFrom = (ip: string, userAgent: string) => (made: World) => {
  const MediumAction = { EventAction: 'BLOCK', Notify: true }
  const risk = { ClientId: 'ALL', AccountTakeoverRiskConfiguration: { Actions: { MediumAction } } }
  Object.assign(made.pool, { risk })
  Object.assign(made.ports, { caller: { requestId: 'request', ip, userAgent } })
  return quietly(begin(made))
}
const knowing: Setting = { pool: { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } } }
/** Signs in, and has the device remembered. */
async function remember(made: World, begun: Asked) {
  const { AccessToken = '', NewDeviceMetadata = {} } = begun.AuthenticationResult ?? {}
  const own = device(NewDeviceMetadata as NewDevice)
  const { key: DeviceKey, DeviceSecretVerifierConfig } = own
  await made.call('ConfirmDevice', { AccessToken, DeviceKey, DeviceSecretVerifierConfig })
  return { own, AccessToken }
}
async function prove(made: World, asked: Asked, own: ReturnType<typeof device>) {
  const half = await made.answer(asked, own.opening, answered)
  return made.answer(half, own.claim(half.ChallengeParameters), answered)
}
const prefer = ({ start }: World, PREFERRED_CHALLENGE: string, more: object = {}) =>
  start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE, ...more }, begun)

/** What callers can do where more than a password counts, or none. */
export const factorFlows = {
  'a sign-in that looks unlike the user': {
    setting: { pool: { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } } },
    before: beginFrom('203.0.113.7', 'Mozilla/5.0 (X11; Linux) Firefox/140.0'),
    run: beginFrom('198.51.100.9', 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36'),
  },
  'a second proof by text': {
    setting: must('SMS_MFA'),
    run: async (made) => byCode(made, await begin(made)),
  },
  'a second proof by mail': {
    setting: must('EMAIL_OTP'),
    run: async (made) => byCode(made, await begin(made)),
  },
  'a second proof by text, after SRP': {
    setting: must('SMS_MFA'),
    run: async (made) => byCode(made, await bySrp(made, 'USER_SRP_AUTH')),
  },
  'a second proof by text, in a custom sign-in': {
    setting: must('SMS_MFA'),
    run: async (made) => byCode(made, await bySrp(made, 'CUSTOM_AUTH')),
  },
  'a second proof by text, wrong': {
    setting: must('SMS_MFA'),
    run: async (made) =>
      quietly(made.answer(await begin(made), { USERNAME: 'ana', SMS_MFA_CODE: 'no' }, answered)),
  },
  'a second proof that is chosen': {
    setting: must('SMS_MFA', 'EMAIL_OTP'),
    run: async (made) => {
      const chosen = await made.answer(await begin(made), { USERNAME: 'ana', ANSWER: 'EMAIL_OTP' }, answered)
      return byCode(made, chosen)
    },
  },
  'a second proof that is set up': {
    setting: must('SOFTWARE_TOKEN_MFA'),
    run: async (made) => {
      const asked = await begin(made)
      const drawn = await made.call('AssociateSoftwareToken', { Session: asked.Session })
      const UserCode = shown(drawn.SecretCode, made.clock.at)
      const verified = await made.call('VerifySoftwareToken', { Session: drawn.Session, UserCode })
      return made.answer({ ...asked, Session: verified.Session }, { USERNAME: 'ana' }, answered)
    },
  },
  'second proofs, turned on': {
    setting: { users: [able], pool: { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA'] } },
    ...withTokens(async ({ call }, { AccessToken }) => {
      const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
      await call('SetUserMFAPreference', { AccessToken, SMSMfaSettings })
      await call('AdminSetUserMFAPreference', { UserPoolId, Username: 'ana', SMSMfaSettings })
    }),
  },
  'USER_AUTH, by mail': {
    setting: choosing,
    run: async (made) => byCode(made, await prefer(made, 'EMAIL_OTP')),
  },
  'USER_AUTH, by text': {
    setting: choosing,
    run: async (made) => byCode(made, await prefer(made, 'SMS_OTP')),
  },
  'USER_AUTH, by password': {
    setting: choosing,
    run: (made) => prefer(made, 'PASSWORD', { PASSWORD: right.PASSWORD }),
  },
  'USER_AUTH, nobody': {
    setting: choosing,
    run: ({ start }) => start('USER_AUTH', { USERNAME: 'bob', PREFERRED_CHALLENGE: 'EMAIL_OTP' }, begun),
  },
  'USER_AUTH, by choice': {
    setting: choosing,
    run: async (made) => {
      const asked = await made.call('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: 'ana' },
        ...begun,
      })
      return byCode(made, await made.answer(asked, { USERNAME: 'ana', ANSWER: 'EMAIL_OTP' }, answered))
    },
  },
  'a passkey, registered': {
    setting: passkeys,
    ...withTokens(async ({ call }, { AccessToken }) => {
      const { id } = await registered(call, AccessToken)
      await call('ListWebAuthnCredentials', { AccessToken })
      await call('DeleteWebAuthnCredential', { AccessToken, CredentialId: id })
    }),
  },
  'USER_AUTH, by passkey': {
    setting: passkeys,
    ...withTokens(async ({ call, start, answer }, { AccessToken }) => {
      const device = await registered(call, AccessToken)
      const asked = await start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'WEB_AUTHN' }, begun)
      const CREDENTIAL = device.get(asked.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'])
      return answer(asked, { USERNAME: 'ana', CREDENTIAL }, answered)
    }),
  },
  'a device that is remembered, and takes the place of a second proof': {
    setting: { ...must('SMS_MFA'), pool: { ...must('SMS_MFA').pool, ...knowing.pool } },
    run: async (made) => {
      const { own } = await remember(made, await byCode(made, await begin(made)))
      await prove(made, await made.start('USER_PASSWORD_AUTH', { ...right, DEVICE_KEY: own.key }, begun), own)
    },
  },
  'a device that signs in by a custom sign-in': {
    setting: knowing,
    run: async (made) => {
      const { own } = await remember(made, await begin(made))
      const asked = await made.start('CUSTOM_AUTH', { USERNAME: 'ana', DEVICE_KEY: own.key }, begun)
      await prove(made, await made.answer(asked, { USERNAME: 'ana', ANSWER: 'right' }, answered), own)
    },
  },
  'devices, looked at and forgotten': {
    setting: knowing,
    run: async (made) => {
      const { own, AccessToken } = await remember(made, await begin(made))
      const { own: other } = await remember(made, await begin(made))
      const [DeviceKey, status] = [own.key, { DeviceRememberedStatus: 'remembered' } as const]
      const named = { UserPoolId, Username: 'ana' }
      await made.call('GetDevice', { AccessToken, DeviceKey })
      await made.call('ListDevices', { AccessToken })
      await made.call('UpdateDeviceStatus', { AccessToken, DeviceKey, ...status })
      await made.call('AdminGetDevice', { ...named, DeviceKey })
      await made.call('AdminListDevices', named)
      await made.call('AdminUpdateDeviceStatus', { ...named, DeviceKey, ...status })
      await made.call('ForgetDevice', { AccessToken, DeviceKey })
      await made.call('AdminForgetDevice', { ...named, DeviceKey: other.key })
    },
  },
} as const satisfies Record<string, Flow>
