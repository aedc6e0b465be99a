import { attempts } from './attempts.ts'

const web = 'clients: { web: { auth: [srp] } }\n'
const prod = (pool: string, patch = '') => ({
  'pools/shop.pool.yaml': pool,
  'pools/env/prod.env.yaml': `protected: true\n${patch}`,
})

attempts(
  'PW-POOL-001',
  [
    [
      'by the patch of an environment',
      prod('deletionProtection: true\n', 'patch: { pool/shop: { deletionProtection: false } }\n'),
    ],
    ['in words of CloudFormation', prod('aws: { DeletionProtection: INACTIVE }\n')],
  ],
  [
    [
      'what a fragment protects',
      {
        ...prod('use: [safe]\n'),
        'pools/safe.fragment.yaml': 'for: pool\nset: { deletionProtection: true }\n',
      },
    ],
    ['what CloudFormation protects', prod('aws: { DeletionProtection: ACTIVE }\n')],
    ['what is not protected', 'description: for trying\n'],
  ],
)
attempts(
  'PW-POOL-002',
  [
    ['in words of CloudFormation', `aws: { MfaConfiguration: 'OFF' }\n${web}`],
    ['with factors that nobody turns on', `mfa: { factors: [totp] }\n${web}`],
    [
      'with passkeys beside, of which passwords are no less enough',
      `signIn: { factors: [password, passkey] }\n${web}`,
    ],
  ],
  [
    [
      'what CloudFormation turns on',
      `aws: { MfaConfiguration: OPTIONAL, EnabledMfas: [SOFTWARE_TOKEN_MFA] }\n${web}`,
    ],
    [
      'machines',
      'domain: { name: shop }\nresourceServers: { api: { scopes: { a: Read } } }\nclients: { batch: { secret: true, oauth: { flows: [client_credentials], scopes: [api/a] } } }\n',
    ],
    [
      'another environment than that which is protected',
      {
        ...prod(`mfa: { mode: optional, factors: [totp] }\n${web}`),
        'pools/env/dev.env.yaml': 'patch: { pool/shop: { mfa: { mode: "off" } } }\n',
      },
      'dev',
    ],
  ],
)
attempts(
  'PW-POOL-003',
  [
    ['by a name of another case', 'mfa: { mode: optional, factors: [totp] }\ngroups: { Shop_Admins: {} }\n'],
    [
      'by a role that may do everything',
      {
        'pools/shop.pool.yaml': 'mfa: { mode: optional, factors: [totp] }\ngroups: { ops: { role: ops } }\n',
        'pools/ops.role.yaml':
          "trust: { type: service, service: lambda.amazonaws.com }\nallow: [{ do: '*', on: '*' }]\n",
      },
    ],
    [
      'by a role with a policy of the project',
      {
        'pools/shop.pool.yaml': 'mfa: { mode: optional, factors: [totp] }\ngroups: { ops: { role: ops } }\n',
        'pools/ops.role.yaml': 'trust: { type: service, service: lambda.amazonaws.com }\nmanaged: [wide]\n',
        'pools/wide.policy.yaml': "allow: [{ do: 'cognito-idp:Admin*', on: '*' }]\n",
      },
    ],
    [
      'by a role with a policy of CloudFormation',
      {
        'pools/shop.pool.yaml': 'mfa: { mode: optional, factors: [totp] }\ngroups: { ops: { role: ops } }\n',
        'pools/ops.role.yaml':
          "trust: { type: service, service: lambda.amazonaws.com }\naws: { Policies: [{ PolicyName: a, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: 'iam:*', Resource: '*' } } }] }\n",
      },
    ],
  ],
  [
    [
      'a name that only holds the word',
      'mfa: { mode: optional, factors: [totp] }\ngroups: { administrative-staff-of-a-school: {}, badminton: {} }\n',
    ],
    [
      'a group of readers',
      {
        'pools/shop.pool.yaml': 'mfa: { mode: optional, factors: [totp] }\ngroups: { ops: { role: ops } }\n',
        'pools/ops.role.yaml':
          'trust: { type: service, service: lambda.amazonaws.com }\nallow: [{ do: s3:GetObject, on: arn:aws:s3:::a/b }]\n',
      },
    ],
  ],
)
attempts(
  'PW-POOL-005',
  [
    ['by a part of what is said', `password: { minLength: 8 }\n${web}`],
    ['in words of CloudFormation', `aws: { Policies: { PasswordPolicy: { MinimumLength: 6 } } }\n${web}`],
    ['where only the history is said', `password: { history: 3 }\n${web}`],
  ],
  [
    ['what Cognito asks for by itself', web],
    ['length alone', `password: { minLength: 16 }\n${web}`],
  ],
)
const open = 'signIn: { with: [email], caseSensitive: false }\n'
attempts(
  'PW-POOL-017',
  [
    ['of phone numbers', `signIn: { with: [phone] }\nsignUp: { verify: [email] }\n${web}`],
    ['where sign-up is open because nobody closed it', `${open}${web}`],
    [
      'by the patch of an environment',
      prod(
        `${open}signUp: { verify: [email] }\n${web}`,
        'patch: { pool/shop: { signUp: { verify: null } } }\n',
      ),
    ],
    [
      'in words of CloudFormation',
      `aws: { UsernameAttributes: [email], AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }\n${web}`,
    ],
  ],
  [
    [
      'an alias, which is one only once it is verified',
      `signIn: { with: [username], aliases: [email] }\n${web}`,
    ],
    ['a pool that only administrators fill', `${open}signUp: { selfService: false }\n${web}`],
    [
      'what CloudFormation verifies',
      `aws: { UsernameAttributes: [email], AutoVerifiedAttributes: [email] }\n${web}`,
    ],
  ],
)
attempts(
  'PW-POOL-018',
  [
    ['as an alias', `signIn: { with: [username], aliases: [email] }\n${web}`],
    ['said outright', `signIn: { with: [email], caseSensitive: true }\n${web}`],
    ['in words of CloudFormation', `aws: { UsernameAttributes: [email] }\n${web}`],
  ],
  [
    ['user names that are no addresses', web],
    ['phone numbers', `signIn: { with: [phone] }\n${web}`],
  ],
)
attempts(
  'PW-POOL-025',
  [
    ['as a first factor', 'signIn: { factors: [password, smsOtp] }\n'],
    ['in words of CloudFormation', "aws: { MfaConfiguration: 'ON', EnabledMfas: [SMS_MFA] }\n"],
  ],
  [
    [
      'what a script sends',
      {
        'pools/shop.pool.yaml':
          'kmsKey: arn:aws:kms:us-east-1:123456789012:key/6c2fa6f0-0000-4000-8000-000000000001\nsignUp: { verify: [phone] }\ntriggers: { customSMSSender: texter }\n',
        'triggers/texter.trigger.yaml': 'script: ./texter.js\nhooks: [customSMSSender]\n',
        'triggers/texter.js': 'export const handler = async (event) => event\n',
      },
    ],
    ['a factor of a pool whose MFA is off', "mfa: { mode: 'off', factors: [sms] }\n"],
  ],
)
attempts(
  'PW-POOL-030',
  [
    [
      'in capitals',
      "signUp: { verification: { email: { subject: a, body: 'HTTP://shop.example.com/?c={####}' } } }\n",
    ],
    [
      'to another customer of the same login pages',
      "domain: { name: shop }\nsignUp: { verification: { email: { subject: a, body: 'https://evil.auth.us-east-1.amazoncognito.com/?c={####}' } } }\n",
    ],
    [
      'to another company of the same country',
      "signUp: { verification: { email: { subject: a, body: 'https://evil.co.uk/?c={####}' } } }\nclients: { web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.co.uk/'] } } }\n",
    ],
  ],
  [
    [
      'its own login pages',
      "domain: { name: shop }\nsignUp: { verification: { email: { subject: a, body: 'https://shop.auth.us-east-1.amazoncognito.com/?c={####}' } } }\n",
    ],
    [
      'a page that carries nothing',
      "domain: { name: shop }\nsignUp: { verification: { email: { subject: a, body: '{####}, and https://help.example/ if you need help' } } }\n",
    ],
  ],
)
