import { describe, expect, it } from 'vitest'
import { story } from '../../../src/cli/runs/story.ts'
import type { RunStep } from '../../../src/model/recorded-run.ts'
import { hook, recorded, stage } from './recorded.ts'

process.env['NO_COLOR'] = '1'
delete process.env['FORCE_COLOR']

const told = {
  nameOf: (id: string) => ({ c1: 'web', 'us-east-1_Shop00001': 'shop' })[id],
  textOf: () => undefined,
}
const step = (name: string, more: Partial<RunStep> = {}): RunStep => ({
  step: name,
  at: 0,
  took: 0.1,
  gave: [],
  inside: [],
  ...more,
})
const place = { file: 'triggers/limit.ts', line: 2, column: 3 }
const failing = stage('limit', {
  outcome: 'failed',
  error: { type: 'Error', message: 'too many', place },
  logs: [{ level: 'warn', text: 'one\ntwo' }],
  calls: [{ kind: 'kv', what: 'get hits', at: 0, took: 0.4, outcome: 'done' }],
  cpu: 0.5,
  heap: 2 * 1024 * 1024,
})

describe('the story of a run', () => {
  it('goes from who asked, step by step, to what came of it', () => {
    const signUp = hook([
      stage('greet', { response: { autoConfirmUser: true }, cpu: 0.2, heap: 1024 * 1024 }),
      stage('later', { outcome: 'skipped', took: 0 }),
      failing,
    ])
    const why = 'PreSignUp failed with error too many.'
    const run = recorded([signUp], {
      outcome: 'UserLambdaValidationException',
      message: why,
      trace: [
        step('find client'),
        step('read sign-up'),
        step('PreSignUp', {
          at: 1,
          took: 11,
          refused: why,
          inside: [step('PreSignUp_SignUp', { at: 1, took: 10, hook: signUp })],
        }),
      ],
    })
    const textOf = () => 'export const handler = () => {\n  throw new Error()\n}'
    expect(story(run, { ...told, textOf }).join('\n')).toBe(
      `r-12  SignUp  UserLambdaValidationException  12.4 ms  2026-01-01T09:00:00.000Z
  PreSignUp failed with error too many.
  user   ana@example.com 6f1e0d1c-1111-4222-8333-944455556666
  pool   shop us-east-1_Shop00001
  client web c1

     0.0  find client, read sign-up
     1.0  PreSignUp  11.0 ms  PreSignUp failed with error too many.
     1.0    PreSignUp_SignUp  PreSignUp V1_0  10.0 ms
              greet answered  1.0 ms, 0.2 ms of CPU, 1.0 MiB of heap
                  response.autoConfirmUser
                -   false
                +   true
              later skipped
              limit failed  1.0 ms, 0.5 ms of CPU, 2.0 MiB of heap
                warn  one
                warn  two
                kv    get hits: done, 0.4 ms
                Error: too many
                  --> triggers/limit.ts:2:3
                1 | export const handler = () => {
                2 |   throw new Error()
                  |   ^
                3 | }`,
    )
  })

  it('can be of one hook alone', () => {
    const other = hook([stage('mail')], { hook: 'CustomMessage', triggerSource: 'CustomMessage_SignUp' })
    const lines = story(recorded([hook([failing]), other]), { ...told, hook: 'CustomMessage' })
    expect(lines.slice(-2)).toEqual(['CustomMessage_SignUp  CustomMessage V1_0', '  mail answered  1.0 ms'])
  })

  it('tells of another run of the pipeline, of failures that were let pass, of a script that asked, and what is missing', () => {
    const again = hook([
      stage('a', { outcome: 'failed', response: { autoConfirmUser: true } }),
      stage('a', { attempt: 2, outcome: 'failed', ignored: true, error: { type: 'E', message: 'm' } }),
      stage('b', { attempt: 2, response: { autoConfirmUser: false } }),
    ])
    const run = recorded([again], {
      by: { trigger: 'audit', requestId: 'q-1' },
      signedBy: { accessKeyId: 'AKIA', region: 'eu-west-1', arn: 'arn:aws:iam::1:user/ops', proven: true },
      decision: {
        action: 'cognito-idp:ListUsers',
        resource: '*',
        decision: 'explicitDeny',
        by: {
          layer: 'identity',
          policy: 'allow and deny',
          statement: 1,
          effect: 'Deny',
          at: { file: 'pools/ops.iam-user.yaml', line: 7, column: 5 },
        },
        denied: 'User: x is not authorized',
        enforced: false,
      },
      cut: ['the output'],
    })
    const text = story(run, told).join('\n')
    expect(text).toContain('asked  by trigger audit, in its call q-1')
    expect(text).toContain('signed by AKIA for eu-west-1: arn:aws:iam::1:user/ops\n')
    expect(text).toContain(
      'iam    would be denied by serve: User: x is not authorized (pools/ops.iam-user.yaml:7)',
    )
    expect(text).toContain('a failed, and let pass, time 2')
    // What the first time left is gone, and the second leaves all as it was.
    expect(text.match(/autoConfirmUser/g)).toHaveLength(1)
    expect(text).toContain('not kept, for its length: the output')
  })

  it('does not obey what it tells', () => {
    const loud = '\u001b[2J'
    const run = recorded([hook([stage(loud, { ...failing, error: { type: loud, message: loud } })])], {
      message: loud,
      user: loud,
      outcome: loud,
      operation: loud,
      trace: [step(loud, { gave: [loud], refused: loud })],
    })
    expect(story(run, told).join('\n')).not.toContain('\u001b')
    expect(story(run, { ...told, hook: 'PreSignUp' }).join('\n')).not.toContain('\u001b')
  })
})
