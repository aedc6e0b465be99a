import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/iam/decide.ts'
import type { Context } from '../../../src/model/iam.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { document, request, says } from '../ask.ts'

/** What is decided of a photo by one statement. */
const decided = (statement: JsonObject, photo: string, context: Context = {}, version?: string) =>
  decide(
    { identity: [{ name: 'one', document: document([says(statement)], version) }] },
    request({ resource: `arn:aws:s3:::photos/${photo}`, context }),
  ).decision
const allows = (...said: Parameters<typeof decided>) => decided(...said) === 'allow'

describe('variables in resources', () => {
  it.each<[pattern: string, photo: string, context: Context, is: boolean]>([
    ['${aws:userid}/*', 'ana/1', { 'aws:userid': 'ana' }, true],
    ['${aws:userid}/*', 'bob/1', { 'aws:userid': 'ana' }, false],
    ['${AWS:UserId}/*', 'ana/1', { 'aws:userid': 'ana' }, true],
    ['${ aws:userid }/*', 'ana/1', { 'aws:userid': 'ana' }, true],
    ['${aws:userid}/*', 'ana/1', {}, false],
    ['${aws:userid}/*', '${aws:userid}/1', {}, false],
    ['${aws:userid}/*', '/1', { 'aws:userid': '' }, true],
    [
      '${aws:PrincipalTag/team}/${aws:userid}',
      'shop/ana',
      { 'aws:PrincipalTag/Team': 'shop', 'aws:userid': 'ana' },
      true,
    ],
    ['*/${aws:userid}/*', 'x/y/ana/1', { 'aws:userid': 'ana' }, true],
    ['*/${aws:userid}', 'x/ana/bob', { 'aws:userid': 'ana' }, false],
    ['?${aws:userid}?*', '-ana-', { 'aws:userid': 'ana' }, true],
    ['?${aws:userid}?*', '-ana', { 'aws:userid': 'ana' }, false],
    ["${aws:PrincipalTag/team, 'all'}/*", 'all/1', {}, true],
    ["${aws:PrincipalTag/team,'all'}/*", 'all/1', {}, true],
    ["${aws:PrincipalTag/team, 'all'}/*", 'all/1', { 'aws:PrincipalTag/team': 'shop' }, false],
    ["${aws:PrincipalTag/team, 'all'}/*", 'shop/1', { 'aws:PrincipalTag/team': 'shop' }, true],
    ["${aws:PrincipalTag/team, ''}/*", '/1', {}, true],
    ["${aws:PrincipalTag/team, 'a, b'}/*", 'a, b/1', {}, true],
    ["${aws:PrincipalTag/team, '*'}/*", 'any/1', {}, false],
    ["${aws:PrincipalTag/team, '*'}/*", '*/1', {}, true],
    ['${aws:TagKeys}/*', 'a/1', { 'aws:TagKeys': ['a'] }, false],
    ["${aws:TagKeys, 'a'}/*", 'a/1', { 'aws:TagKeys': ['a'] }, false],
    ['a${*}b', 'a*b', {}, true],
    ['a${*}b', 'axb', {}, false],
    ['a${?}b', 'a?b', {}, true],
    ['a${?}b', 'axb', {}, false],
    ['${$}{aws:userid}', '${aws:userid}', { 'aws:userid': 'ana' }, true],
    ['${}', '', {}, false],
    ['${aws:userid', '${aws:userid', { 'aws:userid': 'ana' }, true],
    ['$aws:userid}', '$aws:userid}', {}, true],
    ['${aws:userid}', '${aws:userid}', { 'aws:userid': '${aws:userid}' }, true],
    ['${aws:userid}', 'ana', { 'aws:userid': '${app:name}', 'app:name': 'ana' }, false],
  ])('%s against %s', (pattern, photo, context, is) => {
    expect(allows({ Resource: `arn:aws:s3:::photos/${pattern}` }, photo, context)).toBe(is)
  })

  it.each(['*', '?', 'a*', '**', '${aws:userid}', '*/..'])(
    'are no pattern when the value is `%s`',
    (value) => {
      const resource = 'arn:aws:s3:::photos/${aws:PrincipalTag/team}/*'
      const context = { 'aws:PrincipalTag/team': value }
      expect(allows({ Resource: resource }, 'shop/1', context)).toBe(false)
      expect(allows({ Resource: resource }, 'a/1', context)).toBe(false)
      expect(allows({ Resource: resource }, `${value}/1`, context)).toBe(true)
    },
  )

  it('match nothing when they cannot be filled in, of NotResource as well', () => {
    const NotResource = 'arn:aws:s3:::photos/${aws:PrincipalTag/team}/*'
    expect(allows({ NotResource }, 'shop/1', { 'aws:PrincipalTag/team': 'shop' })).toBe(false)
    expect(allows({ NotResource }, 'shop/1')).toBe(true)
    expect(decided({ Effect: 'Deny', NotResource }, 'shop/1')).toBe('explicitDeny')
  })

  it.each(['2008-10-17', undefined])('are text in a document of version %s', (version) => {
    const statement = says({ Resource: 'arn:aws:s3:::photos/${aws:userid}' })
    const policy = { Statement: [statement], ...(version ? { Version: version } : {}) }
    const decision = (photo: string) =>
      decide(
        { identity: [{ name: 'old', document: policy }] },
        request({ resource: `arn:aws:s3:::photos/${photo}`, context: { 'aws:userid': 'ana' } }),
      ).decision
    expect(decision('ana')).toBe('implicitDeny')
    expect(decision('${aws:userid}')).toBe('allow')
  })

  it('leave `${*}` a wildcard in an old document', () => {
    expect(allows({ Resource: 'arn:aws:s3:::photos/a${*}b' }, 'a${xyz}b', {}, '2008-10-17')).toBe(true)
  })
})

describe('variables in conditions', () => {
  const owner = '${aws:PrincipalTag/name}'
  it.each<[operator: string, wanted: string, saw: string, tag: string | undefined, is: boolean]>([
    ['StringEquals', owner, 'ana', 'ana', true],
    ['StringEquals', owner, 'bob', 'ana', false],
    ['StringEquals', owner, 'ana', undefined, false],
    ['StringEquals', owner, owner, undefined, false],
    ['StringNotEquals', owner, 'bob', 'ana', true],
    ['StringNotEquals', owner, 'ana', undefined, true],
    ['StringEqualsIgnoreCase', owner, 'ANA', 'ana', true],
    ['StringEqualsIgnoreCase', owner, 'ana', undefined, false],
    ['StringLike', `${owner}/*`, 'ana/x', 'ana', true],
    ['StringLike', `${owner}/*`, 'ana/x', '*', false],
    ['StringLike', `${owner}/*`, 'ana/x', undefined, false],
    ['StringNotLike', `${owner}/*`, 'ana/x', '*', true],
    ['StringLike', 'a${*}', 'a*', undefined, true],
    ['StringLike', 'a${*}', 'ab', undefined, false],
    ['StringEquals', 'a${*}', 'a*', undefined, true],
    ['ArnLike', `arn:aws:iam::*:user/${owner}`, 'arn:aws:iam::1:user/ana', 'ana', true],
    ['ArnLike', `arn:aws:iam::*:user/${owner}`, 'arn:aws:iam::1:user/ana', '*', false],
    ['ArnLike', owner, 'arn:aws:iam::1:user/ana', 'arn:aws:iam::1:user/ana', true],
    ['ArnLike', owner, 'arn:aws:iam::1:user/ana', 'arn:aws:iam::1:user/*', false],
    ['NumericEquals', owner, '5', '5', false],
    ['DateEquals', owner, '2026', '2026', false],
    ['Bool', owner, 'true', 'true', false],
    ['IpAddress', owner, '10.0.0.1', '10.0.0.1', false],
  ])('%s %s: `%s`, where the tag is `%s`, is %s', (operator, wanted, saw, tag, is) => {
    const context: Context = {
      'app:key': saw,
      ...(tag === undefined ? {} : { 'aws:PrincipalTag/name': tag }),
    }
    expect(allows({ Condition: { [operator]: { 'app:key': wanted } } }, '1', context)).toBe(is)
  })

  it('are text in an old document', () => {
    const context = { 'app:key': '${aws:userid}', 'aws:userid': 'ana' }
    const Condition = { StringEquals: { 'app:key': '${aws:userid}' } }
    expect(allows({ Condition }, '1', context, '2008-10-17')).toBe(true)
    expect(allows({ Condition }, '1', context)).toBe(false)
  })

  it('are text in actions', () => {
    expect(allows({ Action: 's3:${app:verb}Object' }, '1', { 'app:verb': 'Get' })).toBe(false)
  })
})
