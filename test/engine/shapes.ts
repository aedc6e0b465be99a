import type { EventVersion, HookName } from '../../src/model/hook.ts'

/** What a member may be; with `?` in its name it may be absent. */
type Shape = Readonly<Record<string, (value: unknown) => boolean>>

const text = (value: unknown) => typeof value === 'string'
const truth = (value: unknown) => typeof value === 'boolean'
const nothing = (value: unknown) => value === null
const object = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const texts = (value: unknown) => object(value) && Object.values(value).every(text)
const list = (value: unknown) => Array.isArray(value) && value.every(text)
const or = (one: (value: unknown) => boolean, other: (value: unknown) => boolean) => (value: unknown) =>
  one(value) || other(value)
const only = (word: unknown) => (value: unknown) => value === word
const members = (value: object) => Object.keys(value).sort().join()

const results = (value: unknown) =>
  Array.isArray(value) &&
  value.every(
    (one) =>
      members(one) === 'challengeMetadata,challengeName,challengeResult' &&
      text(one.challengeName) &&
      truth(one.challengeResult) &&
      or(text, nothing)(one.challengeMetadata),
  )
const groups = (value: unknown) =>
  object(value) &&
  members(value) === 'groupsToOverride,iamRolesToOverride,preferredRole' &&
  list(value['groupsToOverride']) &&
  list(value['iamRolesToOverride']) &&
  or(text, nothing)(value['preferredRole'])

const attributes = { userAttributes: texts }
const metadata = { 'clientMetadata?': texts }
const found = { 'userNotFound?': truth }
const sender = (type: string): Shape => ({
  type: only(type),
  code: or(text, nothing),
  clientMetadata: or(texts, nothing),
  ...attributes,
})

/** The request half, hook by hook, as the developer guide and events on record have it. */
const requests: Readonly<Record<HookName, Shape>> = {
  PreSignUp: { ...attributes, validationData: or(texts, nothing), ...metadata },
  PostConfirmation: { ...attributes, ...metadata },
  PreAuthentication: { ...attributes, validationData: or(texts, nothing), ...found },
  PostAuthentication: { ...attributes, newDeviceUsed: truth, ...metadata },
  DefineAuthChallenge: { ...attributes, session: results, ...metadata, ...found },
  CreateAuthChallenge: {
    ...attributes,
    challengeName: only('CUSTOM_CHALLENGE'),
    session: results,
    ...metadata,
    ...found,
  },
  VerifyAuthChallengeResponse: {
    ...attributes,
    privateChallengeParameters: texts,
    challengeAnswer: text,
    ...metadata,
    ...found,
  },
  PreTokenGeneration: { ...attributes, groupConfiguration: groups, ...metadata },
  UserMigration: {
    validationData: or(texts, nothing),
    clientMetadata: or(texts, nothing),
    userAttributes: nothing,
  },
  CustomMessage: {
    ...attributes,
    codeParameter: only('{####}'),
    linkParameter: only('{##Click Here##}'),
    usernameParameter: nothing,
    ...metadata,
  },
  CustomEmailSender: sender('customEmailSenderRequestV1'),
  CustomSMSSender: sender('customSMSSenderRequestV1'),
  InboundFederation: { providerName: text, providerType: text, attributes: object },
}

/** What a source has otherwise than its hook. */
const exceptions: Readonly<Record<string, Shape>> = {
  UserMigration_Authentication: { password: text },
  CustomMessage_AdminCreateUser: { usernameParameter: only('{username}') },
  TokenGeneration_ClientCredentials: { groupConfiguration: nothing },
  CustomEmailSender_AccountTakeOverNotification: { code: nothing },
}

/** The response half as a script finds it. */
export function neutral(hook: HookName, version: EventVersion): object {
  const none = (...names: string[]) => Object.fromEntries(names.map((name) => [name, null]))
  switch (hook) {
    case 'PreSignUp':
      return { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }
    case 'DefineAuthChallenge':
      return none('challengeName', 'issueTokens', 'failAuthentication')
    case 'CreateAuthChallenge':
      return none('publicChallengeParameters', 'privateChallengeParameters', 'challengeMetadata')
    case 'VerifyAuthChallengeResponse':
      return none('answerCorrect')
    case 'PreTokenGeneration':
      return none(version === 'V1_0' ? 'claimsOverrideDetails' : 'claimsAndScopeOverrideDetails')
    case 'UserMigration':
      return none(
        'userAttributes',
        'forceAliasCreation',
        'enableSMSMFA',
        'finalUserStatus',
        'messageAction',
        'desiredDeliveryMediums',
      )
    case 'CustomMessage':
      return none('smsMessage', 'emailMessage', 'emailSubject')
    case 'InboundFederation':
      return { userAttributesToMap: {} }
    default:
      return {}
  }
}

/** What is wrong with a request: the names of members that are absent, of another kind, or too many. */
export function shapeOf(source: string, version: EventVersion, request: object): readonly string[] {
  const hook = source.startsWith('TokenGeneration_')
    ? 'PreTokenGeneration'
    : (source.split('_')[0] as HookName)
  const later = hook === 'PreTokenGeneration' && version !== 'V1_0'
  const shape: Shape = { ...requests[hook], ...(later && { scopes: list }), ...exceptions[source] }
  const known = new Set(Object.keys(shape).map((name) => name.replace('?', '')))
  return [
    ...Object.entries(shape).flatMap(([said, fits]) => {
      const name = said.replace('?', '')
      const value = (request as Record<string, unknown>)[name]
      return (name in request ? fits(value) : said.endsWith('?')) ? [] : [name]
    }),
    ...Object.keys(request).filter((name) => !known.has(name)),
  ]
}
