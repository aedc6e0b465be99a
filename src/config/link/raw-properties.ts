import type { Json } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'

/** What a property of CloudFormation must be. */
export interface Shape {
  readonly is: (value: Json) => boolean
  readonly what: string
  /** The words whose place it takes, where it says all that they can. */
  readonly instead?: readonly string[]
  /** Whether there can be no going without it. */
  readonly needed?: true
}
type Is = Shape['is']

const isText: Is = (value) => typeof value === 'string'
const isNumber: Is = (value) => typeof value === 'number'
const isFlag: Is = (value) => typeof value === 'boolean'
const isOneOf =
  (...all: readonly string[]): Is =>
  (value) =>
    all.includes(value as string)
const isListOf =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && (value as readonly Json[]).every(is)
/** A null takes a value away (RFC 7396). */
const isMapOf =
  (is: Is): Is =>
  (value) =>
    isObject(value) && Object.values(value).every((one) => one === null || is(one))
/** An object whose members are such, and which has those that are needed. */
const isRecord =
  (members: Readonly<Record<string, Is>>, ...needed: readonly string[]): Is =>
  (value) =>
    isObject(value) &&
    needed.every((key) => (value[key] ?? null) !== null) &&
    Object.entries(members).every(([key, is]) => (value[key] ?? null) === null || is(value[key] as Json))

const tags: Shape = {
  is: isListOf(isRecord({ Key: isText, Value: isText }, 'Key', 'Value')),
  what: 'a list, of which each has `Key` and `Value`',
  instead: ['tags'],
}
const arns: Shape = { is: isListOf(isText), what: 'a list of ARNs' }
const texts: Shape = { is: isMapOf(isText), what: 'an object of texts' }
const object: Shape = { is: isObject, what: 'an object' }
const text: Shape = { is: isText, what: 'a text' }
const flag: Shape = { is: isFlag, what: '`true` or `false`' }

const rule = isRecord(
  {
    Claim: isText,
    Value: isText,
    RoleARN: isText,
    MatchType: isOneOf('Equals', 'NotEqual', 'StartsWith', 'Contains'),
  },
  ...['Claim', 'Value', 'RoleARN', 'MatchType'],
)
const mapping = isRecord({
  Type: isOneOf('Token', 'Rules'),
  IdentityProvider: isText,
  AmbiguousRoleResolution: isOneOf('AuthenticatedRole', 'Deny'),
  RulesConfiguration: isRecord({ Rules: isListOf(rule) }),
})

/**
 * The properties of roles, and of identity pools with what is attached to them. Follows `AWS::IAM::Role` and
 * `AWS::Cognito::IdentityPool` of the CloudFormation Template Reference.
 */
export const rawProperties = {
  role: new Map<string, Shape>([
    [
      'AssumeRolePolicyDocument',
      { is: isObject, what: 'a policy document', instead: ['trust'], needed: true },
    ],
    ['Description', { ...text, instead: ['description'] }],
    ['ManagedPolicyArns', { ...arns, instead: ['managed'] }],
    ['MaxSessionDuration', { is: isNumber, what: 'a number of seconds', instead: ['maxSession'] }],
    ['Path', { ...text, instead: ['path'] }],
    ['PermissionsBoundary', { is: isText, what: 'an ARN', instead: ['boundary'] }],
    [
      'Policies',
      {
        is: isListOf(
          isRecord({ PolicyName: isText, PolicyDocument: isObject }, 'PolicyName', 'PolicyDocument'),
        ),
        what: 'a list, of which each has `PolicyName` and `PolicyDocument`',
        instead: ['allow', 'deny', 'policies'],
      },
    ],
    ['RoleName', text],
    ['Tags', tags],
  ]),
  identity: new Map<string, Shape>([
    ['AllowClassicFlow', { ...flag, instead: ['classicFlow'] }],
    ['AllowUnauthenticatedIdentities', { ...flag, instead: ['guests'], needed: true }],
    [
      'CognitoIdentityProviders',
      {
        is: isListOf(
          isRecord(
            { ClientId: isText, ProviderName: isText, ServerSideTokenCheck: isFlag },
            ...['ClientId', 'ProviderName'],
          ),
        ),
        what: 'a list, of which each has `ProviderName` and `ClientId`',
      },
    ],
    ['CognitoEvents', object],
    ['CognitoStreams', object],
    ['DeveloperProviderName', { ...text, instead: ['developerProvider'] }],
    ['IdentityPoolName', { ...text, needed: true }],
    ['IdentityPoolTags', tags],
    ['OpenIdConnectProviderARNs', arns],
    ['PushSync', object],
    ['SamlProviderARNs', arns],
    ['SupportedLoginProviders', texts],
    [
      'AWS::Cognito::IdentityPoolRoleAttachment',
      {
        is: isRecord({ Roles: isMapOf(isText), RoleMappings: isMapOf(mapping) }),
        what: 'an object of `Roles` and `RoleMappings`',
      },
    ],
    [
      'AWS::Cognito::IdentityPoolPrincipalTag',
      {
        is: isMapOf(isRecord({ UseDefaults: isFlag, PrincipalTags: isMapOf(isText) })),
        what: 'an object of providers, each with `UseDefaults` or `PrincipalTags`',
      },
    ],
  ]),
} as const
