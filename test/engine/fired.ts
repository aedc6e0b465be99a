import { expect } from 'vitest'
import { perform, type Step } from '../../src/engine/flow.ts'
import { hook, type Envelope } from '../../src/engine/hook.ts'
import * as hooks from '../../src/engine/hooks/index.ts'
import type { EventVersion } from '../../src/model/hook.ts'
import type { User } from '../../src/model/user.ts'
import { hookOf, type TriggerSource } from '../../src/schema/samples.ts'
import { ana, kmsKey, world, type Script, type Seen } from '../world.ts'
import { ClientMetadata, keep, UserPoolId } from './calls.ts'
import { senders, watch, type flows } from './flows.ts'

/** Which flow fires a source. */
export const served = new Map<TriggerSource, keyof typeof flows>([
  ['PreSignUp_SignUp', 'SignUp'],
  ['PreSignUp_AdminCreateUser', 'AdminCreateUser'],
  ['PreSignUp_ExternalProvider', 'a sign-in by a provider, the first'],
  ['InboundFederation_ExternalProvider', 'a sign-in by a provider, the first'],
  ['PostConfirmation_ConfirmSignUp', 'ConfirmSignUp'],
  ['PostConfirmation_ConfirmForgotPassword', 'ConfirmForgotPassword'],
  ['PreAuthentication_Authentication', 'USER_PASSWORD_AUTH'],
  ['PostAuthentication_Authentication', 'USER_SRP_AUTH'],
  ['DefineAuthChallenge_Authentication', 'CUSTOM_AUTH, the password first'],
  ['CreateAuthChallenge_Authentication', 'CUSTOM_AUTH, the password first'],
  ['VerifyAuthChallengeResponse_Authentication', 'CUSTOM_AUTH, the password first'],
  ['TokenGeneration_HostedAuth', 'a sign-in at the pages'],
  ['TokenGeneration_Authentication', 'USER_SRP_AUTH'],
  ['TokenGeneration_NewPasswordChallenge', 'a temporary password'],
  ['TokenGeneration_AuthenticateDevice', 'a device that signs in by a custom sign-in'],
  ['TokenGeneration_RefreshTokens', 'GetTokensFromRefreshToken'],
  ['TokenGeneration_ClientCredentials', 'GetClientToken'],
  ['UserMigration_Authentication', 'USER_PASSWORD_AUTH, of another directory'],
  ['UserMigration_ForgotPassword', 'ForgotPassword, of another directory'],
  ['CustomMessage_SignUp', 'SignUp'],
  ['CustomMessage_AdminCreateUser', 'AdminCreateUser'],
  ['CustomMessage_ResendCode', 'ResendConfirmationCode'],
  ['CustomMessage_ForgotPassword', 'ForgotPassword'],
  ['CustomMessage_UpdateUserAttribute', 'UpdateUserAttributes'],
  ['CustomMessage_VerifyUserAttribute', 'GetUserAttributeVerificationCode'],
  ['CustomMessage_Authentication', 'a second proof that is chosen'],
  ['CustomEmailSender_VerifyUserAttribute', 'GetUserAttributeVerificationCode'],
  ['CustomEmailSender_Authentication', 'a second proof that is chosen'],
  ['CustomSMSSender_VerifyUserAttribute', 'GetUserAttributeVerificationCode, by phone'],
  ['CustomSMSSender_Authentication', 'a second proof by text, after SRP'],
  ['CustomEmailSender_SignUp', 'SignUp'],
  ['CustomEmailSender_AdminCreateUser', 'AdminCreateUser'],
  ['CustomEmailSender_ResendCode', 'ResendConfirmationCode'],
  ['CustomEmailSender_ForgotPassword', 'ForgotPassword'],
  ['CustomEmailSender_UpdateUserAttribute', 'UpdateUserAttributes'],
  ['CustomEmailSender_AccountTakeOverNotification', 'a sign-in that looks unlike the user'],
  ['CustomSMSSender_SignUp', 'SignUp, by phone'],
  ['CustomSMSSender_AdminCreateUser', 'AdminCreateUser, by phone'],
  ['CustomSMSSender_ResendCode', 'ResendConfirmationCode, by phone'],
  ['CustomSMSSender_ForgotPassword', 'ForgotPassword, by phone'],
  ['CustomSMSSender_UpdateUserAttribute', 'UpdateUserAttributes, both addresses'],
])

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
const groups = [
  { GroupName: 'gold', Precedence: 1, RoleArn: role('gold') },
  { GroupName: 'staff', Precedence: 2, RoleArn: role('staff') },
]
const CreateAuthChallenge: Script = (event) => ({
  ...event,
  response: {
    publicChallengeParameters: { question: 'how' },
    privateChallengeParameters: { answer: 'right' },
    challengeMetadata: 'HOW',
  },
})

const corpAna: User = {
  ...ana,
  username: 'corp_ana',
  status: 'EXTERNAL_PROVIDER',
  attributes: {
    email: 'ana@example.com',
    identities: '[{"userId":"ana","providerName":"corp","providerType":"OIDC","primary":true}]',
  },
}
const scopes = ['openid', 'shop/read']
const ofGroups = {
  groupsToOverride: ['gold', 'staff'],
  iamRolesToOverride: [role('gold'), role('staff')],
  preferredRole: role('gold'),
}
const sending = { user: ana, code: '123456', sealed: 'AYADe', clientMetadata: ClientMetadata }

/** What a flow that comes later will know when it fires a source, beside the pool and the client. */
const later: Partial<Record<TriggerSource, object>> = {
  TokenGeneration_HostedAuth: { user: corpAna, groups: ofGroups, scopes, clientMetadata: undefined },
  CustomMessage_VerifyUserAttribute: { user: ana, clientMetadata: ClientMetadata },
  CustomMessage_Authentication: { user: ana, clientMetadata: ClientMetadata },
  CustomEmailSender_VerifyUserAttribute: sending,
  CustomEmailSender_Authentication: sending,
  CustomSMSSender_VerifyUserAttribute: sending,
  CustomSMSSender_Authentication: sending,
}

/** The event by which a source is fired: by its flow, or by its hook for facts as they will be. */
export async function fired(source: TriggerSource, version: EventVersion): Promise<unknown> {
  const flow = served.get(source)
  if (!flow) return byHook(source, version)
  const { seen } = await watch(flow, {
    version,
    groups,
    scripts: { ...senders, CreateAuthChallenge },
    async prepare({ call, pool }) {
      const ofAna = { UserPoolId: pool.id, Username: 'ana' }
      for (const { GroupName } of groups) await call('AdminAddUserToGroup', { ...ofAna, GroupName })
    },
  })
  return said(seen.filter(({ triggerSource }) => triggerSource === source).at(-1))
}

async function byHook(source: TriggerSource, version: EventVersion) {
  const name = hookOf(source)
  const { ports, pool, client, seen } = await world({ version, scripts: { [name]: keep } })
  // Facts of a hook are checked where its flow is composed; here they come from a table.
  const step = hook(hooks[name] as never, source) as unknown as Step<Envelope, object>
  await perform(step, { pool, client, ...later[source] } as unknown as Envelope, ports)
  return said(seen.at(-1))
}

/** An event with a word in the place of what is drawn anew: the sub of whom a flow has made, a code, and an event that a mail tells of. */
function said(event: Seen | undefined): unknown {
  if (!event) return undefined
  const { userAttributes, code } = event.request
  if (userAttributes?.sub && userAttributes.sub !== ana.sub) {
    expect(userAttributes.sub).toMatch(/^[0-9a-f-]{36}$/)
    userAttributes.sub = 'drawn'
  }
  if (userAttributes?.FEEDBACK_TOKEN) {
    const { EVENT_ID: event, FEEDBACK_TOKEN: token } = userAttributes
    for (const value of ['valid', 'invalid']) {
      const link = `ONE_CLICK_LINK_${value.toUpperCase()}`
      const query = new URLSearchParams({ username: 'ana', event, token, value })
      expect(userAttributes[link]).toBe(`http://localhost:9340/${UserPoolId}/feedback?${query}`)
      userAttributes[link] = `https://auth.example.com/feedback?is=${value}`
    }
    Object.assign(userAttributes, { EVENT_ID: 'drawn', FEEDBACK_TOKEN: 'signed' })
  }
  if (code && code !== sending.sealed) {
    const context = { 'userpool-id': UserPoolId }
    const plaintext = expect.stringMatching(/^(\d{6}|Corr3ct-Horse!)$/)
    expect(JSON.parse(Buffer.from(code, 'base64').toString())).toEqual({ keyArn: kmsKey, plaintext, context })
    event.request['code'] = 'encrypted'
  }
  return event
}
