import { SRP_A } from '../srp-client.ts'
import type { Source } from './make-input.ts'
import { odd } from './texts.ts'

const standard = [
  'email',
  'phone_number',
  'name',
  'given_name',
  'birthdate',
  'website',
  'zoneinfo',
  'updated_at',
  'sub',
  'email_verified',
  'phone_number_verified',
  'preferred_username',
  'identities',
  'custom:plan',
  'custom:n0',
  'dev:custom:plan',
  'custom:nothing',
  'address',
  'cognito:user_status',
]
const values = [
  'kim@example.com',
  'bob@example.com',
  '+15555550100',
  'true',
  'false',
  '',
  '2000-02-30',
  '1',
  'x',
  'x'.repeat(2048),
  'é'.repeat(2048),
  '{}',
  '[{"userId":"1"}]',
  'https://example.com',
  'no mail',
  '12',
  '99999999999999999999',
  '\ud800',
]

const attributeName = ({ draw, careful }: Source) =>
  careful
    ? draw.pick(['email', 'name', 'phone_number', 'custom:plan', 'custom:n0', 'given_name'])
    : draw.chance(80)
      ? draw.pick(standard)
      : draw.chance(50)
        ? `custom:n${draw.below(60)}`
        : draw.pick(odd)
const attributes = (source: Source) =>
  Array.from({ length: source.draw.below(!source.careful && source.draw.chance(6) ? 70 : 4) }, () => ({
    Name: attributeName(source),
    ...(source.draw.chance(source.careful ? 100 : 90) && {
      Value: source.draw.chance(source.careful ? 100 : 70) ? source.draw.pick(values) : source.draw.pick(odd),
    }),
  }))

/** A text under the name of a member: of the persona, of what was said, or anything. */
const some = ({ draw, bag, persona, careful }: Source, member: string) =>
  (draw.chance(careful ? 99 : 80) ? bag.draw(draw, member, persona, careful) : undefined) ??
  draw.pick([...values, ...odd])

const parameters = [
  'USERNAME',
  'PASSWORD',
  'SRP_A',
  'SECRET_HASH',
  'REFRESH_TOKEN',
  'DEVICE_KEY',
  'PREFERRED_CHALLENGE',
  'CHALLENGE_NAME',
  'constructor',
]
const responses = [
  'ANSWER',
  'NEW_PASSWORD',
  'SMS_MFA_CODE',
  'EMAIL_OTP_CODE',
  'SMS_OTP_CODE',
  'SOFTWARE_TOKEN_MFA_CODE',
  'PASSWORD_CLAIM_SIGNATURE',
  'PASSWORD_CLAIM_SECRET_BLOCK',
  'TIMESTAMP',
  'SRP_A',
  'PASSWORD',
  'DEVICE_KEY',
  'CREDENTIAL',
  'SECRET_HASH',
  'userAttributes.email',
  'userAttributes.custom:plan',
  'userAttributes.__proto__',
  '__proto__',
]
const fixed: Readonly<Record<string, readonly string[]>> = {
  SRP_A: [SRP_A, '0', '', 'zz', 'F'.repeat(768), 'F'.repeat(9000), '-1', '0'.repeat(768)],
  PREFERRED_CHALLENGE: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN', 'x'],
  CHALLENGE_NAME: ['SRP_A', 'CUSTOM_CHALLENGE', ''],
  ANSWER: ['right', 'EMAIL_OTP', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'WEB_AUTHN', 'PASSWORD', '__proto__'],
  NEW_PASSWORD: ['Brand-New-1!', 'a', 'x'.repeat(257), ' '],
  TIMESTAMP: ['Thu Jan 1 09:00:00 UTC 2026', 'Thu Jan 99 09:00:00 UTC 2026', '', 'now'],
  CREDENTIAL: ['{}', '[]', 'null', '{"id":1}', '{"response":{"clientDataJSON":"e30"}}'],
}
const parameter = (source: Source, name: string) => {
  const own = Object.hasOwn(fixed, name) ? fixed[name] : undefined
  const code = name.endsWith('_CODE') ? 'CODE' : name
  if (source.careful && name === 'SRP_A') return SRP_A
  return own && source.draw.chance(60) ? source.draw.pick(own) : some(source, code)
}
const named = (source: Source, always: readonly string[], names: readonly string[], percent: number) =>
  Object.fromEntries(
    names
      .filter((name) =>
        always.includes(name) ? source.draw.chance(source.careful ? 99 : 90) : source.draw.chance(percent),
      )
      .map((name) => [name, parameter(source, name)]),
  )

const columns = [
  'username',
  'email',
  'phone_number',
  'status',
  'sub',
  'cognito:user_status',
  'name',
  'custom:plan',
  'password',
  '__proto__',
  '',
]
const signs = ['=', '^=', ' = ', '^ =', '!=', '==', '']
const quoted = [
  '"a"',
  '"ana"',
  '"Enabled"',
  '"true"',
  '"%"',
  '"_"',
  '"a\\"b"',
  '"a\\\\"',
  "'a'",
  '"',
  '"a',
  '"a" or "1"="1"',
  '"\u0000"',
  '"\ud800"',
  '""',
]

const details = [
  'client_id',
  'client_secret',
  'authorize_scopes',
  'oidc_issuer',
  'attributes_request_method',
  'MetadataURL',
  'MetadataFile',
  'IDPSignout',
  'authorize_url',
  'token_url',
  'jwks_uri',
  'attributes_url',
  'api_version',
  'team_id',
  'key_id',
  'private_key',
]

/** Somebody of a provider, as an administrator links them. */
const linked = (source: Source, providers: readonly string[]) => ({
  ProviderName: source.careful ? providers[0] : source.draw.pick([...providers, ...odd]),
  ProviderAttributeName: source.draw.pick(['Cognito_Subject', 'email', 'Username']),
  ProviderAttributeValue: source.draw.chance(60)
    ? some(source, 'Username')
    : source.draw.pick(['112233', 'x'.repeat(300), '']),
})

/** Members whose form no schema says, by their names. */
export const known: Readonly<Record<string, (source: Source) => unknown>> = {
  UserAttributes: attributes,
  ValidationData: attributes,
  UserAttributeNames: (source) => Array.from({ length: source.draw.below(4) }, () => attributeName(source)),
  AttributesToGet: (source) => Array.from({ length: source.draw.below(4) }, () => attributeName(source)),
  AuthParameters: (source) =>
    named(source, ['USERNAME', 'PASSWORD', 'SRP_A', 'REFRESH_TOKEN'], parameters, source.careful ? 3 : 15),
  ChallengeName: ({ draw, asked, careful }) =>
    asked && draw.chance(careful ? 99 : 80)
      ? asked.ChallengeName
      : draw.pick([
          'SMS_MFA',
          'PASSWORD_VERIFIER',
          'CUSTOM_CHALLENGE',
          'NEW_PASSWORD_REQUIRED',
          'MFA_SETUP',
          'DEVICE_SRP_AUTH',
          'ADMIN_NO_SRP_AUTH',
          'WEB_AUTHN',
          'SELECT_CHALLENGE',
        ]),
  Session(source) {
    const { asked, bag, careful, draw } = source
    if (asked && draw.chance(careful ? 99 : 80)) return asked.Session
    // Where nothing is answered, a session is one of several ways at most.
    if (careful && draw.chance(70)) return undefined
    return draw.chance(80) && bag.asked.length ? draw.pick(bag.asked).Session : some(source, 'Session')
  },
  ChallengeResponses(source) {
    const { asked, careful, draw } = source
    if (asked?.answer && draw.chance(source.careful ? 90 : 40))
      return { ...asked.answer, ...named(source, [], responses, 2) }
    const code = asked?.ChallengeName ? [`${asked.ChallengeName}_CODE`] : []
    return named(
      source,
      ['USERNAME', 'ANSWER', 'NEW_PASSWORD', ...code],
      ['USERNAME', ...responses],
      careful ? 4 : 15,
    )
  },
  AttributeName: (source) =>
    source.careful ? source.draw.pick(['email', 'phone_number']) : attributeName(source),
  MFAOptions: ({ draw }) => [
    { DeliveryMedium: draw.pick(['SMS', 'EMAIL']), AttributeName: draw.pick(['phone_number', 'email']) },
  ],
  DestinationUser: (source) => linked(source, ['Cognito', 'Google']),
  SourceUser: (source) => linked(source, ['Google', 'Facebook', 'Cognito']),
  User: (source) => linked(source, ['Google', 'Cognito']),
  LimitDefinition: ({ draw }) => ({
    LimitClass: 'API_CATEGORY',
    Attributes: { Category: draw.pick(['UserAuthentication', 'UserToken', 'ClientAuthentication', '', 'x']) },
  }),
  Logins(source) {
    const { draw, persona } = source
    const names = [
      persona['ProviderName'] ?? '',
      'back.end',
      'accounts.google.com',
      'www.amazon.com',
      '__proto__',
    ]
    const name = source.careful ? (names[0] ?? '') : draw.pick(names)
    const token = draw.pick([persona['IdToken'] ?? '', 'ana', 'a.b.c', some(source, 'Token'), ''])
    return Object.fromEntries([[name, source.careful ? (persona['IdToken'] ?? '') : token]])
  },
  Filter: ({ draw }) =>
    draw.chance(85) ? `${draw.pick(columns)} ${draw.pick(signs)} ${draw.pick(quoted)}` : draw.pick(odd),
  ProviderDetails: (source) => named(source, [], details, 40),
  Password: (source) =>
    source.draw.chance(50)
      ? some(source, 'Password')
      : source.draw.pick(['Brand-New-1!', 'a', ' ', 'x'.repeat(256)]),
  Credential: (source) => {
    const said = source.bag.draw(source.draw, 'CREDENTIAL', source.persona)
    return said && source.draw.chance(80) ? (JSON.parse(said) as object) : { id: 'x', response: {} }
  },
  CustomAttributes: ({ draw }) =>
    Array.from({ length: draw.below(draw.chance(20) ? 52 : 4) }, (_, n) => ({
      Name: draw.chance(80) ? `n${n}` : draw.pick(odd),
      ...(draw.chance(80) && { AttributeDataType: draw.pick(['String', 'Number', 'DateTime', 'Boolean']) }),
      ...(draw.chance(30) && {
        NumberAttributeConstraints: {
          MinValue: draw.pick(['0', '-1', 'x', '1e400']),
          MaxValue: draw.pick(['9', 'NaN', '']),
        },
      }),
      ...(draw.chance(30) && {
        StringAttributeConstraints: {
          MinLength: draw.pick(['0', '-1', 'x']),
          MaxLength: draw.pick(['9', '2049', '']),
        },
      }),
    })),
}
