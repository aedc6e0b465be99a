import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { only } from '../shop.ts'
import { buyer, tellsEach } from './mistakes.ts'

const raw = 'pools/raw.policy.yaml'
const document = (text: string) => ({ [raw]: `document:\n  ${text}\n` })
const allow = "Effect: Allow, Action: 's3:*', Resource: '*'"
const trust = 'pools/raw.role.yaml'
const trusting = (statement: string) => ({
  [trust]: `trust:\n  type: document\n  document: { Version: '2012-10-17', Statement: [${statement}] }\n`,
})

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'names a bucket in place of its ARN',
      edit: { [buyer]: [["on: '*' }", 'on: shop-users/* }']] },
      rule: 'PW-LINK-038',
      at: [buyer, 'shop-users/*'],
      says: '`shop-users/*` is neither an ARN nor `*`',
    },
    {
      name: 'gives a document no statement',
      more: document("Version: '2012-10-17'"),
      rule: 'PW-LINK-038',
      at: [raw, 'document'],
      says: 'IAM does not take the document: ',
    },
    {
      name: 'invents a version',
      more: document(`{ Version: '2020-01-01', Statement: [{ ${allow} }] }`),
      rule: 'PW-LINK-038',
      at: [raw, 'document'],
      says: 'IAM does not take the document: ',
    },
    {
      name: 'gives two statements one name',
      more: document(`{ Statement: [{ Sid: A, ${allow} }, { Sid: A, ${allow} }] }`),
      rule: 'PW-LINK-038',
      at: [raw, 'document'],
      says: 'IAM does not take the document: Statement IDs (SID) in a single policy must be unique',
    },
    {
      name: 'leaves the effect out',
      more: document("{ Statement: [{ Action: 's3:*', Resource: '*' }] }"),
      rule: 'PW-LINK-038',
      at: [raw, "{ Action: 's3:*'"],
      says: 'IAM does not take the statement: Missing required field Effect',
    },
    {
      name: 'says whom a managed policy is about',
      more: document(`{ Statement: [{ Principal: '*', ${allow} }] }`),
      rule: 'PW-LINK-038',
      at: [raw, "{ Principal: '*'"],
      says: 'IAM does not take the statement: Policy document should not specify a principal',
    },
    {
      name: 'says actions and excepts others',
      more: document(`{ Statement: [{ NotAction: 'sqs:*', ${allow} }] }`),
      rule: 'PW-LINK-038',
      at: [raw, '{ NotAction'],
      says: 'IAM does not take the statement: ',
    },
    {
      name: 'trusts nobody',
      more: trusting('{ Effect: Allow, Action: sts:AssumeRole }'),
      rule: 'PW-LINK-038',
      at: [trust, '{ Effect: Allow'],
      says: 'IAM does not take the statement: Missing required field Principal',
    },
    {
      name: 'says of what a trust is',
      more: trusting("{ Effect: Allow, Principal: '*', Action: sts:AssumeRole, Resource: '*' }"),
      rule: 'PW-LINK-038',
      at: [trust, '{ Effect: Allow'],
      says: 'IAM does not take the statement: Has prohibited field Resource',
    },
    {
      name: 'writes a list where a statement belongs',
      more: document('{ Statement: [[]] }'),
      rule: 'PW-LINK-038',
      at: [raw, 'document'],
      says: 'IAM does not take the document: ',
    },
  ])
})

describe('raw documents', () => {
  it.each([
    `{ Statement: { ${allow} } }`,
    `{ Version: '2008-10-17', Id: x, Statement: [{ Sid: A, ${allow} }] }`,
    "{ Statement: { Effect: Deny, NotAction: ['s3:*', 'sqs:*'], NotResource: ['arn:aws:s3:::a/*'] } }",
    "{ Statement: { Effect: Allow, Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: true } } } }",
  ])('may be %s', (text) => {
    expect(load(only(document(text))).findings).toEqual([])
  })

  it.each([
    '{}',
    '{ Statement: 1 }',
    '{ Statement: [1, null, [], {}] }',
    '{ Statement: { Action: {}, Condition: [] } }',
    "{ Statement: { Effect: Allow, Action: 's3:*', Resource: 5, Condition: { Bool: [] } } }",
  ])('are told of where they are %s, and break nothing', (text) => {
    expect(load(only(document(text))).findings.map(({ rule }) => rule)).toContain('PW-LINK-038')
  })

  it('of whatever else are looked at without breaking anything', () => {
    const words = ['Version', 'Statement', 'Effect', 'Action', 'Resource', 'Principal', 'Condition', 'Null']
    const texts = ['2012-10-17', 'Allow', 's3:Get*', '*', '${', '${sub}', "${aws:a, 'b", 'a:b:c', '$(', '::']
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(...texts),
        fc.jsonValue(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...words), tie('value'), { maxKeys: 6 }),
      ),
    }))
    const any = fc.dictionary(fc.constantFrom(...words), value, { maxKeys: 6 })
    fc.assert(
      fc.property(any, any, (one, other) => {
        const files = {
          [raw]: `document: ${JSON.stringify(one)}\n`,
          [trust]: `trust: { type: document, document: ${JSON.stringify(other)} }\npolicies: { a: ${JSON.stringify(one)} }\n`,
          'pools/i.identity.yaml': 'roles: { authenticated: raw }\n',
        }
        expect(() => load(only(files))).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })
})
