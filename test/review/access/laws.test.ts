import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/iam/decide.ts'
import { answer } from '../../../src/review/access/answer.ts'
import type { Asked } from '../../../src/review/access/asked.ts'
import type { Context, Policies } from '../../../src/model/iam.ts'
import type { PolicyDocument } from '../../../src/model/cloudformation.ts'

const patience = 60_000
const principal = { arn: 'arn:aws:sts::123456789012:assumed-role/r/s', account: '123456789012' }

/** Keys of which the question knows one to have a value and one to be absent, and knows nothing of the others. */
const open = ['app:a', 'app:b']
const values = ['x', 'y', 'xy']
const bucket = 'arn:aws:s3:::b/'

const text = fc.constantFrom(
  ...values,
  '${app:a}',
  "${app:b, 'x'}",
  '${app:known}',
  '${app:absent}',
  'x*',
  '?',
)
const key = fc.constantFrom('app:a', 'app:b', 'app:known', 'app:absent')
const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringEqualsIfExists',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringLike',
  'Null',
)
const condition = fc
  .tuple(operator, key, fc.array(text, { minLength: 1, maxLength: 2 }))
  .map(([name, about, wanted]) => ({
    [name]: { [about]: name === 'Null' ? [wanted[0] === 'x' ? 'true' : 'false'] : wanted },
  }))
const tail = fc
  .array(fc.constantFrom('*', '?', 'x', 'y', '${app:a}', '${app:known}', '${app:absent}'), { maxLength: 4 })
  .map((parts) => parts.join(''))
const resource = fc.oneof(
  { weight: 6, arbitrary: tail.map((end) => `${bucket}${end}`) },
  { weight: 1, arbitrary: fc.constant('*') },
)
const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.constantFrom('s3:GetObject', 's3:Get*', 's3:PutObject'),
  of: fc.tuple(fc.boolean(), fc.array(resource, { minLength: 1, maxLength: 2 })),
  conditions: fc.array(condition, { maxLength: 1 }),
})
const document = fc
  .tuple(
    fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    fc.array(statement, { minLength: 1, maxLength: 3 }),
  )
  .map(([Version, all]): PolicyDocument => ({
    Version,
    Statement: all.map(({ of: [not, patterns], conditions: [Condition], ...one }) => ({
      ...one,
      [not ? 'NotResource' : 'Resource']: patterns,
      ...(Condition && { Condition }),
    })),
  }))
const policies = fc
  .record({ identity: fc.array(document, { minLength: 1, maxLength: 2 }), boundary: fc.option(document) })
  .map(({ identity, boundary }): Policies => ({
    identity: identity.map((one, at) => ({ name: `p${at}`, document: one })),
    ...(boundary && { boundary: [{ name: 'b', document: boundary }] }),
  }))

const known: Context = { 'app:known': 'x' }
const asking = (given: Policies, asked: string): Asked => ({
  policies: given,
  request: { principal, action: 's3:GetObject', resource: asked, context: known },
  absent: (one) => one === 'app:absent',
})

/** What the request turns out to have under the keys of which nothing was known. */
const found = fc.dictionary(
  fc.constantFrom(...open),
  fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values), { maxLength: 2 })),
)
const object = fc
  .array(fc.constantFrom('x', 'y'), { maxLength: 3 })
  .map((parts) => `${bucket}${parts.join('')}`)

const outcome = (given: Policies, asked: string, context: Context) =>
  decide(given, { principal, action: 's3:GetObject', resource: asked, context: { ...known, ...context } })
    .decision

describe('an answer to a question in which not everything is known', () => {
  it(
    'that is yes or no is right, whatever is found',
    () => {
      fc.assert(
        fc.property(policies, object, fc.array(found, { maxLength: 8 }), (given, asked, contexts) => {
          const { verdict } = answer(asking(given, asked))
          for (const context of contexts) {
            const allowed = outcome(given, asked, context) === 'allow'
            if (verdict !== 'if')
              expect([verdict, allowed, context]).toEqual([verdict, verdict === 'yes', context])
          }
        }),
        { numRuns: 3000 },
      )
    },
    patience,
  )

  it(
    'that is yes or no is right, whatever it is done to',
    () => {
      fc.assert(
        fc.property(policies, fc.array(fc.tuple(object, found), { maxLength: 12 }), (given, requests) => {
          const { verdict } = answer(asking(given, '*'))
          for (const [asked, context] of requests) {
            const allowed = outcome(given, asked, context) === 'allow'
            if (verdict !== 'if')
              expect([verdict, allowed, asked]).toEqual([verdict, verdict === 'yes', asked])
          }
        }),
        { numRuns: 3000 },
      )
    },
    patience,
  )

  it(
    'is never `if` where everything is known',
    () => {
      fc.assert(
        fc.property(policies, object, found, (given, asked, context) => {
          const question = asking(given, asked)
          const whole = { ...question, request: { ...question.request, context: { ...known, ...context } } }
          const { verdict } = answer({ ...whole, absent: () => true })
          expect(verdict).toBe(outcome(given, asked, context) === 'allow' ? 'yes' : 'no')
        }),
        { numRuns: 2000 },
      )
    },
    patience,
  )
})
