import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { CanonicalKind } from '../../../src/config/canonical/canonical.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { book } from './book.ts'
import { fromSchema, type Choices } from './from-schema.ts'

const names = {
  pool: ['shop', '7'],
  identity: ['shop', 'other'],
  role: ['buyer', 'admin', '42'],
  policy: ['boundary', 'reader'],
  trigger: ['greet', 'claims', '9', 'poolwright/captcha'],
  'oidc-provider': ['corp', 'login'],
  'saml-provider': ['partner', 'corp-saml'],
} as const

/** What every generated file may refer to. */
export const addresses = book({
  names,
  clients: { shop: ['web', 'batch'], '7': ['web', '1', '0'] },
  issuers: { corp: 'login.corp.example/x' },
})

const elsewhere: Readonly<Record<string, string>> = {
  role: 'arn:aws:iam::999999999999:role/path/theirs',
  policy: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  trigger: 'arn:aws:lambda:us-east-1:999999999999:function:theirs:live',
  'oidc-provider': 'arn:aws:iam::999999999999:oidc-provider/idp.example',
  'saml-provider': 'arn:aws:iam::999999999999:saml-provider/theirs',
}

/** Something declared, or the ARN of something that nobody declared. */
export const reference = (kind: keyof typeof names): Arbitrary<string> =>
  fc.constantFrom(...names[kind], ...(elsewhere[kind] ? [elsewhere[kind]] : []))

/** Any duration, in whatever unit. */
export const duration = fc
  .tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom('s', 'm', 'h', 'd'))
  .map(([count, unit]) => `${count}${unit}`)
const word = fc.constantFrom('a', 'b', '7', '1', 'x.y', 'Long-name_2', 'constructor')
const attributeName = fc.constantFrom(
  'email',
  'given_name',
  'updated_at',
  'plan',
  '7',
  '1',
  'constructor',
  'Team',
)

const providers: Arbitrary<JsonObject> = fc
  .record({
    social: fc.uniqueArray(fc.constantFrom('graph.facebook.com', 'www.amazon.com'), { maxLength: 2 }),
    pool: fc.uniqueArray(fc.constantFrom(...names.pool), { maxLength: 2 }),
    oidc: fc.uniqueArray(fc.constantFrom(...names['oidc-provider']), { maxLength: 2 }),
    saml: fc.uniqueArray(fc.constantFrom(...names['saml-provider']), { maxLength: 2 }),
  })
  .chain((all) => {
    const about = {
      roles: fromRoles,
      tags: fc.dictionary(word, fc.constantFrom('sub', 'custom:plan'), { maxKeys: 2, noNullPrototype: true }),
    }
    const required: Readonly<Record<string, readonly string[]>> = {
      pool: ['type', 'clients'],
      social: ['type', 'appId'],
      oidc: ['type'],
      saml: ['type'],
    }
    const one = (type: string, name: string): Arbitrary<JsonObject> =>
      fc.record(
        {
          type: fc.constant(type),
          ...(type === 'social' && { appId: fc.constantFrom('12', 'app') }),
          ...(type === 'pool' && {
            clients: fc.uniqueArray(
              fc.constantFrom(...(name === '7' ? ['web', '1', '0'] : ['web', 'batch'])),
              {
                minLength: 1,
                maxLength: 3,
              },
            ),
            checkTokenServerSide: fc.boolean(),
          }),
          ...about,
        },
        { requiredKeys: required[type] as never[], noNullPrototype: true },
      ) as Arbitrary<JsonObject>
    const entries = Object.entries(all).flatMap(([type, list]) =>
      list.map((name) => [name, one(type, name)] as const),
    )
    return fc.record(Object.fromEntries(entries), { noNullPrototype: true })
  })

const role = reference('role')
const fromRoles: Arbitrary<JsonObject> = fc.oneof(
  fc.record(
    { by: fc.constant('token'), otherwise: fc.constantFrom('deny', 'default') },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      by: fc.constant('rules'),
      otherwise: fc.constantFrom('deny', 'default'),
      rules: fc.array(
        fc.record(
          {
            claim: fc.constantFrom('aud', 'custom:plan'),
            match: fc.constantFrom('equals', 'notEqual', 'startsWith', 'contains'),
            value: fc.constantFrom('gold', 'x'),
            role,
          },
          { noNullPrototype: true },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    },
    { noNullPrototype: true },
  ),
)

/** IAM documents, some of which statements could say. */
export const document: Arbitrary<JsonObject> = fc.constantFrom<JsonObject[]>(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
  { Version: '2012-10-17', Statement: [{ Effect: 'Deny', NotAction: ['s3:*'], NotResource: 'a*' }] },
  { Version: '2008-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
  { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } },
  { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: { Null: { a: false } } }] },
  { Version: '2012-10-17', Id: 'x', Statement: [] },
  { Version: '2012-10-17', Statement: [] },
)

const condition = fc.constantFrom<JsonObject[]>(
  { StringLike: { 'aws:x': ['a', 'b'] }, Null: { 'aws:x': 'false' } },
  { StringEquals: { 'sts:RoleSessionName': 'x' } },
  { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': '${aws:PrincipalTag/tenant}' } },
)

const namesAt: Readonly<Record<string, Arbitrary<string>>> = {
  attributes: attributeName,
  keys: fc.constantFrom('AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLF'),
  parameters: fc.constantFrom('url', 'domains', 'constructor'),
  env: fc.constantFrom('TABLE', 'Api_Key2', 'constructor'),
  'capabilities.aws.dynamodb.tables': fc.constantFrom('audit', 'a.b-c_1', 'constructor'),
}

const choices: Choices = {
  at: {
    'clients.*.id': fc.constantFrom('abc', '1'),
    'clients.*.tokens.session': fc.constantFrom('3m', '180s', '10m', '900s'),
    'clients.*.oauth.scopes.[]': fc.constantFrom('openid', 'api/read', 'https://x/y'),
    'clients.*.analytics': fc.constantFrom<Json[]>({}, { ApplicationId: 'x', UserDataShared: true }),
    'identityProviders.*.scopes.[]': fc.constantFrom('openid', 'email', 'public_profile'),
    'threatProtection.alwaysBlock.[]': fc.constantFrom('203.0.113.0/24', '::/8'),
    'threatProtection.neverBlock.[]': fc.constantFrom('203.0.113.0/24', '::/8'),
    'domain.name': fc.constantFrom('shop', 'auth.example.com'),
    'identityProviders.*.issuer': fc.constant('https://login.example'),
    'identityProviders.*.metadata.url': fc.constant('https://login.example/metadata'),
    'metadata.url': fc.constant('https://login.example/metadata'),
    'metadata.file': fc.constant('./metadata.xml'),
    'identityProviders.*.metadata.file': fc.constant('./metadata.xml'),
    script: fc.constant('./greet.ts'),
    sha256: fc.constant('a'.repeat(64)),
    url: fc.constant('https://login.corp.example'),
    'thumbprints.[]': fc.constantFrom('a'.repeat(40), 'b'.repeat(40)),
    path: fc.constantFrom('/', '/teams/a/'),
    'trust.account': fc.constantFrom('123456789012', '999999999999'),
    'trust.service': fc.constantFrom('lambda.amazonaws.com', 'ecs-tasks.amazonaws.com'),
    'trust.as': fc.constantFrom('authenticated', 'guest', 'unauthenticated', 'graph.facebook.com'),
    'trust.audience.[]': fc.constantFrom('app', 'other'),
    'trust.document': document,
    document,
    'policies.*': document,
    'parameters.*.default': fc.constantFrom<Json[]>('x', 3, true, ['a'], { a: 'b' }),
    'capabilities.fetch.[]': fc.constantFrom<Json[]>(
      'GET https://a.example/*',
      'POST {url}',
      { to: 'GET $(param.users)/*' },
      { to: '* https://b.example/x', private: true },
    ),
    'capabilities.api.[]': fc.constantFrom('AdminGetUser', 'AdminAddUserToGroup'),
    developerProvider: fc.constantFrom('login.shop', 'a'),
    providers,
  },
  parts: {
    duration,
    address: fc.constantFrom('GET https://a.example/*', 'POST {url}'),
    endpoint: fc.constantFrom('http://localhost:8000', '$(param.tables)'),
    memory: fc.constantFrom('16Mi', '512Ki', '2048Ki', '3Mi'),
    arn: fc.constantFrom('arn:aws:acm:us-east-1:1:certificate/x', 'arn:aws:logs:us-east-1:1:log-group:y'),
    secret: fc.constantFrom({ secret: 'one' }, { secret: 'two' }),
    condition,
    aws: fc.constantFrom<Json[]>(
      { PushSync: { RoleArn: 'arn:aws:iam::1:role/x' } },
      { EmailVerificationMessage: 'Hi {####}', LaterThing: ['x'] },
      { ManagedBy: 'x' },
    ),
  },
  references: {
    role,
    policy: reference('policy'),
    trigger: reference('trigger'),
    identity: fc.constantFrom(...names.identity),
    'oidc-provider': reference('oidc-provider'),
    'saml-provider': reference('saml-provider'),
  },
  names: (path) => namesAt[path] ?? word,
}

const ids = (kind: CanonicalKind): Arbitrary<Json> =>
  fc.constant(kind === 'pool' ? 'us-east-1_Abc123' : 'us-east-1:12345678-1234-4234-8234-123456789012')

const byKind = new Map<string, Arbitrary<JsonObject>>()
/** Any file of a kind, as its author might write it. */
export function said(kind: CanonicalKind): Arbitrary<JsonObject> {
  const known = byKind.get(kind) ?? fromSchema(kind, { ...choices, at: { ...choices.at, id: ids(kind) } })
  byKind.set(kind, known)
  return known
}
