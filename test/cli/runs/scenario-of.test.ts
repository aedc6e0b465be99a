import { describe, expect, it } from 'vitest'
import { scenarioOf } from '../../../src/cli/runs/scenario-of.ts'
import { another, placeholder } from '../../../src/cli/runs/stand-ins.ts'
import { violationsOf } from '../../../src/config/check.ts'
import { printYaml } from '../../../src/config/print-yaml.ts'
import { readSource } from '../../../src/config/source.ts'
import type { Model } from '../../../src/model/model.ts'
import type { RecordedRun } from '../../../src/model/recorded-run.ts'
import { hook, recorded, stage } from './recorded.ts'

const web = { id: 'c1', name: 'web', properties: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } }
const model = {
  env: 'dev',
  pools: [{ id: 'us-east-1_Shop00001', name: 'shop', properties: {}, clients: [web] }],
  triggers: [{ name: 'claims', capabilities: { secrets: ['entitlements'] } }],
} as unknown as Model

const uuid = '6f1e0d1c-1111-4222-8333-944455556666'
const claims = {
  id: {
    sub: uuid,
    email: 'ana@example.com',
    tier: 'gold',
    iat: 1,
    exp: 2,
    token_use: 'id',
    'cognito:groups': ['admins'],
  },
  access: { sub: uuid, jti: uuid, scope: 'aws.cognito.signin.user.admin', username: uuid },
}
const token = hook([stage('claims', { response: { a: 1 } })], {
  hook: 'PreTokenGeneration',
  triggerSource: 'TokenGeneration_Authentication',
  event: {
    userPoolId: 'us-east-1_Shop00001',
    request: {
      userAttributes: {
        sub: uuid,
        'cognito:user_status': 'CONFIRMED',
        email: 'ana@example.com',
        'custom:plan': 'gold',
      },
      groupConfiguration: { groupsToOverride: ['admins'] },
    },
    response: {},
  },
})
const signIn = (more: Partial<RecordedRun> = {}) =>
  recorded([token], {
    operation: 'InitiateAuth',
    asked: {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ana@example.com', PASSWORD: '[redacted]' },
    },
    claims,
    ...more,
  })
const ana = {
  attributes: { email: 'ana@example.com', 'custom:plan': 'gold' },
  groups: ['admins'],
  password: placeholder,
}
const gets = {
  id: { email: 'ana@example.com', tier: 'gold', 'cognito:groups': ['admins'] },
  access: { scope: 'aws.cognito.signin.user.admin' },
  hooks: ['preTokenGeneration'],
}

/** The scenario, once its YAML has been read back and found to be one. */
function made(run: RecordedRun) {
  const { document, comments } = scenarioOf(run, model)
  const text = printYaml(document, comments)
  const { value, findings } = readSource({ path: 'test/it.scenario.yaml', text })
  expect(findings).toEqual([])
  expect(value).toEqual(JSON.parse(JSON.stringify(document)))
  expect(violationsOf('scenario', value ?? null)).toEqual([])
  return { document, comments, text }
}

describe('a run as a scenario', () => {
  it('begins with its schema, and says what stands there for what was not kept', () => {
    const { text } = made(signIn())
    expect(text.split('\n').slice(0, 3)).toEqual([
      '# yaml-language-server: $schema=../node_modules/poolwright/schemas/config/scenario.schema.json',
      `# The password was not kept: ${placeholder} stands in its place.`,
      '# The secrets were not kept: say what they read as.',
    ])
  })

  it('is a sign-in of somebody who was there, and what the tokens said for good', () => {
    expect(made(signIn()).document).toEqual({
      description: 'InitiateAuth of r-12, recorded at 2026-01-01T09:00:00.000Z',
      pool: 'shop',
      env: 'dev',
      clock: '2026-01-01T09:00:00.000Z',
      given: { users: { ana }, secrets: { entitlements: 'placeholder' } },
      steps: [
        {
          name: 'ana signs in',
          do: 'signIn',
          by: 'password',
          client: 'web',
          username: 'ana@example.com',
          password: placeholder,
          expect: gets,
        },
      ],
    })
  })

  it.each([
    ['InitiateAuth', { AuthFlow: 'CUSTOM_AUTH' }, ['signIn custom']],
    ['AdminInitiateAuth', { AuthFlow: 'ADMIN_NO_SRP_AUTH' }, ['signIn adminPassword']],
    ['InitiateAuth', { AuthFlow: 'REFRESH_TOKEN_AUTH' }, ['signIn password', 'refresh']],
    ['GetTokensFromRefreshToken', {}, ['signIn password', 'refresh']],
    ['RespondToAuthChallenge', { ChallengeName: 'PASSWORD_VERIFIER' }, ['signIn srp']],
    ['RespondToAuthChallenge', { ChallengeName: 'CUSTOM_CHALLENGE' }, ['signIn custom', 'answer']],
    [
      'AdminRespondToAuthChallenge',
      { ChallengeName: 'NEW_PASSWORD_REQUIRED' },
      ['signIn password', 'answer'],
    ],
  ])(
    'takes for %s with %o the steps %o, and expects what came of it of the last',
    (operation, asked, steps) => {
      const { document } = made(signIn({ operation, asked }))
      const taken = document['steps'] as { do: string; by?: string; expect?: object }[]
      expect(taken.map(({ do: what, by }) => (by ? `${what} ${by}` : what))).toEqual(steps)
      // Of the whole exchange, this run has only the hooks of its second half.
      const { hooks, ...claimed } = gets
      const seen = steps[0] === 'signIn srp' ? claimed : { ...claimed, hooks }
      expect(taken.map(({ expect: wanted }) => wanted)).toEqual([
        ...steps.slice(1).map(() => undefined),
        seen,
      ])
    },
  )

  it('takes another password where it was not theirs, and nobody where there was none', () => {
    const message = 'Incorrect username or password.'
    const { document } = made(signIn({ outcome: 'NotAuthorizedException', message }))
    const [step] = document['steps'] as { password: string }[]
    expect(document['given']).toMatchObject({ users: { ana: { password: placeholder } } })
    expect(step?.password).toBe(another)
    const stranger = made(signIn({ outcome: 'UserNotFoundException' })).document
    expect(stranger['given']).not.toHaveProperty('users')
  })

  it('answers a challenge with what was answered, and not with who answered', () => {
    const asked = {
      ChallengeName: 'CUSTOM_CHALLENGE',
      ChallengeResponses: { USERNAME: 'ana', ANSWER: '[redacted]', SECRET_HASH: '[redacted]' },
      ClientMetadata: { campaign: 'spring' },
    }
    const { document, comments } = made(signIn({ operation: 'RespondToAuthChallenge', asked }))
    expect((document['steps'] as object[])[1]).toMatchObject({
      challenge: 'CUSTOM_CHALLENGE',
      responses: { ANSWER: '[redacted]' },
      clientMetadata: { campaign: 'spring' },
    })
    expect(comments).toContain('Where it reads [redacted] a secret was not kept: say another.')
  })

  it.each([
    ['a new password', 'NEW_PASSWORD_REQUIRED', { NEW_PASSWORD: '[redacted]' }, { NEW_PASSWORD: another }],
    ['a code that was sent', 'SMS_MFA', { SMS_MFA_CODE: '[redacted]' }, undefined],
    ['an answer', 'CUSTOM_CHALLENGE', { ANSWER: '[redacted]' }, { ANSWER: '[redacted]' }],
  ])('says what it can of %s that was not kept', (_, ChallengeName, ChallengeResponses, responses) => {
    const asked = { ChallengeName, ChallengeResponses }
    const { document } = made(recorded([], { operation: 'RespondToAuthChallenge', asked }))
    expect((document['steps'] as { responses?: object }[])[1]?.responses).toEqual(responses)
  })

  it('expects nothing of the first half of SRP, and says where the other half is', () => {
    const asked = { AuthFlow: 'USER_SRP_AUTH' }
    const { document, comments } = made(recorded([], { operation: 'InitiateAuth', asked }))
    expect((document['steps'] as object[])[0]).not.toHaveProperty('expect')
    expect(comments.join(' ')).toContain('the RespondToAuthChallenge after r-12')
  })

  it('is a sign-up that was refused, in the words of the refusal', () => {
    const run = recorded([hook([stage('domains', { outcome: 'failed' })])], {
      outcome: 'UserLambdaValidationException',
      message: 'PreSignUp failed with error no.',
      asked: {
        UserAttributes: [
          { Name: 'email', Value: 'eve@evil.test' },
          { Name: 'custom:pin', Value: '1' },
        ],
      },
      user: 'eve@evil.test',
    })
    expect(made(run).document).toMatchObject({
      steps: [
        {
          name: 'eve signs up',
          do: 'signUp',
          attributes: { email: 'eve@evil.test', 'custom:pin': '1' },
          expect: {
            error: 'UserLambdaValidationException',
            message: 'PreSignUp failed with error no.',
            hooks: ['preSignUp'],
          },
        },
      ],
    })
    expect(made(run).document).not.toHaveProperty('given')
  })

  it('signs up before it confirms, with the code that was sent', () => {
    const run = recorded(
      [hook([stage('a')], { hook: 'PostConfirmation', triggerSource: 'PostConfirmation_ConfirmSignUp' })],
      {
        operation: 'ConfirmSignUp',
        asked: { ConfirmationCode: '[redacted]' },
      },
    )
    const [first, second] = made(run).document['steps'] as object[]
    expect(first).toMatchObject({ do: 'signUp', attributes: { email: 'ana@example.com' } })
    expect(second).toEqual({
      name: 'ana confirms the account',
      do: 'confirmSignUp',
      client: 'web',
      username: 'ana@example.com',
      expect: { hooks: ['postConfirmation'] },
    })
  })

  it('calls scripts by themselves where no step is what was done', () => {
    const fetched = { kind: 'fetch', what: 'GET https://x.test/v1', at: 0, took: 1, outcome: '200' } as const
    const first = stage('a', { response: { autoConfirmUser: true }, calls: [fetched] })
    const run = recorded(
      [hook([first, stage('b', { outcome: 'skipped' }), stage('c', { outcome: 'failed' })])],
      {
        operation: 'AdminCreateUser',
        outcome: 'UserLambdaValidationException',
        message: 'no',
      },
    )
    const { document, comments } = made(run)
    expect(document['given']).toEqual({ fetch: { 'GET https://x.test/v1': { status: 200 } } })
    expect(document['steps']).toMatchObject([
      { do: 'invoke', trigger: 'a', expect: { response: { autoConfirmUser: true } } },
      {
        do: 'invoke',
        trigger: 'c',
        event: { response: { autoConfirmUser: true } },
        expect: { error: 'UserLambdaValidationException', message: 'no' },
      },
    ])
    expect(comments.join(' ')).toContain('No step of a scenario is AdminCreateUser')
  })

  it.each([
    ['+491234567', 'somebody'],
    ['ana.b@example.com', 'ana.b'],
    ['ana.@example.com', 'ana'],
    ['김@example.com', 'somebody'],
  ])('calls %s %s', (user, story) => {
    const { document } = made(signIn({ user }))
    expect(Object.keys((document['given'] as { users: object }).users)).toEqual([story])
  })

  it('says so where the pool is gone', () => {
    const { comments } = made(
      recorded([hook([stage('a', { response: {} })])], { pool: 'us-east-1_Gone00001', client: 'gone' }),
    )
    expect(comments).toContain('The project has no such pool any more.')
  })
})
