import { describe, expect, it } from 'vitest'
import { hookNames, type EventVersion, type HookName } from '../../src/model/hook.ts'
import { checkAnswer, neutralResponse } from '../../src/schema/answers.ts'

const forms = Object.values(hookNames).flatMap((hook): [HookName, EventVersion][] =>
  hook === 'PreTokenGeneration'
    ? [
        [hook, 'V1_0'],
        [hook, 'V2_0'],
        [hook, 'V3_0'],
      ]
    : [[hook, 'V1_0']],
)

describe.each(forms)('an answer of %s, %s', (hook, version) => {
  it('is good where the script left it alone', () => {
    expect(checkAnswer(hook, version, neutralResponse(hook, version))).toEqual([])
  })
  it('is good with fields that nobody knows, and with every known field null', () => {
    const nulls = Object.fromEntries(Object.keys(neutralResponse(hook, version)).map((key) => [key, null]))
    expect(checkAnswer(hook, version, { ...nulls, somethingNew: [1] })).toEqual([])
  })
})

it.each<[HookName, EventVersion, object, string]>([
  ['PreSignUp', 'V1_0', { autoConfirmUser: 'true' }, '`response.autoConfirmUser` must be boolean or null'],
  ['PreSignUp', 'V1_0', [], '`response` must be object'],
  ['DefineAuthChallenge', 'V1_0', { issueTokens: 1 }, '`response.issueTokens` must be boolean or null'],
  [
    'CreateAuthChallenge',
    'V1_0',
    { publicChallengeParameters: { n: 5 } },
    '`response.publicChallengeParameters.n` must be string',
  ],
  [
    'VerifyAuthChallengeResponse',
    'V1_0',
    { answerCorrect: 'yes' },
    '`response.answerCorrect` must be boolean or null',
  ],
  ['CustomMessage', 'V1_0', { emailMessage: {} }, '`response.emailMessage` must be string or null'],
  [
    'UserMigration',
    'V1_0',
    { userAttributes: { 'a/b': true } },
    '`response.userAttributes.a/b` must be string',
  ],
  [
    'UserMigration',
    'V1_0',
    { messageAction: 'LOUD' },
    '`response.messageAction` must be RESEND or SUPPRESS or null',
  ],
  [
    'UserMigration',
    'V1_0',
    { desiredDeliveryMediums: 'SMS' },
    '`response.desiredDeliveryMediums` must be array or null',
  ],
  [
    'InboundFederation',
    'V1_0',
    { userAttributesToMap: { email: null } },
    '`response.userAttributesToMap.email` must be string',
  ],
  [
    'PreTokenGeneration',
    'V1_0',
    { claimsOverrideDetails: { claimsToAddOrOverride: { admin: true } } },
    '`response.claimsOverrideDetails.claimsToAddOrOverride.admin` must be string',
  ],
  [
    'PreTokenGeneration',
    'V2_0',
    { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: [1] } } },
    '`response.claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd.0` must be string',
  ],
  [
    'PreTokenGeneration',
    'V3_0',
    { claimsAndScopeOverrideDetails: { groupOverrideDetails: [] } },
    '`response.claimsAndScopeOverrideDetails.groupOverrideDetails` must be object or null',
  ],
])('of %s, %s: %j is refused', (hook, version, response, violation) => {
  expect(checkAnswer(hook, version, response)).toEqual([violation])
})

it('lets claims of the later forms be anything but null', () => {
  const claims = (value: unknown) => ({
    claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { claim: value } } },
  })
  for (const value of ['text', 1, true, ['a', 1], { deep: { er: [] } }])
    expect(checkAnswer('PreTokenGeneration', 'V2_0', claims(value))).toEqual([])
  expect(checkAnswer('PreTokenGeneration', 'V2_0', claims(null))).toHaveLength(1)
})

it('names ten violations at most', () => {
  const userAttributes = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`a${at}`, at]))
  expect(checkAnswer('UserMigration', 'V1_0', { userAttributes })).toHaveLength(10)
})

it('gives everybody a neutral answer of his own', () => {
  const mine = neutralResponse('InboundFederation', 'V1_0') as { userAttributesToMap: Record<string, string> }
  mine.userAttributesToMap['email'] = 'ana@example.com'
  expect(neutralResponse('InboundFederation', 'V1_0')).toEqual({ userAttributesToMap: {} })
})
