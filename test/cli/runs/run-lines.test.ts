import { describe, expect, it } from 'vitest'
import { runLines } from '../../../src/cli/runs/run-lines.ts'

process.env['NO_COLOR'] = '1'
delete process.env['FORCE_COLOR']

describe('a request on one line', () => {
  const stage = {
    trigger: 'greet',
    outcome: 'failed',
    calls: [],
    took: 1,
    logs: [{ level: 'log', text: 'hi' }],
  } as const
  const error = { type: 'TypeError', message: 'no', place: { file: 'triggers/greet.ts', line: 3, column: 5 } }
  const hook = {
    hook: 'PreSignUp',
    triggerSource: 'PreSignUp_SignUp',
    version: 'V1_0',
    event: {},
    stages: [{ ...stage, error }],
  } as const
  const trace = [
    {
      step: 'a',
      at: 0,
      took: 0,
      gave: [],
      inside: [{ step: 'b', at: 0, took: 0, gave: [], inside: [], hook }],
    },
  ]
  const run = { requestId: '1', at: 0, operation: 'SignUp', took: 12.4, trace }

  it('tells a request, its hooks, and what their scripts said and did wrong', () => {
    expect(
      runLines(
        { ...run, outcome: 'UserLambdaValidationException', message: 'PreSignUp failed with error no.' },
        undefined,
      ),
    ).toEqual([
      'SignUp                    UserLambdaValidationException  12 ms  PreSignUp  PreSignUp failed with error no.',
      '  greet log hi',
      '  greet TypeError: no triggers/greet.ts:3:5',
    ])
  })

  it('blames no line where a script as a whole failed', () => {
    const late = { type: 'TimeoutError', message: 'late', place: { ...error.place, line: 1, column: 1 } }
    const stages = [{ ...stage, logs: [], error: late }]
    const inside = [{ step: 'b', at: 0, took: 0, gave: [], inside: [], hook: { ...hook, stages } }]
    expect(runLines({ ...run, outcome: 'answered', trace: inside }, undefined)).toContain(
      '  greet TimeoutError: late triggers/greet.ts',
    )
  })

  it('warns of a request that only dev lets through, and tells why IAM denies what the caller is not told', () => {
    const decision = {
      action: 'a:B',
      resource: '*',
      decision: 'implicitDeny',
      denied: 'User: x may not',
    } as const
    const linesOf = (enforced: boolean, message?: string) =>
      runLines(
        {
          ...run,
          outcome: 'answered',
          trace: [],
          ...(message && { message }),
          decision: { ...decision, enforced },
        },
        undefined,
      )
    expect(linesOf(false).slice(1)).toEqual(['  would be denied by serve: User: x may not'])
    expect(linesOf(true, 'User: x may not').slice(1)).toEqual([])
    expect(linesOf(true, 'Check assigned IAM roles').slice(1)).toEqual(['  User: x may not'])
    const allowed = { ...decision, decision: 'allow', enforced: false } as const
    const { denied: _, ...rest } = allowed
    expect(runLines({ ...run, outcome: 'answered', trace: [], decision: rest }, undefined)).toHaveLength(1)
  })

  it.each([
    ['sts:AssumeRoleWithWebIdentity', 'arn:aws:iam::123456789012:role/shop/member', '  role member'],
    ['cognito-idp:ListUsers', 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/x', ''],
  ])('tells the role of whoever became one: %s', (action, resource, told) => {
    const decision = { action, resource, decision: 'allow', enforced: true } as const
    const [line] = runLines({ ...run, outcome: 'answered', trace: [], decision }, undefined)
    expect(line).toBe(`SignUp                    ok  12 ms${told}`)
  })

  it('says little of a request that went well', () => {
    expect(runLines({ ...run, outcome: 'answered', trace: [] }, undefined)).toEqual([
      'SignUp                    ok  12 ms',
    ])
  })

  it('begins with the id by which it is shown again', () => {
    expect(runLines({ ...run, outcome: 'answered', trace: [] }, 'r-12')).toEqual([
      'r-12   SignUp                    ok  12 ms',
    ])
  })

  it('does not obey what a script says to the terminal', () => {
    const loud = { ...hook, stages: [{ ...stage, logs: [{ level: 'log', text: '\u001b[2Jgone' }] }] } as const
    const lines = runLines({ ...run, outcome: 'answered', trace: [{ inside: [], hook: loud }] }, 'r-1')
    expect(lines.join('\n')).not.toContain('\u001b')
  })
})
