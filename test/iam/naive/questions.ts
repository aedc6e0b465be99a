import fc from 'fast-check'
import type { AccessRequest, Layer, Policies, Principal } from '../../../src/model/iam.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { account, ana } from '../ask.ts'
import { conditions, contexts, some } from './conditions.ts'

const other = '999999999999'
const role = ana.roleArn ?? ''
const ops: Principal = { arn: `arn:aws:iam::${account}:user/ops` }
const principals: readonly Principal[] = [
  ...[ana, ana, ana, ops, ops],
  { arn: `arn:aws:iam::${account}:root`, account },
  { arn: `arn:aws:iam::${other}:user/eve`, account: other },
  { arn: '*', federated: 'cognito-identity.amazonaws.com' },
  { arn: '*', service: 'sns.amazonaws.com' },
  { arn: '*' },
]
const isOutside = ({ arn, service, federated }: Principal) => arn === '*' || Boolean(service ?? federated)

const names = fc.constantFrom<Json>(
  '*',
  { AWS: '*' },
  { AWS: account },
  { AWS: [`arn:aws:iam::${account}:root`, role] },
  { AWS: [ana.arn, ops.arn, account] },
  { AWS: ana.arn },
  { AWS: [role, ops.arn] },
  { AWS: [other, `${ana.arn}x`] },
  { Federated: 'cognito-identity.amazonaws.com', AWS: ops.arn },
  { Service: ['sns.amazonaws.com', 'sqs.amazonaws.com'] },
)
const actions = some(
  fc.constantFrom(
    '*',
    '*',
    's3:*',
    's3:*',
    's3:Get*',
    'S3:GETOBJECT',
    's3:Put?bject',
    's3:*Object',
    'sqs:Send*',
  ),
)
const ways = some(fc.constantFrom('sts:*', 'sts:AssumeRole', 'STS:assumerole*', 'sts:TagSession', '*'))
const resources = some(
  fc.constantFrom(
    ...[
      '*',
      '*',
      '*',
      'arn:aws:s3:::photos/*',
      'arn:aws:s3:::photos/${app:name}/*',
      'arn:aws:s3:*:*:photos/?/*',
      'arn:aws:s3:*',
    ],
    ...[
      'arn:aws:s3:::*/${app:team}/*',
      "arn:aws:s3:::photos/${app:name, 'a'}/?",
      'arn:aws:s3:::photos/${*}/*',
    ],
    ...[
      'arn:aws:sqs:*:123456789012:jobs',
      'arn:aws:sqs:eu-west-1:*:${app:name}*',
      'arn:aws:sqs:eu-west-1:${app:name}:jobs',
    ],
  ),
)

const often = (effect: string, times: number) => Array<string>(times).fill(effect)
const effects = fc.constantFrom(...often('Allow', 7), 'Deny')
const sometimes = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 2 },
  { arbitrary: conditions, weight: 1 },
)

const statement: fc.Arbitrary<JsonObject> = fc
  .record({
    Effect: effects,
    scope: fc.oneof(
      { arbitrary: fc.record({ Action: actions, Resource: resources }), weight: 20 },
      { arbitrary: fc.record({ NotAction: actions, Resource: resources }), weight: 5 },
      { arbitrary: fc.record({ Action: actions, NotResource: resources }), weight: 5 },
      // Against the grammar: nothing of such a document allows, and what it denies is denied.
      { arbitrary: fc.record({ Action: actions, Resource: fc.constant('nonsense') }), weight: 1 },
    ),
    Condition: sometimes,
  })
  .map(
    ({ Effect, scope, Condition }) => ({ Effect, ...scope, ...(Condition && { Condition }) }) as JsonObject,
  )

const atResource = fc
  .tuple(statement, names, fc.nat({ max: 3 }))
  .map(([one, who, turn]): JsonObject =>
    turn === 0 && one['Effect'] === 'Deny' ? { ...one, NotPrincipal: who } : { ...one, Principal: who },
  )
const trusting: fc.Arbitrary<JsonObject> = fc
  .record({ Effect: effects, Principal: names, Action: ways, Condition: sometimes })
  .map(({ Condition, ...one }) => ({ ...one, ...(Condition && { Condition }) }) as JsonObject)

const version = fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined)
const layer = (statements: fc.Arbitrary<JsonObject>) =>
  fc.array(
    fc.tuple(version, fc.array(statements, { minLength: 1, maxLength: 4 })).map(([Version, Statement]) => ({
      name: 'p',
      document: { ...(Version && { Version }), Statement } as JsonObject,
    })),
    { minLength: 1, maxLength: 2 },
  )
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary, weight: 1 })
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 8 })
const half = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

/** A question, with the policies around it: what somebody may do, or whether they may become a role. */
export interface Question {
  readonly policies: Policies
  readonly request: AccessRequest
}

const limits = {
  boundary: rarely(layer(statement)),
  session: rarely(layer(statement)),
  'scope-down': rarely(layer(statement)),
}
const doing = fc.record({
  given: fc.record({ identity: mostly(layer(statement)), resource: half(layer(atResource)), ...limits }),
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage'),
  resource: fc.constantFrom(
    ...[
      'arn:aws:s3:::photos/a/1',
      'arn:aws:s3:::photos/b/a/2',
      'arn:aws:s3:::photos/*/3',
      'arn:aws:s3:::photos/*/*',
    ],
    ...[
      `arn:aws:sqs:eu-west-1:${account}:jobs`,
      `arn:aws:sqs:eu-west-1:${other}:ab`,
      'arn:aws:sqs:eu-west-1:a:b:jobs',
      '*',
    ],
  ),
})
const becoming = fc.record({
  given: fc.record({ trust: layer(trusting), identity: half(layer(statement)), ...limits }),
  action: fc.constantFrom('sts:AssumeRole', 'sts:TagSession'),
  resource: fc.constantFrom(role, `arn:aws:iam::${other}:role/buyer`),
})

export const questions: fc.Arbitrary<Question> = fc
  .tuple(
    fc.oneof({ arbitrary: doing, weight: 3 }, { arbitrary: becoming, weight: 1 }),
    fc.constantFrom(...principals),
    contexts,
    fc.constantFrom(undefined, undefined, undefined, other),
  )
  .map(([{ given, action, resource }, principal, context, resourceAccount]) => ({
    policies: Object.fromEntries(
      // Who is of no account has no policies of an account.
      Object.entries(given).filter(
        ([name, one]) => one && (!isOutside(principal) || ['trust', 'resource'].includes(name as Layer)),
      ),
    ) as Policies,
    request: { principal, action, resource, context, ...(resourceAccount && { resourceAccount }) },
  }))
