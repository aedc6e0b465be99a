import {
  AdminCreateUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { callback, password, shop } from '../../conformance/oauth/world.ts'

const oauth = `oauth: { flows: [code], scopes: [openid, email], callbacks: [${callback}], logouts: [https://shop.example.com/bye] }`

/** Pools that between them have every page. */
const files = {
  'pools/env/dev.env.yaml': 'secrets: { google: { env: SHOP_GOOGLE_SECRET } }',
  'pools/shop.pool.yaml': `
signIn: { with: [username], aliases: [email] }
signUp: { selfService: true, verify: [email] }
recovery: [email]
attributes: { name: { required: true }, birthdate: { required: false } }
domain: { name: shop, managedLogin: 2 }
identityProviders:
  Google: { type: google, clientId: shop, clientSecret: { secret: google }, scopes: [openid, email] }
  Acme: { type: saml, metadata: { url: https://login.acme.example/metadata } }
clients:
  web: { auth: [password, refresh], providers: [COGNITO, Google, Acme], ${oauth} }
`,
  'pools/office.pool.yaml': `
tier: essentials
signIn: { with: [username], factors: [password, emailOtp, smsOtp, passkey] }
signUp: { selfService: false }
mfa: { mode: optional, factors: [email, sms, totp] }
recovery: [admin]
attributes: { name: { required: true } }
domain: { name: office, managedLogin: 2 }
clients:
  web: { auth: [password, refresh], ${oauth} }
  choice: { auth: [choice, refresh], ${oauth} }
`,
  'pools/strict.pool.yaml': `
tier: essentials
signIn: { with: [email] }
mfa: { mode: required, factors: [totp] }
domain: { name: strict, managedLogin: 2 }
clients:
  web: { auth: [password, refresh], ${oauth} }
`,
} as const

const everyAddress = {
  email: 'ana.kim@example.com',
  email_verified: 'true',
  phone_number: '+15555550100',
  phone_number_verified: 'true',
  name: 'Ana Kim',
}

/** People who are asked different things. */
async function peopleOf(aws: CognitoIdentityProviderClient, officeId: string, strictId: string) {
  const user = async (
    UserPoolId: string,
    Username: string,
    { email = `${Username}@example.com`, ...more }: Readonly<Record<string, string>> = {},
    settled = true,
  ) => {
    const given = { ...everyAddress, ...more, email }
    const UserAttributes = Object.entries(given).map(([Name, Value]) => ({ Name, Value }))
    await aws.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        UserAttributes: settled ? UserAttributes : UserAttributes.filter(({ Name }) => Name !== 'name'),
        TemporaryPassword: password,
        MessageAction: 'SUPPRESS',
      }),
    )
    if (settled)
      await aws.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
      )
  }
  const asked = (Username: string, email: boolean, sms: boolean) =>
    aws.send(
      new AdminSetUserMFAPreferenceCommand({
        UserPoolId: officeId,
        Username,
        EmailMfaSettings: { Enabled: email },
        SMSMfaSettings: { Enabled: sms },
      }),
    )
  await user(officeId, 'mail')
  await asked('mail', true, false)
  await user(officeId, 'text')
  await asked('text', false, true)
  await user(officeId, 'both')
  await asked('both', true, true)
  await user(officeId, 'plain')
  await user(officeId, 'invited', {}, false)
  await user(strictId, 'new@example.com', { email: 'new@example.com' })
  return user
}

/** Starts a server on which every page can be seen. */
export async function everyPageWorld() {
  const world = await shop(files)
  const { aws, server } = world
  const user = await peopleOf(aws, server.poolId('office'), server.poolId('strict'))
  return {
    ...world,
    /** Somebody who will have a passkey. */
    holder: (username: string) => user(server.poolId('office'), username),
    /** The address of a page of a pool's domain, with what an app asks of it. */
    at(path: string, { pool = 'shop', app = 'web' } = {}, more: Readonly<Record<string, string>> = {}) {
      const asked = {
        client_id: server.clientId(pool, app),
        response_type: 'code',
        redirect_uri: callback,
        scope: 'openid',
      }
      return `${server.url}/${pool}${path}?${new URLSearchParams({ ...asked, ...more })}`
    },
  }
}
export type EveryPageWorld = Awaited<ReturnType<typeof everyPageWorld>>
