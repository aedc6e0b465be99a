import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import { explain } from '../../src/iam/explain.ts'
import type { AccessRequest, Explained, Policies, SeenStatement } from '../../src/model/iam.ts'
import type { Json, JsonObject } from '../../src/model/trigger.ts'
import { account, ana } from './ask.ts'
import { naive } from './naive.ts'

const some = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(arbitrary, fc.array(arbitrary, { minLength: 1, maxLength: 3 }))
const action = some(
  fc.constantFrom('*', 's3:*', 's3:Get*', 'S3:GETOBJECT', 's3:Put?bject', 's3:*Object', 'sqs:Send*'),
)
const resource = some(
  fc.constantFrom(
    '*',
    'arn:aws:s3:::photos/*',
    'arn:aws:s3:::photos/${app:name}/*',
    'arn:aws:s3:*:*:photos/?/*',
    'arn:aws:s3:::*/${app:team}/*',
    'arn:aws:sqs:*:123456789012:jobs',
    'arn:aws:sqs:eu-west-1:*:${app:name}*',
  ),
)
const value = fc.constantFrom('a', 'b', 'ab', '*', '', '1', '7')
const wanted = some(fc.constantFrom('a', 'b', 'a*', '?', '*', '${app:name}', '${app:team}*', '5', ''))
const quantifier = fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:')
const operator = fc
  .tuple(
    quantifier,
    fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'NumericLessThan'),
    fc.constantFrom('', 'IfExists'),
  )
  .map((parts) => parts.join(''))
const key = fc.constantFrom('app:name', 'APP:Team', 'app:tags')
const condition = fc.oneof(
  fc.dictionary(operator, fc.dictionary(key, wanted as fc.Arbitrary<Json>, { minKeys: 1, maxKeys: 2 }), {
    maxKeys: 2,
  }),
  fc.record({ Null: fc.dictionary(key, fc.constantFrom<Json>('true', 'false'), { minKeys: 1, maxKeys: 1 }) }),
)
const scope = fc.oneof(
  { arbitrary: fc.record({ Action: action, Resource: resource }), weight: 4 },
  { arbitrary: fc.record({ NotAction: action, Resource: resource }), weight: 1 },
  { arbitrary: fc.record({ Action: action, NotResource: resource }), weight: 1 },
)
const statement: fc.Arbitrary<JsonObject> = fc
  .record({
    Effect: fc.constantFrom(...Array<string>(7).fill('Allow'), 'Deny'),
    scope,
    Condition: fc.option(condition, { nil: undefined, freq: 1 }),
  })
  .map(
    ({ Effect, scope, Condition }) =>
      ({ Effect, ...scope, ...(Condition ? { Condition } : {}) }) as JsonObject,
  )
const principal = fc.constantFrom<Json>(
  '*',
  { AWS: '*' },
  { AWS: account },
  { AWS: ana.arn },
  { AWS: ana.roleArn ?? '' },
  { AWS: ['999999999999', `${ana.arn}x`] },
)
const version = fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17')

const layer = (statements: fc.Arbitrary<JsonObject>) =>
  fc.array(
    fc
      .tuple(version, fc.array(statements, { minLength: 1, maxLength: 4 }))
      .map(([Version, Statement]) => ({ name: 'p', document: { Version, Statement } as JsonObject })),
    { minLength: 1, maxLength: 2 },
  )
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary, weight: 1 })
const policies: fc.Arbitrary<Policies> = fc
  .record({
    identity: fc.option(layer(statement), { nil: undefined, freq: 12 }),
    resource: fc.option(
      layer(fc.tuple(statement, principal).map(([one, Principal]) => ({ ...one, Principal }))),
      { nil: undefined, freq: 1 },
    ),
    boundary: rarely(layer(statement)),
    session: rarely(layer(statement)),
    'scope-down': rarely(layer(statement)),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, one]) => one)) as Policies)
const request: fc.Arbitrary<AccessRequest> = fc.record({
  principal: fc.constant(ana),
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage'),
  resource: fc.constantFrom(
    'arn:aws:s3:::photos/a/1',
    'arn:aws:s3:::photos/b/a/2',
    'arn:aws:s3:::photos/*/3',
    `arn:aws:sqs:eu-west-1:${account}:jobs`,
    'arn:aws:sqs:eu-west-1:999999999999:ab',
  ),
  context: fc
    .record({
      'app:name': fc.option(value, { nil: undefined }),
      'app:Team': fc.option(value, { nil: undefined }),
      'app:tags': fc.option(fc.array(value, { maxLength: 3 }), { nil: undefined }),
    })
    .map(
      (all) =>
        Object.fromEntries(
          Object.entries(all).filter(([, one]) => one !== undefined),
        ) as AccessRequest['context'],
    ),
})

/** Whether what an explanation tells of the statements bears out the decision. */
function bearsOut({ by, missing, decision, statements }: Explained): boolean {
  const decisive = ({ layer, policy, statement, applies }: SeenStatement) =>
    applies && layer === by?.layer && policy === by.policy && statement === by.statement
  const whole = ({ applies, unfit, conditions }: SeenStatement) =>
    applies === (unfit === undefined && conditions.every(({ holds }) => holds))
  return (
    statements.every(whole) &&
    statements.some(decisive) === (decision !== 'implicitDeny') &&
    !statements.some(({ layer, effect, applies }) => applies && effect === 'Allow' && layer === missing)
  )
}

describe('deciding and explaining', () => {
  it('agree with each other and with a plain reading of the documents', () => {
    const runs = 1500
    const seen = { allow: 0, explicitDeny: 0, implicitDeny: 0 }
    fc.assert(
      fc.property(policies, request, (policies, request) => {
        const decision = decide(policies, request)
        const told = explain(policies, request)
        seen[decision.decision]++
        expect(decision.decision).toBe(naive(policies, request))
        expect(told).toEqual({ ...decision, statements: told.statements })
        expect(bearsOut(told)).toBe(true)
      }),
      { numRuns: runs },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThanOrEqual(runs / 10)
  }, 30_000)
})
