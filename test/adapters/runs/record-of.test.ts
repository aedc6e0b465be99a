import { describe, expect, it } from 'vitest'
import { recordOf } from '../../../src/adapters/runs/record-of.ts'
import { showExchange } from '../../../src/protocol/aws-json/show-exchange.ts'
import { finished, hookLine, line, stage } from './finished.ts'

const of = (more: Parameters<typeof finished>[0], known: readonly string[] = []) =>
  recordOf(finished(more), known)

describe('the record of a run', () => {
  it('tells whom it is about: as they were named, else by address, else by user name', () => {
    const found = line('find user', {
      about: { pool: 'p', client: 'c', username: 'u-1', known: 'ana@x.test' },
    })
    const trace = [line('outer', { inside: [found] })]
    expect(of({ trace })).toMatchObject({
      run: { pool: 'p', client: 'c', username: 'u-1', user: 'ana@x.test' },
      names: ['ana@x.test', 'u-1'],
    })
    expect(of({ trace, typed: '+4912' }).run.user).toBe('+4912')
    expect(of({ trace: [line('x', { about: { username: 'u-1' } })] }).run.user).toBe('u-1')
    expect(of({}).run).not.toHaveProperty('user')
  })

  it('lists the hooks, with those that stood there and whether they let it pass', () => {
    const failed = { outcome: 'failed', error: { type: 'Error', message: 'no' } } as const
    const trace = [
      hookLine({}, [stage('a', {}), stage('b', {}, { ...failed, ignored: true })]),
      line('outer', { inside: [hookLine({}, [stage('c', {}, failed)])] }),
      hookLine({}, [stage('d', {}, failed), stage('d', {}, { attempt: 2 })]),
    ]
    const source = { hook: 'PreSignUp', triggerSource: 'PreSignUp_SignUp' }
    expect(of({ trace }).run.hooks).toEqual([
      { ...source, triggers: ['a', 'b'], outcome: 'answered' },
      { ...source, triggers: ['c'], outcome: 'failed' },
      { ...source, triggers: ['d'], outcome: 'answered' },
    ])
  })

  it('has the claims of tokens, and no token', () => {
    const token = (claims: object) =>
      `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`
    const said = {
      AuthenticationResult: {
        IdToken: token({ tier: 'gold', 'custom:apiToken': 'x' }),
        AccessToken: token({ scope: 's' }),
      },
    }
    const { run } = recordOf(showExchange(finished(), { output: said }), [])
    expect(run.claims).toEqual({
      id: { tier: 'gold', 'custom:apiToken': '[redacted]' },
      access: { scope: 's' },
    })
    expect(run.said).toEqual({ AuthenticationResult: { IdToken: '[redacted]', AccessToken: '[redacted]' } })
  })

  it('has no secret, wherever a script has written it', () => {
    const event = { request: { password: 'PASSWORD-1', userAttributes: { email: 'ana@x.test' } } }
    const trace = [
      line('password', { refused: 'PreSignUp failed with error PASSWORD-1 of PROJECT-1' }),
      hookLine(event, [
        stage(
          'a',
          {
            hint: 'PASSWORD-1',
            'ANSWER-1': 1,
            privateChallengeParameters: { answer: 'ANSWER-1', n: 424242 },
          },
          {
            logs: [
              {
                level: 'log',
                text: `{"request":{"password":"PASSWORD-1"}} ANSWER-1 CODE-1 PROJECT-1 424242`,
              },
            ],
            calls: [{ kind: 'fetch', what: 'GET https://x.test/PROJECT-1', at: 0, took: 1, outcome: '200' }],
            error: { type: 'PASSWORD-1', message: 'CODE-1' },
          },
        ),
      ]),
    ]
    const run = showExchange(
      finished({ trace, message: 'failed with error PASSWORD-1', typed: 'PROJECT-1' }),
      {
        body: { ConfirmationCode: 'CODE-1', Left: { SecretHash: 'HASH-1' } },
        input: { ConfirmationCode: 'CODE-1', ClientMetadata: { echo: 'CODE-1 HASH-1' } },
        output: { Session: 'SESSION-1', echo: 'SESSION-1' },
      },
    )
    const text = JSON.stringify(recordOf(run, ['PROJECT-1']))
    expect(text).not.toMatch(/(PASSWORD|ANSWER|CODE|HASH|SESSION|PROJECT)-1|424242/)
    expect(text).toContain('ana@x.test')
  })

  it('leaves numbers that are no secret', () => {
    const trace = [hookLine({ code: '60', n: 60 }, [])]
    expect(of({ trace }).run.trace[0]?.hook?.event).toEqual({ code: '[redacted]', n: 60 })
  })

  it('looks at no more than anybody would keep', () => {
    const huge = Array.from({ length: 1_000 }, () => 'x'.repeat(100_000))
    const { run } = of({ asked: { first: 'here', huge }, said: { last: 'there' } })
    expect(run.cut?.[0]).toMatch(/^everything after \d+ characters$/)
    expect(JSON.stringify(run)).not.toContain('there')
  })
})
