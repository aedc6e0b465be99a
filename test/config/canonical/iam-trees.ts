import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { listOf, odd, one, some, tags, texts, type Properties, whole } from './odd.ts'
import { addresses, document, reference } from './said.ts'

const policyArn = reference('policy').map((name): Json => addresses.arn('policy', name))
const plain = fc.constantFrom<Json[]>('s3:GetObject', ['s3:GetObject', 's3:PutObject'], '*')
const condition = fc.constantFrom<Json[]>(
  { StringLike: { 'aws:x': ['a', 'b'] } },
  { Bool: { 'aws:x': 'true' } },
)
const strings = odd(plain, [], '', ['a', 1])

/** Statements that the language can say. */
const sayable = (Effect: string) =>
  fc.oneof(
    some(
      {
        Effect: fc.constant(Effect),
        Sid: fc.constant('Own'),
        Action: plain,
        Resource: plain,
        Condition: condition,
      },
      'Effect',
    ),
    whole({ Effect: fc.constant(Effect), NotAction: plain, NotResource: plain }),
  )
/** Statements that it may not be able to say. */
const strange = (Effect: string) =>
  some(
    {
      Effect: one([Effect], 'Later'),
      Sid: one(['Own'], 'not a sid', ''),
      Action: strings,
      NotAction: odd(strings),
      Resource: strings,
      Condition: odd(condition, {}, { Bool: {} }, { Bool: { x: true } }),
      Principal: fc.constant('*'),
    },
    'Effect',
  )
const written = fc
  .constantFrom(sayable, sayable, strange)
  .chain((statement) =>
    fc.tuple(fc.array(statement('Allow'), { maxLength: 2 }), fc.array(statement('Deny'), { maxLength: 2 })),
  )
  .map(([allow, deny]) => ({ Version: '2012-10-17', Statement: [...allow, ...deny] }))
const documents: Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: written },
  { weight: 1, arbitrary: document },
)

const policies = fc
  .tuple(
    fc.option(documents),
    fc.uniqueArray(fc.constantFrom('a', 'b', '7', '1', 'My policy'), { maxLength: 3 }),
    documents,
  )
  .map(([own, names, other]) => [
    ...(own ? [{ PolicyName: '_statements', PolicyDocument: own }] : []),
    ...names.map((PolicyName) => ({ PolicyName, PolicyDocument: other })),
  ])

const cognito = 'cognito-identity.amazonaws.com'
const corp = 'arn:aws:iam::123456789012:oidc-provider/login.corp.example/x'
const saml = 'arn:aws:iam::123456789012:saml-provider/partner'
const web = 'sts:AssumeRoleWithWebIdentity'
const saying = (Principal: Json, Action: Json, Condition?: Json): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal, Action, ...(Condition !== undefined && { Condition }) }],
})
const amr = (value: string, pool = 'us-east-1:shop') => ({
  StringEquals: { [`${cognito}:aud`]: pool },
  'ForAnyValue:StringLike': { [`${cognito}:amr`]: value },
})
/** Trust as the language says it, and all the ways to be near it. */
const trust = fc.constantFrom<Json[]>(
  saying({ Federated: cognito }, [web, 'sts:TagSession'], amr('authenticated')),
  saying({ Federated: cognito }, web, amr('unauthenticated')),
  saying({ Federated: cognito }, [web], amr('authenticated')),
  saying({ Federated: cognito }, ['sts:TagSession', web], amr('graph.facebook.com')),
  saying({ Federated: cognito }, web, amr('authenticated', 'us-east-1:nobody')),
  saying({ Federated: cognito }, web, { ...amr('authenticated'), Bool: { x: 'true' } }),
  saying({ Federated: cognito }, web),
  saying({ Service: 'lambda.amazonaws.com' }, 'sts:AssumeRole'),
  saying({ Service: 'lambda.amazonaws.com' }, ['sts:AssumeRole']),
  saying({ Service: ['lambda.amazonaws.com'] }, 'sts:AssumeRole'),
  saying({ Service: 'ecs-tasks.amazonaws.com' }, 'sts:AssumeRole', { StringEquals: { 'aws:x': 'y' } }),
  saying({ Service: 'ecs-tasks.amazonaws.com' }, 'sts:AssumeRole', {}),
  saying({ AWS: 'arn:aws:iam::123456789012:root' }, 'sts:AssumeRole'),
  saying({ AWS: '123456789012' }, 'sts:AssumeRole'),
  saying({ AWS: 'arn:aws:iam::123456789012:root' }, 'sts:AssumeRole', {
    StringEquals: { 'sts:ExternalId': 'x' },
  }),
  saying({ AWS: 'arn:aws:iam::123456789012:root' }, 'sts:AssumeRole', {
    StringEquals: { 'sts:ExternalId': ['x', 'y'], 'aws:z': 'w' },
  }),
  saying({ AWS: 'arn:aws:iam::123456789012:root' }, 'sts:AssumeRole', {
    StringEquals: { 'sts:ExternalId': 'x', 'aws:z': 'w' },
  }),
  saying({ Federated: corp }, web, { StringEquals: { 'login.corp.example/x:aud': 'app' } }),
  saying({ Federated: corp }, web, { StringEquals: { 'login.corp.example/x:aud': ['app', 'b'], a: 'b' } }),
  saying({ Federated: corp }, web, { StringEquals: { 'login.corp.example/x:aud': ['app'] } }),
  saying({ Federated: corp }, web, { StringLike: { 'login.corp.example/x:sub': 'a*' } }),
  saying({ Federated: 'arn:aws:iam::9:oidc-provider/idp' }, web, { StringEquals: { 'idp:aud': 'app' } }),
  saying({ Federated: saml }, 'sts:AssumeRoleWithSAML', {
    StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
  }),
  saying({ Federated: saml }, 'sts:AssumeRoleWithSAML', {
    StringEquals: { 'SAML:aud': 'https://signin.amazonaws.cn/saml', 'SAML:iss': 'x' },
  }),
  saying({ Federated: saml }, 'sts:AssumeRoleWithSAML'),
  saying('*', 'sts:AssumeRole'),
  { Version: '2012-10-17', Statement: [] },
  {
    Statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { Null: { x: null } },
    },
  },
)

const path = one(['/', '/teams/'], '')
const principal: Properties = {
  Path: path,
  PermissionsBoundary: policyArn,
  Policies: policies,
  ManagedPolicyArns: fc.uniqueArray(policyArn, { maxLength: 3 }),
  Tags: tags,
}

/** What AWS::IAM::Role may say. */
export const roleProperties: Properties = {
  RoleName: one(['shop'], 'another'),
  Description: one(['x'], ''),
  AssumeRolePolicyDocument: trust,
  MaxSessionDuration: one([3600, 43200, 900], 0, 1.5),
  ...principal,
  LaterProperty: texts,
}
const resource = (properties: Properties, ...always: readonly string[]): Arbitrary<JsonObject> =>
  whole({ properties: some(properties, ...always) })

export const roleTree = resource(roleProperties, 'RoleName', 'AssumeRolePolicyDocument')
export const policyTree = resource(
  {
    ManagedPolicyName: one(['shop'], 'another'),
    Description: one(['x'], ''),
    Path: path,
    PolicyDocument: documents,
    Tags: tags,
    Roles: listOf(['a']),
  },
  'ManagedPolicyName',
  'PolicyDocument',
)
export const iamUserTree = some(
  {
    description: texts,
    properties: some({ UserName: one(['shop'], 'another'), ...principal, Groups: listOf(['a']) }, 'UserName'),
    keys: fc.constantFrom<Json[]>(
      {},
      { AKIAIOSFODNN7EXAMPLE: 'one' },
      { AKIAIOSFODNN7EXAMPLE: 'one', b: 'two' },
    ),
    mfa: one(['seed'], ''),
  },
  'properties',
  'keys',
)
export const oidcProviderTree = some(
  {
    description: texts,
    properties: some(
      {
        Url: one(['https://login.corp.example'], ''),
        ClientIdList: listOf(['a', 'b'], ''),
        ThumbprintList: listOf(['a'.repeat(40)], ''),
        Tags: tags,
        Later: texts,
      },
      'Url',
      'ClientIdList',
    ),
  },
  'properties',
)
export const samlProviderTree = some(
  {
    description: texts,
    properties: some(
      {
        Name: one(['shop'], 'another'),
        SamlMetadataDocument: odd(
          fc.constantFrom<Json[]>({ url: 'https://x.example/metadata' }, { file: './x.xml' }),
          '<EntityDescriptor/>',
        ),
        Tags: tags,
        AddPrivateKey: texts,
      },
      'Name',
      'SamlMetadataDocument',
    ),
  },
  'properties',
)
