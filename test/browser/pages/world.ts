import {
  AdminCreateUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { callback, password, shop } from '../../conformance/oauth/world.ts'
import { someMetadata } from '../../saml-metadata.ts'
import { brandedApp } from './branded-app.ts'

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
  'pools/works.pool.yaml': `
signIn: { with: [username] }
recovery: [admin]
domain: { name: works, managedLogin: 2 }
identityProviders:
  Acme: { type: saml, identifiers: [acme.example], metadata: { url: https://login.acme.example/metadata } }
  Partner: { type: saml, metadata: { file: ./partner.xml } }
clients:
  web: { auth: [password, refresh], providers: [COGNITO, Acme], ${oauth} }
  partners: { auth: [refresh], providers: [Partner], ${oauth} }
`,
  // It takes forms alone, which a page of ours sends.
  'pools/partner.xml': someMetadata(
    'urn:partner',
    '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://partner.example/sso"/>',
  ),
  'pools/club.pool.yaml': `
signIn: { with: [username] }
domain: { name: club, managedLogin: 2 }
triggers: { defineAuthChallenge: member, createAuthChallenge: member, verifyAuthChallengeResponse: member }
clients:
  web: { auth: [custom, refresh], hideUserExistence: true, ${oauth} }
`,
  'triggers/member.trigger.yaml': `
script: ./member.ts
hooks: [defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse]
`,
  'triggers/member.ts': `
const page = {
  title: { en: 'Your membership', ko: '멤버십 확인' },
  text: { en: 'Take your card to hand.', ko: '카드를 준비하세요.' },
  fields: [
    { name: 'end', type: 'code', label: { en: 'Last four digits', ko: '마지막 네 자리' } },
    { name: 'born', type: 'date', label: { en: 'Date of birth', ko: '생년월일' } },
    {
      name: 'branch',
      type: 'choice',
      label: { en: 'Where you joined', ko: '가입한 곳' },
      options: [
        { value: 'web', label: { en: 'On the web', ko: '웹' } },
        { value: 'shop', label: { en: 'In a shop', ko: '매장' } },
      ],
    },
    { name: 'rules', type: 'tick', label: { en: 'I keep to the rules', ko: '규칙을 지키겠습니다' } },
  ],
}
export const handler = async (event: any) => {
  if (event.triggerSource.startsWith('Define'))
    Object.assign(event.response, { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false })
  if (event.triggerSource.startsWith('Create'))
    event.response.publicChallengeParameters = { challengePage: JSON.stringify(page) }
  return event
}
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
  const brandedClient = await brandedApp(aws)
  return {
    ...world,
    /** Somebody who will have a passkey. */
    holder: (username: string) => user(server.poolId('office'), username),
    /** The address of a page of a pool's domain, with what an app asks of it. */
    at(path: string, { pool = 'shop', app = 'web' } = {}, more: Readonly<Record<string, string>> = {}) {
      const asked = {
        client_id: pool === 'branded' ? brandedClient : server.clientId(pool, app),
        response_type: 'code',
        redirect_uri: callback,
        scope: 'openid',
      }
      return `${server.url}/${pool}${path}?${new URLSearchParams({ ...asked, ...more })}`
    },
  }
}
export type EveryPageWorld = Awaited<ReturnType<typeof everyPageWorld>>
