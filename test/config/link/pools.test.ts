import { describe } from 'vitest'
import { pool, tellsEach } from './mistakes.ts'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'asks for one-time codes where MFA is required',
      edit: {
        [pool]: [
          ['factors: [password, passkey]', 'factors: [password, emailOtp]'],
          ['mode: optional', 'mode: required'],
        ],
      },
      rule: 'PW-LINK-001',
      at: [pool, 'emailOtp'],
      says: '`emailOtp` is a first factor, and one-time codes cannot go with required MFA',
    },
    {
      name: 'makes one mailbox factor and recovery',
      edit: { [pool]: [['factors: [totp, passkey]', 'factors: [totp, email]']] },
      rule: 'PW-LINK-002',
      at: [pool, 'email]'],
      says: '`email` is a second factor, and also the first way to recover an account: one mailbox would be both',
    },
    {
      name: 'rotates beside the plain refresh flow',
      edit: { [pool]: [['auth: [srp, choice]', 'auth: [srp, refresh]']] },
      rule: 'PW-LINK-003',
      at: [pool, 'refresh]'],
      says: '`refresh` and `tokens.rotation` exclude each other: a token that is replaced when used cannot stay',
    },
    {
      name: 'mixes a machine with people',
      edit: { [pool]: [['flows: [client_credentials]', 'flows: [client_credentials, code]']] },
      rule: 'PW-LINK-004',
      at: [pool, 'client_credentials,'],
      says: "`client_credentials` stands alone: a client is a person's or a machine's",
    },
    {
      name: 'calls two levels the same',
      edit: { [pool]: [['tier: plus', 'acr: { level2: urn:own:2, level3: urn:own:2 }\ntier: plus']] },
      rule: 'PW-LINK-045',
      at: [pool, 'urn:own:2'],
      says: '`urn:own:2` is what another level is called',
    },
    {
      name: 'tracks sessions in a tier that has none',
      edit: {
        [pool]: [
          ['tier: plus', 'sessions: { track: true }\ntier: lite'],
          ['preTokenGeneration: { use: claims, version: V3_0 }', 'preTokenGeneration: claims'],
        ],
      },
      rule: 'PW-LINK-046',
      at: [pool, 'sessions:'],
      says: 'the tier `lite` has no `sessions`',
    },
    {
      name: 'calls a provider like the pool itself',
      edit: {
        [pool]: [
          [
            'identityProviders:\n',
            'identityProviders:\n  Cognito: { type: oidc, issuer: https://login.other.example, clientId: shop }\n',
          ],
        ],
      },
      rule: 'PW-LINK-047',
      at: [pool, 'Cognito:'],
      says: "`Cognito` is what the pool's own users are called among providers",
    },
    {
      name: 'has a mail domain lead to two providers',
      edit: {
        [pool]: [
          ['    type: google\n', '    type: google\n    identifiers: [corp.example]\n'],
          ['    clientId: corp-shop\n', '    clientId: corp-shop\n    identifiers: [Corp.example]\n'],
        ],
      },
      rule: 'PW-LINK-048',
      at: [pool, 'Corp.example'],
      says: '`Corp.example` leads to `Google` already',
    },
    {
      name: 'names a colour by a word',
      edit: {
        [pool]: [
          [
            '    providers: [COGNITO, Google, Corp]\n',
            `    providers: [COGNITO, Google, Corp]\n    branding: { settings: { components: { pageBackground: { lightMode: { color: green } } } } }\n`,
          ],
        ],
      },
      rule: 'PW-LINK-049',
      at: [pool, 'green'],
      says: '`color` is no colour',
    },
    {
      name: 'writes a colour that YAML reads as a number',
      edit: {
        [pool]: [
          [
            '    providers: [COGNITO, Google, Corp]\n',
            `    providers: [COGNITO, Google, Corp]\n    branding: { settings: { components: { form: { lightMode: { backgroundColor: 123456 } } } } }\n`,
          ],
        ],
      },
      rule: 'PW-LINK-049',
      at: [pool, '123456'],
      says: '`backgroundColor` is no colour',
    },
    {
      name: 'asks for corners of no size',
      edit: {
        [pool]: [
          [
            '    providers: [COGNITO, Google, Corp]\n',
            `    providers: [COGNITO, Google, Corp]\n    branding: { settings: { componentClasses: { buttons: { borderRadius: 101 } } } }\n`,
          ],
        ],
      },
      rule: 'PW-LINK-049',
      at: [pool, '101'],
      says: '`borderRadius` is no radius',
    },
    {
      name: 'has a picture of another kind than it says',
      edit: {
        [pool]: [
          [
            '    providers: [COGNITO, Google, Corp]\n',
            `    providers: [COGNITO, Google, Corp]\n    branding: { assets: [{ category: FORM_LOGO, mode: LIGHT, extension: PNG, bytes: R0lGODlh }] }\n`,
          ],
        ],
      },
      rule: 'PW-LINK-049',
      at: [pool, 'R0lGODlh'],
      says: 'the bytes are those of no PNG',
    },
    {
      name: 'has two pictures for one place',
      edit: {
        [pool]: [
          [
            '    providers: [COGNITO, Google, Corp]\n',
            `    providers: [COGNITO, Google, Corp]\n    branding: { assets: [{ category: FORM_LOGO, mode: LIGHT, extension: PNG, bytes: iVBORw0KGgo= }, { category: FORM_LOGO , mode: LIGHT, extension: PNG, bytes: iVBORw0KGgo= }] }\n`,
          ],
        ],
      },
      rule: 'PW-LINK-049',
      at: [pool, 'FORM_LOGO ,'],
      says: '`FORM_LOGO` has a picture for `LIGHT` already',
    },
    {
      name: 'mixes a machine of the API with people',
      edit: { [pool]: [['    secret: true\n', '    secret: true\n    auth: [clientToken, srp]\n']] },
      rule: 'PW-LINK-004',
      at: [pool, 'clientToken,'],
      says: "`clientToken` stands alone: a client is a person's or a machine's",
    },
    {
      name: 'gives a machine of the API no secret',
      edit: {
        [pool]: [
          ['    secret: true\n', '    auth: [clientToken]\n'],
          [
            '    oauth: { flows: [client_credentials], scopes: [https://api.example.com/orders.write] }\n',
            '',
          ],
        ],
      },
      rule: 'PW-LINK-005',
      at: [pool, 'clientToken]'],
      says: '`clientToken` needs a secret, and `batch` has none',
      help: 'say `secret: true`',
    },
    {
      name: 'gives a machine no secret',
      edit: { [pool]: [['    secret: true\n', '']] },
      rule: 'PW-LINK-005',
      at: [pool, 'client_credentials]'],
      says: '`client_credentials` needs a secret, and `batch` has none',
      help: 'say `secret: true`',
    },
    {
      name: 'maps an immutable attribute',
      edit: { [pool]: [['given_name: given_name }', 'birthdate: birthdate }']] },
      rule: 'PW-LINK-006',
      at: [pool, 'birthdate: birthdate'],
      says: '`birthdate` never changes, and `Google` would set it at every sign-in',
    },
    {
      name: 'maps an attribute for administrators',
      edit: { [pool]: [['given_name: given_name }', 'custom:plan: plan }']] },
      rule: 'PW-LINK-007',
      at: [pool, 'custom:plan: plan'],
      says: '`custom:plan` is for administrators, and `Google` would set it',
    },
    {
      name: 'lets a client write an attribute for administrators',
      edit: { [pool]: [['write: [email, given_name]', 'write: [email, custom:plan]']] },
      rule: 'PW-LINK-008',
      at: [pool, 'custom:plan]'],
      says: 'no client may write `custom:plan`',
    },
    {
      name: 'lets a client say that an address is verified',
      edit: { [pool]: [['write: [email, given_name]', 'write: [email, email_verified]']] },
      rule: 'PW-LINK-008',
      at: [pool, 'email_verified]'],
      says: 'no client may write `email_verified`',
    },
    {
      name: 'has a custom domain without a certificate',
      edit: { [pool]: [['certificate: $(param.certificateArn), ', '']] },
      rule: 'PW-LINK-009',
      at: [pool, 'auth.example.com, managed'],
      says: '`auth.example.com` is a custom domain, and those need a `certificate`',
    },
    {
      name: 'signs in with a user name and in its place',
      edit: { [pool]: [['with: [email]', 'with: [username, email]']] },
      rule: 'PW-LINK-010',
      at: [pool, '[username'],
      says: '`username` stands beside what takes its place',
    },
    {
      name: 'has aliases without a user name',
      edit: { [pool]: [['with: [email] # immutable', 'with: [email]\n  aliases: [phone]']] },
      rule: 'PW-LINK-011',
      at: [pool, 'aliases'],
      says: 'aliases stand beside a user name, and here people sign in without one',
    },
    {
      name: 'requires a custom attribute',
      edit: { [pool]: [['max: 64, adminOnly: true', 'max: 64, required: true, adminOnly: true']] },
      rule: 'PW-LINK-012',
      at: [pool, 'true, adminOnly'],
      says: '`tenant` is a custom attribute, and only standard ones can be required',
    },
    {
      name: 'gives a standard attribute a type',
      edit: { [pool]: [['given_name: {}', 'given_name: { type: string }']] },
      rule: 'PW-LINK-013',
      at: [pool, 'string }\n  birth'],
      says: '`given_name` is a standard attribute and has its type',
    },
    {
      name: 'lets people sign in as a script decides, and binds none',
      edit: { [pool]: [['auth: [srp, choice]', 'auth: [srp, choice, custom]']] },
      rule: 'PW-HOOK-012',
      at: [pool, 'custom]'],
      says: 'nothing decides what a custom sign-in is asked: every one of them will fail',
      help: 'bind `defineAuthChallenge` under `triggers`, or leave `custom` out',
    },
    {
      name: 'lets an access token last too short',
      edit: { [pool]: [['access: 15m', 'access: 4m']] },
      rule: 'PW-LINK-014',
      at: [pool, '4m'],
      says: '4m is less than Cognito lets `access` last',
      help: 'from 5m to 1d',
    },
    {
      name: 'lets a refresh token last too long',
      edit: { [pool]: [['refresh: 30d', 'refresh: 3651d']] },
      rule: 'PW-LINK-014',
      at: [pool, '3651d'],
      says: '3651d is more than Cognito lets `refresh` last',
      help: 'from 1h to 3650d',
    },
    {
      name: 'lets a sign-in take too long',
      edit: { [pool]: [['session: 3m', 'session: 16m']] },
      rule: 'PW-LINK-014',
      at: [pool, '16m'],
      says: '16m is more than Cognito lets `session` last',
      help: 'from 3m to 15m',
    },
    {
      name: 'keeps a replaced token too long',
      edit: { [pool]: [['grace: 10s', 'grace: 61s']] },
      rule: 'PW-LINK-014',
      at: [pool, '61s'],
      says: '61s is more than Cognito lets `rotation.grace` last',
      help: 'from 0s to 60s',
    },
  ])
})
