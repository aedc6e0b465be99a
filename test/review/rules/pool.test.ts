import { describe, expect, it } from 'vitest'
import type { Example } from '../../../src/review/lint/rule.ts'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { found, saidAt } from './found.ts'

const file = 'pools/shop.pool.yaml'
const prod = { 'pools/env/prod.env.yaml': 'protected: true\n' }
const both = { ...prod, 'pools/env/dev.env.yaml': 'description: At home\n' }

/** A trigger that may link accounts, at its hook. */
const linker = {
  'triggers/join.trigger.yaml':
    'script: ./join.js\nhooks: [preSignUp]\ncapabilities: { api: [AdminLinkProviderForUser] }\n',
  'triggers/join.js': 'export const handler = (event) => event\n',
}
const sender = {
  'triggers/mailer.trigger.yaml': 'script: ./mailer.js\nhooks: [customEmailSender, customSMSSender]\n',
  'triggers/mailer.js': 'export const handler = (event) => event\n',
}
const key = 'kmsKey: arn:aws:kms:us-east-1:123456789012:key/1'
const plus =
  'tier: plus\nthreatProtection: { mode: enforced, takeover: { high: block }, compromised: { action: block } }\n'

it('has a rule or a reason for every concern about pools', () => {
  const known = [...rules, ...elsewhere].map(({ id }) => id).filter((id) => id.startsWith('PW-POOL-'))
  const all = Array.from({ length: 31 }, (_, index) => `PW-POOL-${String(index + 1).padStart(3, '0')}`)
  expect(known.toSorted()).toEqual(all)
})

type Row = [says: string, id: string, project: Example, env: string | undefined, expected: string[]]

describe('a rule on pools', () => {
  it.each<Row>([
    [
      'looks at what is costly only where something is protected',
      'PW-POOL-002',
      { [file]: '{ mfa: { mode: "off" } }', ...both },
      'dev',
      [],
    ],
    [
      'looks at it everywhere where nothing is',
      'PW-POOL-002',
      { [file]: 'mfa: { mode: "off" }', 'pools/env/dev.env.yaml': 'description: At home\n' },
      'dev',
      [`${file}:1 a password alone is enough to sign in to the pool \`shop\`: MFA is off`],
    ],
    [
      'asks for no second factor where a provider signs people in',
      'PW-POOL-002',
      'identityProviders: { Corp: { type: oidc, issuer: https://login.corp.example, clientId: shop } }\nclients: { web: { providers: [Corp], auth: [refresh] } }\n',
      undefined,
      [],
    ],
    [
      'asks for none where people choose between passkeys and codes',
      'PW-POOL-002',
      'signIn: { factors: [password, passkey] }\nclients: { web: { auth: [choice, refresh] } }\n',
      undefined,
      [],
    ],
    [
      'asks for one where a client says no flow, since Cognito takes passwords then',
      'PW-POOL-002',
      'signIn: { factors: [password, passkey] }\nclients: { web: {} }\n',
      undefined,
      [`${file}:1 a password alone is enough to sign in to the pool \`shop\`: MFA is off`],
    ],
    [
      'sees what only `aws` says',
      'PW-POOL-002',
      'aws: { MfaConfiguration: OPTIONAL, EnabledMfas: [SOFTWARE_TOKEN_MFA] }\n',
      undefined,
      [],
    ],
    [
      'points at the patch that decides',
      'PW-POOL-002',
      {
        [file]: 'mfa: { mode: optional, factors: [totp] }\n',
        'pools/env/prod.env.yaml':
          'protected: true\npatch:\n  pool/shop:\n    mfa: { mode: "off", factors: null }\n',
      },
      'prod',
      ['pools/env/prod.env.yaml:4 a password alone is enough to sign in to the pool `shop`: MFA is off'],
    ],
    [
      'points at the own file where nobody decides, whatever the patch says of other things',
      'PW-POOL-001',
      {
        [file]: 'description: One\n',
        'pools/env/prod.env.yaml': 'protected: true\npatch:\n  pool/shop: { description: Two }\n',
      },
      'prod',
      [`${file}:1 the pool \`shop\` can be deleted, with everybody in it`],
    ],
    [
      'points at the fragment that decides',
      'PW-POOL-008',
      {
        [file]: 'use: [loose]\n',
        'pools/loose.fragment.yaml': 'for: pool\nset:\n  password: { minLength: 15, temporaryDays: 8 }\n',
      },
      undefined,
      ['pools/loose.fragment.yaml:3 the password of an invitation lasts 8 days'],
    ],
    [
      'knows administrators by what their role may do',
      'PW-POOL-003',
      {
        [file]: 'mfa: { mode: optional, factors: [totp] }\ngroups: { staff: { role: desk } }\n',
        'pools/desk.role.yaml':
          "trust: { type: service, service: lambda.amazonaws.com }\nallow: [{ do: cognito-idp:AdminDeleteUser, on: '*' }]\n",
      },
      undefined,
      [`${file}:1 members of \`staff\` may sign in without a second factor: MFA is \`optional\``],
    ],
    [
      'takes no other group for administrators',
      'PW-POOL-003',
      'mfa: { mode: optional, factors: [totp] }\ngroups: { badminton: {}, members: {} }\n',
      undefined,
      [],
    ],
    [
      'knows that texts are the factor where nothing else is set up',
      'PW-POOL-004',
      'mfa: { mode: optional }\nsms: { role: arn:aws:iam::123456789012:role/texts, externalId: a }\n',
      undefined,
      [`${file}:1 texts are the only second factor of the pool \`shop\``],
    ],
    ['takes what Cognito asks for itself as strong', 'PW-POOL-005', 'description: One\n', undefined, []],
    [
      'knows that who says a part of a policy asks for no kinds',
      'PW-POOL-005',
      'password: { temporaryDays: 3 }\n',
      undefined,
      [`${file}:1 passwords of 8 characters of any kind are taken`],
    ],
    ['asks a long password for no kinds', 'PW-POOL-005', 'password: { minLength: 15 }\n', undefined, []],
    [
      'leaves a tier without threat protection alone',
      'PW-POOL-009',
      { [file]: 'tier: essentials\n', ...prod },
      'prod',
      [],
    ],
    [
      'says less of threat protection that is being tried',
      'PW-POOL-009',
      'tier: plus\nthreatProtection: { mode: audit }\n',
      undefined,
      [`${file}:2 threat protection of the pool \`shop\` writes down what it finds, and lets it pass`],
    ],
    [
      'takes `mfaRequired` where there are second factors',
      'PW-POOL-013',
      'tier: plus\nmfa: { mode: optional, factors: [totp] }\nthreatProtection: { mode: enforced, takeover: { high: mfaRequired } }\n',
      undefined,
      [],
    ],
    [
      'knows that resets go to a phone where nothing is said and texts can be sent',
      'PW-POOL-014',
      'signIn: { with: [email] }\nsms: { role: arn:aws:iam::123456789012:role/texts, externalId: a }\n',
      undefined,
      [`${file}:1 reset codes go to a phone first, since \`recovery\` says nothing else`],
    ],
    [
      'knows that they do not where no text can be sent',
      'PW-POOL-014',
      'signIn: { with: [email] }\n',
      undefined,
      [],
    ],
    [
      'lets a pool that has phones only reset by phone',
      'PW-POOL-014',
      'signIn: { with: [phone] }\nrecovery: [phone]\n',
      undefined,
      [],
    ],
    [
      'tells that accounts may be linked by an address that nobody has shown to be theirs',
      'PW-POOL-017',
      { [file]: 'triggers: { preSignUp: join }\n', ...linker },
      undefined,
      [`${file}:1 accounts of \`shop\` may be linked by a mail address that nobody has verified`],
    ],
    [
      'does not where the stage leaves the trigger no power to',
      'PW-POOL-017',
      {
        [file]: 'triggers: { preSignUp: { use: join, capabilities: { api: [] } } }\n',
        ...linker,
      },
      undefined,
      [],
    ],
    [
      'lets administrators make accounts as they like',
      'PW-POOL-017',
      'signIn: { with: [email, phone], caseSensitive: false }\nsignUp: { selfService: false }\n',
      undefined,
      [],
    ],
    [
      'tells each address apart',
      'PW-POOL-017',
      'signIn: { with: [email, phone], caseSensitive: false }\nsignUp: { verify: [email] }\n',
      undefined,
      [`${file}:2 anybody may sign up to \`shop\` with a phone number that is not theirs`],
    ],
    [
      'tells that what administrators alone write cannot be required',
      'PW-POOL-022',
      'attributes: { name: { required: true, adminOnly: true } }\nclients: { web: {} }\n',
      undefined,
      [`${file}:1 \`name\` is required, and no client of \`shop\` may write it: nobody can sign up`],
    ],
    [
      'is content with one client of several, or a provider, that gives what is required',
      'PW-POOL-022',
      `
attributes: { name: { required: true }, email: { required: true } }
identityProviders:
  Corp: { type: oidc, issuer: https://login.corp.example, clientId: shop, map: { email: email } }
clients: { web: { write: [] }, phone: { write: [name] } }
`,
      undefined,
      [],
    ],
    [
      'lets a script of your own send mail',
      'PW-POOL-024',
      {
        [file]: `signUp: { verify: [email] }\n${key}\ntriggers: { customEmailSender: mailer }\n`,
        ...prod,
        ...sender,
      },
      'prod',
      [],
    ],
    [
      'lets a script of your own send texts',
      'PW-POOL-025',
      {
        [file]: `mfa: { mode: optional, factors: [sms] }\n${key}\ntriggers: { customSMSSender: mailer }\n`,
        ...sender,
      },
      undefined,
      [],
    ],
    [
      'asks a role elsewhere for nothing but that it be told the id',
      'PW-POOL-026',
      'sms: { role: arn:aws:iam::123456789012:role/texts }\n',
      undefined,
      [
        `${file}:1 the pool \`shop\` says no external id to \`arn:aws:iam::123456789012:role/texts\`, which can ask for none then`,
      ],
    ],
    [
      'takes a role that asks for the pool itself',
      'PW-POOL-026',
      {
        [file]: 'sms: { role: texts }\n',
        'pools/texts.role.yaml': `
trust:
  type: service
  service: cognito-idp.amazonaws.com
  condition: { ArnLike: { 'aws:SourceArn': $(pool.shop.arn) } }
allow: [{ do: sns:Publish, on: '*' }]
`,
      },
      undefined,
      [],
    ],
    [
      'lets passkeys belong to the machine on which one develops',
      'PW-POOL-028',
      `
signIn: { factors: [password, passkey] }
passkeys: { relyingPartyId: localhost, userVerification: required }
domain: { name: shop }
clients: { web: { oauth: { flows: [code], callbacks: ['http://localhost/'] } } }
`,
      undefined,
      [],
    ],
    [
      'lets them belong to the host that the pages have on that machine',
      'PW-POOL-028',
      `
signIn: { factors: [password, passkey] }
passkeys: { relyingPartyId: shop.auth.localhost, userVerification: required }
domain: { name: shop }
clients: { web: { oauth: { flows: [code], callbacks: ['http://localhost/'] } } }
`,
      undefined,
      [],
    ],
    [
      'knows that nothing above a prefix is a domain of one’s own',
      'PW-POOL-028',
      `
signIn: { factors: [password, passkey] }
passkeys: { relyingPartyId: auth.us-east-1.amazoncognito.com, userVerification: required }
domain: { name: shop }
clients: { web: { oauth: { flows: [code], callbacks: ['https://shop.example.com/'] } } }
`,
      undefined,
      [
        `${file}:3 no browser offers passkeys of \`auth.us-east-1.amazoncognito.com\` on the login pages at \`shop.auth.us-east-1.amazoncognito.com\``,
      ],
    ],
    [
      'asks texts for a code however they are verified',
      'PW-POOL-029',
      `
signUp:
  verification: { by: link, email: { body: 'Here: {##confirm##}' }, sms: Hello }
invite: { email: { body: 'Welcome, {username}' } }
`,
      undefined,
      [
        `${file}:3 the text has no \`{####}\`, in whose place the code stands`,
        `${file}:4 the text has no \`{####}\`, in whose place the name or the password stands`,
      ],
    ],
    [
      'tells a code that is sent to a stranger, and no other link',
      'PW-POOL-030',
      `
domain: { name: auth.example.com, certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }
invite:
  email: { body: 'https://help.example.net {username} {####}' }
signUp:
  verification: { email: { body: 'https://example.net/?c={####} or https://www.example.com/?c={####}' } }
`,
      undefined,
      [`${file}:6 the text sends \`{####}\` to \`example.net\`, which the pool knows nothing of`],
    ],
    ['is silent on a pool that has thought of it', 'PW-POOL-01', plus, undefined, []],
  ])('%s', async (_, id, project, env, expected) => {
    expect(saidAt(await found(project, id, env))).toEqual(expected)
  })
})
