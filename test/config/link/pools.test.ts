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
  ])
})
