import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareAccess } from '../../../src/iam/compare/compare-access.ts'
import { newAccess } from '../../../src/iam/compare/new-access.ts'
import { decide } from '../../../src/iam/decide.ts'
import type { AccessRequest, Policies } from '../../../src/model/iam.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'

const asker = {
  principal: {
    arn: 'arn:aws:sts::123456789012:assumed-role/buyer/ana',
    account: '123456789012',
    roleArn: 'arn:aws:iam::123456789012:role/buyer',
  },
  context: {},
}
const policy = (statements: readonly Json[], Version = '2012-10-17') => ({
  name: 'inline',
  document: { Version, Statement: statements },
})
const allow = (Action: Json, Resource: Json, more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: Json, Resource: Json, more: JsonObject = {}): JsonObject => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
})
const role = (...statements: readonly JsonObject[]): Policies => ({ identity: [policy(statements)] })
const within = (policies: Policies, ...statements: readonly JsonObject[]): Policies => ({
  ...policies,
  boundary: [policy(statements)],
})
const own = 'arn:aws:s3:::shop/private/${cognito-identity.amazonaws.com:sub}/*'
const any = 'arn:aws:s3:::shop/*'
const red = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } }
const redOrBlue = { Condition: { StringEquals: { 'aws:PrincipalTag/team': ['red', 'blue'] } } }

describe('what a role may do', () => {
  const get = role(allow('s3:GetObject', any))
  it.each<[string, Policies, Policies, string]>([
    [
      'is the same in another order',
      role(allow('s3:Get*', any), allow('s3:PutObject', any)),
      role(allow('s3:PutObject', any), allow('s3:Get*', any)),
      'equal',
    ],
    [
      'is the same where statements are joined',
      role(allow('s3:GetObject', any), allow('s3:PutObject', any)),
      role(allow(['s3:PutObject', 's3:GetObject'], any)),
      'equal',
    ],
    [
      'is the same where a pattern covers another',
      get,
      role(allow('s3:GetObject', [any, 'arn:aws:s3:::shop/a/*'])),
      'equal',
    ],
    [
      'is the same where a denial repeats what nothing allows',
      get,
      role(allow('s3:GetObject', any), deny('s3:PutObject', any)),
      'equal',
    ],
    ['is the same in another case of the action', get, role(allow('S3:getobject', any)), 'equal'],
    [
      'is the same where two halves make a whole',
      role(allow('s3:GetObject', 'arn:aws:s3:::shop/??*')),
      role(allow('s3:GetObject', 'arn:aws:s3:::shop/?*?')),
      'equal',
    ],
    ['is more with another action', get, role(allow(['s3:GetObject', 's3:PutObject'], any)), 'widened'],
    ['is more with a wildcard among actions', get, role(allow('s3:Get*', any)), 'widened'],
    [
      'is more with another bucket',
      get,
      role(allow('s3:GetObject', [any, 'arn:aws:s3:::other/*'])),
      'widened',
    ],
    [
      'is more where the end is open',
      role(allow('s3:GetObject', 'arn:aws:s3:::shop/a')),
      role(allow('s3:GetObject', 'arn:aws:s3:::shop/a*')),
      'widened',
    ],
    [
      'is more without a denial',
      role(allow('s3:GetObject', any), deny('s3:GetObject', 'arn:aws:s3:::shop/secret/*')),
      get,
      'widened',
    ],
    [
      'is less with a denial',
      get,
      role(allow('s3:GetObject', any), deny('s3:GetObject', 'arn:aws:s3:::shop/secret/*')),
      'narrower',
    ],
    ['is less with fewer actions', role(allow('s3:*', any)), get, 'narrower'],
    ['is less where one reads their own', get, role(allow('s3:GetObject', own)), 'narrower'],
    ['is more where one reads of others', role(allow('s3:GetObject', own)), get, 'widened'],
    [
      'is the same with the same variable',
      role(allow('s3:GetObject', own)),
      role(allow('s3:GetObject', [own, own])),
      'equal',
    ],
    [
      'is more with a variable of its own',
      get,
      role(allow('s3:GetObject', any), allow('s3:PutObject', own)),
      'widened',
    ],
    [
      'is more where another variable is asked',
      role(allow('s3:GetObject', own)),
      role(allow('s3:GetObject', own.replace('cognito-identity.amazonaws.com:sub', 'aws:PrincipalTag/team'))),
      'widened',
    ],
    ['is less with a condition', get, role(allow('s3:GetObject', any, red)), 'narrower'],
    ['is more without a condition', role(allow('s3:GetObject', any, red)), get, 'widened'],
    [
      'is more with another value',
      role(allow('s3:GetObject', any, red)),
      role(allow('s3:GetObject', any, redOrBlue)),
      'widened',
    ],
    [
      'is less with a value less',
      role(allow('s3:GetObject', any, redOrBlue)),
      role(allow('s3:GetObject', any, red)),
      'narrower',
    ],
    [
      'is more where a denial asks for more',
      role(allow('s3:GetObject', any), deny('s3:GetObject', any, redOrBlue)),
      role(allow('s3:GetObject', any), deny('s3:GetObject', any, red)),
      'widened',
    ],
    [
      'is less within a boundary',
      get,
      within(get, allow('s3:GetObject', 'arn:aws:s3:::shop/a/*')),
      'narrower',
    ],
    ['is the same within a boundary that holds it', get, within(get, allow('s3:*', '*')), 'equal'],
    [
      'is more without its boundary',
      within(get, allow('s3:GetObject', 'arn:aws:s3:::shop/a/*')),
      get,
      'widened',
    ],
    [
      'is more within a wider boundary',
      within(get, allow('s3:GetObject', 'arn:aws:s3:::shop/a/*')),
      within(get, allow('s3:GetObject', any)),
      'widened',
    ],
    [
      'is the same where a boundary grows beyond it',
      within(get, allow('s3:Get*', any)),
      within(get, allow('s3:*', any)),
      'equal',
    ],
    [
      'is more by NotAction',
      get,
      role(allow('s3:GetObject', any), { Effect: 'Allow', NotAction: 'iam:*', Resource: any }),
      'widened',
    ],
    [
      'is more by NotResource',
      get,
      role(allow('s3:GetObject', any), { Effect: 'Allow', Action: 's3:GetObject', NotResource: any }),
      'widened',
    ],
    [
      'is less where NotResource excepts more',
      role({ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::a/*' }),
      role({
        Effect: 'Allow',
        Action: 's3:GetObject',
        NotResource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'],
      }),
      'narrower',
    ],
    [
      'is more with an action that AWS has not',
      get,
      role(allow(['s3:GetObject', 'shop:DeleteOrder'], '*')),
      'widened',
    ],
    ['is nothing, before and after', {}, {}, 'equal'],
  ])('%s', (_, before, after, verdict) => {
    const compared = compareAccess(before, after, asker)
    expect(compared.verdict).toBe(verdict)
    for (const { witness } of compared.gained) {
      expect(decide(before, witness).decision).not.toBe('allow')
      expect(decide(after, witness).decision).toBe('allow')
    }
  })

  it('shows a request that reads like one', () => {
    const { gained } = compareAccess(get, role(allow('s3:GetObject', any), allow('s3:PutObject', own)), asker)
    expect(gained).toMatchObject([
      {
        actions: ['s3:PutObject'],
        witness: {
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::shop/private/someone/',
          context: { 'cognito-identity.amazonaws.com:sub': 'someone' },
        },
        having: { by: { policy: 'inline', statement: 1 } },
        lacking: { decision: 'implicitDeny' },
      },
    ])
  })

  it('tells of a policy of 2008 that its variables are letters', () => {
    const old = { identity: [policy([allow('s3:GetObject', own)], '2008-10-17')] }
    expect(compareAccess(old, role(allow('s3:GetObject', own)), asker).verdict).toBe('widened')
  })

  it('does not say what it cannot know: a condition that only looks different', () => {
    const like = { Condition: { StringLike: { 'aws:PrincipalTag/team': 'red' } } }
    const { verdict, doubts } = compareAccess(
      role(allow('s3:GetObject', any, red)),
      role(allow('s3:GetObject', any, like)),
      asker,
    )
    expect([verdict, doubts[0]?.why]).toEqual(['conditionChanged', 'conditions'])
  })
})

/** A small world, in which every request can be asked. */
describe('in a world in which everything can be asked', () => {
  const teams = [undefined, 'a', 'b', 'a/b', '*'] as const
  const actions = ['s3:GetObject', 's3:PutObject', 'shop:Buy']
  const resources = ['', 'a', 'b', 'aa', 'ab', 'a/b', 'b/a', 'a/b/a', 'a/*', '*'].map(
    (end) => `arn:aws:s3:::${end}`,
  )
  const every: readonly AccessRequest[] = actions.flatMap((action) =>
    [...resources, '*'].flatMap((resource) =>
      teams.flatMap((team) =>
        [undefined, 'x', 'y'].map((color) => ({
          principal: asker.principal,
          action,
          resource,
          context: {
            ...(team !== undefined && { 'aws:PrincipalTag/team': team }),
            ...(color !== undefined && { 'app:color': color }),
          },
        })),
      ),
    ),
  )
  const tail = fc
    .array(
      fc.constantFrom('a', 'b', '/', '*', '?', '${aws:PrincipalTag/team}', "${aws:PrincipalTag/team, 'a'}"),
      {
        maxLength: 4,
      },
    )
    .map((parts) => `arn:aws:s3:::${parts.join('')}`)
  const resource = fc.oneof({ weight: 8, arbitrary: tail }, fc.constantFrom('*', 'arn:aws:s3:*'))
  const condition = fc.constantFrom<JsonObject>(
    {},
    {},
    { Condition: { StringEquals: { 'app:color': 'x' } } },
    { Condition: { StringEquals: { 'app:color': ['x', 'y'] } } },
    { Condition: { StringNotEquals: { 'app:color': 'x' } } },
    { Condition: { StringEqualsIfExists: { 'app:color': 'x' } } },
    { Condition: { Null: { 'app:color': 'true' } } },
  )
  const statement = fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
      Action: fc.constantFrom('s3:GetObject', 's3:Get*', 's3:*', 'shop:Buy', '*'),
      inverse: fc.constantFrom(false, false, false, false, true),
      resources: fc.array(resource, { minLength: 1, maxLength: 2 }),
      condition,
    })
    .map(({ Effect, Action, inverse, resources: texts, condition: block }): JsonObject => ({
      Effect,
      Action,
      [inverse ? 'NotResource' : 'Resource']: texts,
      ...block,
    }))
  const document = fc
    .tuple(
      fc.array(statement, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    )
    .map(([statements, version]) => policy(statements, version))
  const side = fc
    .tuple(document, fc.option(document, { freq: 3, nil: undefined }))
    .map(([identity, boundary]): Policies => ({
      identity: [identity],
      ...(boundary && { boundary: [boundary] }),
    }))
  /** Often a change of one statement, as people make them. */
  const pair = fc.oneof(
    fc.tuple(side, side),
    fc.tuple(side, statement).map(([before, more]): [Policies, Policies] => {
      const [first] = before.identity ?? []
      const said = first?.document['Statement'] as readonly Json[]
      return [before, { ...before, identity: [policy([...said, more], String(first?.document['Version']))] }]
    }),
    fc.tuple(side, fc.nat(2)).map(([before, at]): [Policies, Policies] => {
      const [first] = before.identity ?? []
      const said = first?.document['Statement'] as readonly Json[]
      const left = said.filter((_, index) => index !== at)
      return [
        before,
        { ...before, identity: left.length ? [policy(left, String(first?.document['Version']))] : [] },
      ]
    }),
  )

  it('never calls nothing what is something, and shows what it finds', { timeout: 60_000 }, () => {
    const counts = { proved: 0, shown: 0, doubted: 0 }
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const { found, doubts } = newAccess(before, after, asker)
        for (const { witness } of found) {
          expect(decide(after, witness).decision).toBe('allow')
          expect(decide(before, witness).decision).not.toBe('allow')
        }
        const gained = every.find(
          (request) =>
            decide(after, request).decision === 'allow' && decide(before, request).decision !== 'allow',
        )
        if (gained) expect([found.length, doubts.length, gained]).not.toEqual([0, 0, gained])
        counts[found.length ? 'shown' : doubts.length ? 'doubted' : 'proved'] += 1
      }),
      { numRuns: 400, seed: 7 },
    )
    // A comparison that doubted everything would be right, and of no use.
    expect(counts.proved).toBeGreaterThan(100)
    expect(counts.shown).toBeGreaterThan(100)
    expect(counts.doubted).toBeLessThan(20)
  })
})
