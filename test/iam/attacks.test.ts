import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import { explain } from '../../src/iam/explain.ts'
import type { Context } from '../../src/model/iam.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { account, ana, around, request, says } from './ask.ts'

/** What every object has, and what makes one of another kind. */
const inherited = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']

const decided = (statement: JsonObject, asked: Parameters<typeof request>[0]) =>
  decide(around({ identity: [says(statement)] }), request(asked)).decision

describe('wildcards that come in with a request', () => {
  it.each(['*', '?', '**', '*/*', 'arn:aws:s3:::*', '${aws:userid}', 'a*'])(
    '`%s` as a tag opens no folder',
    (tag) => {
      const statement = { Resource: 'arn:aws:s3:::photos/${aws:PrincipalTag/team}/*' }
      const context = { 'aws:PrincipalTag/team': tag }
      expect(decided(statement, { resource: 'arn:aws:s3:::photos/b/1', context })).toBe('implicitDeny')
    },
  )

  it('as the name of a session open no folder', () => {
    const statement = { Resource: 'arn:aws:s3:::photos/${aws:userid}/*' }
    const context = { 'aws:userid': 'AROAEXAMPLE:*' }
    expect(decided(statement, { resource: 'arn:aws:s3:::photos/AROAEXAMPLE:bob/1', context })).toBe(
      'implicitDeny',
    )
  })

  it('as a tag pass no comparison', () => {
    const statement = { Condition: { StringLike: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } }
    const context = { 'aws:PrincipalTag/team': '*', 'aws:ResourceTag/team': 'blue' }
    expect(decided(statement, { context })).toBe('implicitDeny')
  })

  it('as what is asked for are no patterns', () => {
    expect(decided({ Action: 's3:GetObject' }, { action: 's3:*' })).toBe('implicitDeny')
    expect(decided({ Resource: 'arn:aws:s3:::photos/a' }, { resource: 'arn:aws:s3:::photos/*' })).toBe(
      'implicitDeny',
    )
  })

  it('as the ARN of who asks name nobody else', () => {
    const resource = [says({ Principal: { AWS: ana.arn } })]
    for (const arn of ['*', `arn:aws:sts::${account}:assumed-role/buyer/*`])
      expect(decide(around({ resource }), request({ principal: { arn } })).decision).toBe('implicitDeny')
  })

  it('in the middle of an ARN do not reach over a colon', () => {
    const statement = { Resource: 'arn:aws:dynamodb:*:table/orders' }
    const resource = `arn:aws:dynamodb:eu-west-1:${account}:table/orders`
    expect(decided(statement, { resource })).toBe('implicitDeny')
  })

  it('cannot move the parts of an ARN by a colon in a tag', () => {
    const statement = { Resource: 'arn:aws:dynamodb:*:${aws:PrincipalTag/account}:table/orders' }
    const context = { 'aws:PrincipalTag/account': `${account}:table/secret` }
    const resource = `arn:aws:dynamodb:eu-west-1:${account}:table/secret:table/orders`
    expect(decided(statement, { resource, context })).toBe('implicitDeny')
    // Nor where the pattern has no star.
    const plain = { Resource: 'arn:aws:dynamodb:eu-west-1:${aws:PrincipalTag/account}:table/orders' }
    expect(decided(plain, { resource, context })).toBe('implicitDeny')
    expect(
      decided(plain, {
        resource: `arn:aws:dynamodb:eu-west-1:${account}:table/orders`,
        context: { 'aws:PrincipalTag/account': account },
      }),
    ).toBe('allow')
  })
})

describe('names that all objects have', () => {
  const own = (key: string, value: string): Context =>
    JSON.parse(JSON.stringify({ x: value }).replace('x', key)) as Context

  it.each(inherited)('`%s` is under no key, unless it is there', (key) => {
    const Null: JsonObject = JSON.parse(`{"${key}":"true"}`) as JsonObject
    const prefixed = { Condition: { Null: { [`app:${key}`]: 'true' } } }
    expect(decided(prefixed, {})).toBe('allow')
    expect(decided(prefixed, { context: own(`app:${key}`, 'x') })).toBe('implicitDeny')
    // Without a service it is no key, and a document against the grammar allows nothing.
    expect(decided({ Condition: { Null } }, {})).toBe('implicitDeny')
  })

  it.each(inherited)('`%s` is no value of a truth, a number, a date, an address or bytes', (value) => {
    for (const operator of ['Bool', 'NumericEquals', 'DateEquals', 'IpAddress', 'ArnEquals'])
      expect(
        decided({ Condition: { [operator]: { 'app:key': value } } }, { context: { 'app:key': value } }),
      ).toBe('implicitDeny')
  })

  it.each(inherited)('`%s` is no operator', (operator) => {
    const Condition = JSON.parse(`{"${operator}":{"app:key":"x"}}`) as JsonObject
    expect(decided({ Condition }, { context: { 'app:key': 'x' } })).toBe('implicitDeny')
  })

  it.each(inherited)('`%s` is filled in by no variable', (key) => {
    const statement = { Resource: `arn:aws:s3:::photos/\${${key}}` }
    expect(decided(statement, { resource: 'arn:aws:s3:::photos/[object Object]' })).toBe('implicitDeny')
    expect(decided(statement, { resource: 'arn:aws:s3:::photos/x', context: own(key, 'x') })).toBe('allow')
  })

  it('are no elements of a statement', () => {
    const inheriting = Object.create({ Effect: 'Allow', Action: '*', Resource: '*' }) as JsonObject
    expect(decided(inheriting, {})).toBe('allow')
    const policies = {
      identity: [{ name: 'odd', document: { Version: '2012-10-17', Statement: inheriting } }],
    }
    expect(decide(policies, request()).decision).not.toBe('allow')
  })
})

describe('a key in two spellings', () => {
  it('counts as it comes first, and cannot be added to change it', () => {
    const statement = { Condition: { StringEquals: { 'aws:RequestTag/team': 'blue' } } }
    const red = { 'aws:RequestTag/Team': 'red', 'aws:RequestTag/team': 'blue' }
    const blue = { 'aws:RequestTag/TEAM': 'blue', 'aws:RequestTag/team': 'red' }
    expect(decided(statement, { context: red })).toBe('implicitDeny')
    expect(decided(statement, { context: blue })).toBe('allow')
  })
})

describe('what is too large to be meant', () => {
  const many = '*a'.repeat(5000)
  it.each<[string, JsonObject, Parameters<typeof request>[0]]>([
    ['a resource', { Resource: `arn:aws:s3:::${many}` }, { resource: `arn:aws:s3:::${'a'.repeat(10_000)}b` }],
    [
      'a resource with a wild account',
      { Resource: `arn:aws:s3:*:*:${many}` },
      { resource: `arn:aws:s3:::${'a'.repeat(10_000)}b` },
    ],
    ['an action', { Action: `s3:${many}` }, { action: `s3:${'a'.repeat(10_000)}b` }],
    [
      'a condition',
      { Condition: { StringLike: { 'app:key': many } } },
      { context: { 'app:key': `${'a'.repeat(10_000)}b` } },
    ],
    [
      'a condition with a variable',
      { Condition: { StringLike: { 'app:key': `\${app:x}${many}` } } },
      { context: { 'app:x': 'aa', 'app:key': `${'a'.repeat(10_000)}b` } },
    ],
    ['variables that never end', { Resource: `arn:aws:s3:::${'${'.repeat(5000)}` }, {}],
    [
      'many variables',
      { Resource: `arn:aws:s3:::${'${app:x}'.repeat(1200)}` },
      { context: { 'app:x': 'a' } },
    ],
    [
      'many values',
      { Condition: { StringLike: { 'app:key': Array(1000).fill('*a*a*a*b') } } },
      { context: { 'app:key': 'a'.repeat(1000) } },
    ],
  ])('is read to its end: %s', (_, statement, asked) => {
    expect(decided(statement, asked)).toBe('implicitDeny')
    expect(explain(around({ identity: [says(statement)] }), request(asked)).decision).toBe('implicitDeny')
  })
})
