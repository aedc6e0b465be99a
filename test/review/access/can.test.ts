import { describe, expect, it } from 'vitest'
import { whoCan } from '../../../src/review/access/who-can.ts'
import { permittedLines, permittedRows } from '../../../src/review/access/permitted-lines.ts'
import { account, admin, answered, arnOf, guest, office, person, role, user } from './office.ts'

type Asked = Parameters<typeof answered>
const inLobby = { identityPool: 'lobby' }
const inOffice = { identityPool: 'office' }

describe('an answer in one sentence', () => {
  it.each<[sentence: string, ...asked: Asked]>([
    ['yes: they may s3:GetObject, whatever it is done to', role('robot'), 's3:GetObject'],
    [
      'yes: they may s3:PutObject on arn:aws:s3:::home/ops/a',
      user('ops'),
      's3:PutObject',
      'arn:aws:s3:::home/ops/a',
    ],
    ['no: no statement of ops allows it', user('ops'), 's3:PutObject', 'arn:aws:s3:::home/ana/a'],
    ['yes, if the resource is arn:aws:s3:::home/ops/*', user('ops'), 's3:PutObject'],
    // What is denied by `not` is told as what must be so.
    ['yes, if aws:SourceIp is in "10.0.0.0/8"', role('admin'), 's3:PutObject', 'arn:aws:s3:::a/b'],
    [
      'yes, if aws:SourceIp is in "10.0.0.0/8", unless the resource is arn:aws:s3:::secret/*',
      role('admin'),
      's3:PutObject',
    ],
    ['no: Secrets denies it', role('admin'), 's3:GetObject', 'arn:aws:s3:::secret/1'],
    [
      'no: office gives no role: the token names no role, and that is denied',
      person({}),
      's3:GetObject',
      '*',
      inOffice,
    ],
    [
      'no: office gives no role: the token names several roles and prefers none, and that is denied',
      person({ 'cognito:roles': [arnOf('admin'), arnOf('clerk')] }),
      's3:GetObject',
      '*',
      inOffice,
    ],
    ['no: Cognito lets guests have nothing of the kind from a role', guest, 'iam:GetUser', '*', inOffice],
    [
      `no: arn:aws:s3:eu-west-1:999999999999:job/1 is of the account 999999999999, and nothing is known of what is allowed there`,
      role('robot'),
      's3:DescribeJob',
      'arn:aws:s3:eu-west-1:999999999999:job/1',
    ],
    ['no: none of the 2 ways by which they come allows it', admin, 'sqs:SendMessage'],
  ])('%s', (sentence, ...asked) => {
    const { sentence: said, verdict, data } = answered(...asked)
    expect(said).toBe(sentence)
    expect(verdict).toBe(/^yes,/.test(sentence) ? 'if' : /^yes:/.test(sentence) ? 'yes' : 'no')
    expect(data).toMatchObject({ ok: verdict === 'yes', answer: verdict, sentence })
  })
})

describe('an answer, line by line', () => {
  it('tells the statement that decides, where it stands, and each condition with the value that it saw', () => {
    const context = { 'aws:SourceIp': '192.0.2.1' }
    const { lines } = answered(role('admin'), 's3:PutObject', 'arn:aws:s3:::a/b', { context })
    expect(lines).toEqual([
      'identity  Everything allows it  pools/admin.role.yaml:4',
      'identity  Inside denies it  pools/admin.role.yaml:6',
      'aws:SourceIp is not in "10.0.0.0/8": it is "192.0.2.1"',
      'boundary  Here of edge allows it  pools/edge.policy.yaml:2',
      'needed  Inside would have to leave it out: nothing that allows outdoes what denies',
    ])
  })

  it('tells what the variables of a statement came to that does not fit', () => {
    const team = 'arn:aws:s3:::teams/${aws:PrincipalTag/team}/*'
    const refused = `identity  Team does not allow it: it is about ${team}`
    const lines = (context: Record<string, string>, without: readonly string[] = []) =>
      answered(role('clerk'), 's3:GetObject', 'arn:aws:s3:::teams/blue/1', { context, without }).lines[0]
    expect(lines({ 'aws:PrincipalTag/team': 'red' })).toBe(
      `${refused}, and aws:PrincipalTag/team is "red"  pools/clerk.role.yaml:13`,
    )
    expect(lines({}, ['aws:PrincipalTag/team'])).toBe(
      `${refused}, and there is no aws:PrincipalTag/team  pools/clerk.role.yaml:13`,
    )
    const rows = answered(role('clerk'), 'dynamodb:Query', '*', {
      context: { 'dynamodb:LeadingKeys': 'red' },
      without: ['aws:PrincipalTag/team'],
    })
    expect(rows.lines[0]).toBe(
      'identity  Rows does not allow it: only if every value of dynamodb:LeadingKeys is "${aws:PrincipalTag/team}", and it is "red", and there is no aws:PrincipalTag/team  pools/clerk.role.yaml:14',
    )
  })

  it("tells of a policy of AWS's own where it is attached", () => {
    expect(answered(role('robot'), 's3:GetObject').lines).toEqual([
      'identity  statement 1 of AmazonS3ReadOnlyAccess allows it  pools/robot.role.yaml:12',
    ])
  })

  it('tells guests what narrows their role, and whether there is a way around it', () => {
    const needed = (more: { readonly identityPool: string }) =>
      answered(guest, 'iam:GetUser', '*', more).lines
    expect(needed(inOffice)).toContain(
      'needed  that they sign in; the classic flow, in which nothing narrows the role, is off',
    )
    expect(needed(inLobby)).toContain(
      'needed  that they sign in, or come by the classic flow, in which nothing narrows the role',
    )
  })
})

describe('what depends on something that is not known', () => {
  it.each<Asked>([
    [user('ops'), 's3:PutObject'],
    [role('admin'), 's3:PutObject', 'arn:aws:s3:::a/b'],
    [role('clerk'), 's3:GetObject', 'arn:aws:s3:::teams/red/1'],
    [user('ops'), 'sts:AssumeRole'],
    [user('ops'), 'sts:AssumeRole', 'arn:aws:iam::999999999999:role/far'],
  ])('is told to programs as neither a yes nor a decision: %o', (...asked) => {
    const { data } = answered(...asked)
    expect(data).toMatchObject({ ok: false, answer: 'if' })
    expect(JSON.stringify(data)).not.toContain('"decision"')
    const [way] = data.ways
    expect(way?.needs.length).toBeGreaterThan(0)
    expect(way).toMatchObject({ answer: 'if', by: { effect: 'Allow' } })
  })

  it('is a decision with the statement behind it, once it is known', () => {
    const context = { 'aws:PrincipalTag/team': 'red' }
    const { data } = answered(role('clerk'), 's3:GetObject', 'arn:aws:s3:::teams/red/1', { context })
    expect(data.ways[0]).toMatchObject({
      answer: 'yes',
      decision: { decision: 'allow', by: { sid: 'Team', at: { file: 'pools/clerk.role.yaml', line: 13 } } },
    })
  })
})

describe('becoming a role', () => {
  const robot = arnOf('robot')
  it.each<[sentence: string, ...asked: Asked]>([
    [`yes: they may sts:AssumeRole on ${robot}`, role('porter'), 'sts:AssumeRole', robot],
    ['yes, if sts:ExternalId is "crank"', user('ops'), 'sts:AssumeRole', robot],
    [
      `yes: they may sts:AssumeRole on ${robot}`,
      user('ops'),
      'sts:AssumeRole',
      robot,
      { context: { 'sts:ExternalId': 'crank' } },
    ],
    [
      'no: the trust of robot does not let ops in',
      user('ops'),
      'sts:AssumeRole',
      robot,
      { context: { 'sts:ExternalId': 'other' } },
    ],
    ['no: no statement of clerk allows it', role('clerk'), 'sts:AssumeRole', robot],
    ['no: the trust of admin does not let ops in', user('ops'), 'STS:assumerole', arnOf('admin')],
    ['yes, if the trust of the role lets them in', user('ops'), 'sts:AssumeRole'],
    [
      'yes, if the trust of arn:aws:iam::999999999999:role/far, which is not declared here, lets them in',
      user('ops'),
      'sts:AssumeRole',
      'arn:aws:iam::999999999999:role/far',
    ],
  ])('%s', (sentence, ...asked) => {
    expect(answered(...asked).sentence).toBe(sentence)
  })

  it('is told of by the statement of the trust policy', () => {
    expect(answered(user('ops'), 'sts:AssumeRole', robot).lines).toEqual([
      'trust  Users of the trust of robot allows it, if sts:ExternalId is "crank"  pools/robot.role.yaml:7',
      'identity  Become allows it  pools/ops.iam-user.yaml:2',
    ])
  })
})

describe('the classic flow', () => {
  it('gives whoever signed in any role that trusts them', () => {
    const { sentence, lines } = answered(person({}), 'iot:Publish', '*', inLobby)
    expect(sentence).toBe('yes: they may iot:Publish, whatever it is done to')
    expect(lines.slice(-3)).toEqual([
      'client web of staff, in identity pool lobby, in the classic flow: porter, which they ask STS for',
      'trust  allows sts:AssumeRoleWithWebIdentity  pools/porter.role.yaml:1',
      'identity  Doors allows it  pools/porter.role.yaml:3',
    ])
  })

  it('gives guests their role without what narrows it, and no role of those who signed in', () => {
    expect(answered(guest, 'iam:GetUser', '*', inLobby).verdict).toBe('yes')
    expect(answered(guest, 'iot:Publish', '*', inLobby).verdict).toBe('no')
  })

  it('gives nothing, where an identity pool has it off', () => {
    expect(answered(person({}), 'iot:Publish', '*', inOffice).verdict).toBe('no')
    expect(answered(guest, 'iam:GetUser', '*', inOffice).verdict).toBe('no')
  })

  it('is not told of, where nobody needs it', () => {
    expect(answered(guest, 's3:GetObject', '*', inLobby).lines.join()).not.toContain('classic')
  })
})

describe('who can', () => {
  const lines = (action: string, resource = '*') => {
    const found = whoCan(office, { action, resource, context: {} })
    return permittedLines(permittedRows([['', found]]), 1, (_, text) => text)
  }

  it('are all who may, each by the statement that allows it', () => {
    expect(lines('iam:GetUser')).toEqual([
      'guest:lobby   may (Look, pools/visitor.role.yaml:13)',
      'role:visitor  may (Look, pools/visitor.role.yaml:13)',
    ])
    expect(lines('s3:GetObject', 'arn:aws:s3:::secret/1')).not.toContainEqual(
      expect.stringContaining('admin'),
    )
  })

  it('are those whom a trust policy names, with a policy of their own or without', () => {
    expect(lines('sts:AssumeRole', arnOf('robot'))).toEqual([
      'role:porter  may (Named of the trust of robot, pools/robot.role.yaml:6)',
      'user:ops     may, if sts:ExternalId is "crank" (Users of the trust of robot, pools/robot.role.yaml:7)',
    ])
    expect(lines('sts:AssumeRole', `arn:aws:iam::${account}:role/admin`)).toEqual([])
  })
})
