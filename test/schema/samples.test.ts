import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { hookNames } from '../../src/model/hook.ts'
import type { UserPool } from '../../src/model/pool.ts'
import { neutralResponse } from '../../src/schema/answers.ts'
import {
  allTriggerSources,
  hookOf,
  isTriggerSource,
  sampleEvent,
  versionsOf,
  type TriggerSource,
} from '../../src/schema/samples.ts'
import { eventSchemas } from '../generate/events.ts'

// As the developer guide of Cognito lists them, hook by hook.
const guide = {
  PreSignUp: ['SignUp', 'AdminCreateUser', 'ExternalProvider'],
  PostConfirmation: ['ConfirmSignUp', 'ConfirmForgotPassword'],
  PreAuthentication: ['Authentication'],
  PostAuthentication: ['Authentication'],
  DefineAuthChallenge: ['Authentication'],
  CreateAuthChallenge: ['Authentication'],
  VerifyAuthChallengeResponse: ['Authentication'],
  TokenGeneration: [
    'HostedAuth',
    'Authentication',
    'NewPasswordChallenge',
    'AuthenticateDevice',
    'RefreshTokens',
    'ClientCredentials',
  ],
  UserMigration: ['Authentication', 'ForgotPassword'],
  CustomMessage: [
    'SignUp',
    'AdminCreateUser',
    'ResendCode',
    'ForgotPassword',
    'UpdateUserAttribute',
    'VerifyUserAttribute',
    'Authentication',
  ],
  CustomEmailSender: [
    'SignUp',
    'ResendCode',
    'ForgotPassword',
    'UpdateUserAttribute',
    'VerifyUserAttribute',
    'AdminCreateUser',
    'Authentication',
    'AccountTakeOverNotification',
  ],
  CustomSMSSender: [
    'SignUp',
    'ResendCode',
    'ForgotPassword',
    'UpdateUserAttribute',
    'VerifyUserAttribute',
    'AdminCreateUser',
    'Authentication',
  ],
  InboundFederation: ['ExternalProvider'],
}

it('knows every trigger source of Cognito, and no other', () => {
  const sources = Object.entries(guide).flatMap(([hook, ends]) => ends.map((end) => `${hook}_${end}`))
  expect([...allTriggerSources].sort()).toEqual(sources.sort())
  expect(new Set(allTriggerSources.map(hookOf))).toEqual(new Set(Object.values(hookNames)))
  expect(isTriggerSource('toString')).toBe(false)
})

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true })
for (const schema of eventSchemas()) ajv.addSchema(schema, schema.title)

const forms = allTriggerSources.flatMap((source) =>
  versionsOf(source).map((version) => [source, version] as const),
)

it.each(forms)(
  'a sample of %s, %s, satisfies its schema and arrives with the neutral answer',
  (source, version) => {
    const event = sampleEvent(source, { version })
    const check = ajv.getSchema(`${hookOf(source)} ${version}`)
    expect(check?.(event), JSON.stringify(check?.errors)).toBe(true)
    expect(event.triggerSource).toBe(source)
    expect(event.version).toBe(version.slice(1, 2))
    expect(event.response).toEqual(neutralResponse(hookOf(source), version))
  },
)

describe('schemas of events', () => {
  it.each(eventSchemas())(
    '$title has one example for each of its trigger sources',
    ({ properties, examples }) => {
      expect(examples.map(({ triggerSource }) => triggerSource)).toEqual(properties.triggerSource.enum)
    },
  )

  const undescribed = (node: unknown, at: string): string[] =>
    typeof node !== 'object' || node === null
      ? []
      : Object.entries(node).flatMap(([key, value]) =>
          key === 'examples' || key === 'default'
            ? []
            : key === 'properties'
              ? Object.entries(value as Record<string, { description?: string }>).flatMap(
                  ([name, property]) => [
                    ...(property.description ? [] : [`${at}.${name}`]),
                    ...undescribed(property, `${at}.${name}`),
                  ],
                )
              : undescribed(value, at),
        )
  it.each(eventSchemas())('$title describes every property', (schema) => {
    expect(undescribed(schema, schema.title)).toEqual([])
  })
})

describe('a sample for a pool', () => {
  const client = { name: 'web', id: 'a'.repeat(26), properties: { ClientName: 'web' } }
  const pool = (LambdaVersion?: string): UserPool => ({
    name: 'shop',
    id: 'eu-west-1_shop00001',
    arn: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_shop00001',
    account: '123456789012',
    region: 'eu-west-1',
    issuer: 'local',
    properties: {
      UserPoolName: 'shop',
      ...(LambdaVersion && {
        LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: 'arn', LambdaVersion } },
      }),
    },
    clients: [client],
    groups: [],
    identityProviders: [],
    resourceServers: [],
  })

  it('is as if that pool and its first client had sent it', () => {
    expect(sampleEvent('PreSignUp_SignUp', { pool: pool() })).toMatchObject({
      region: 'eu-west-1',
      userPoolId: 'eu-west-1_shop00001',
      callerContext: { clientId: client.id },
    })
  })
  it('leaves an administrator without a client', () => {
    const { callerContext } = sampleEvent('PreSignUp_AdminCreateUser', { pool: pool() })
    expect(callerContext.clientId).toBe('CLIENT_ID_NOT_APPLICABLE')
  })
  it.each<[TriggerSource, string | undefined, string]>([
    ['TokenGeneration_Authentication', undefined, '1'],
    ['TokenGeneration_Authentication', 'V2_0', '2'],
    ['TokenGeneration_ClientCredentials', 'V2_0', '3'],
    ['PreSignUp_SignUp', 'V2_0', '1'],
  ])('%s comes in the form its function takes, %s, if there is one', (source, bound, version) => {
    expect(sampleEvent(source, { pool: pool(bound) }).version).toBe(version)
  })
  it('refuses a form that there is not', () => {
    expect(() => sampleEvent('TokenGeneration_ClientCredentials', { version: 'V1_0' })).toThrow(
      'no event of version V1_0',
    )
  })
})
