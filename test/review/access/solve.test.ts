import { describe, expect, it } from 'vitest'
import { solve } from '../../../src/review/access/solve.ts'

const of = (pattern: string, resource: string) =>
  solve(
    { Resource: pattern },
    { resources: [pattern], conditions: [], keys: [] },
    {
      policies: {},
      request: { principal: { arn: '*' }, action: 's3:GetObject', resource, context: { 'app:known': 'x' } },
      absent: () => false,
    },
  )

describe('the value with which a pattern is of a resource', () => {
  it.each<[pattern: string, resource: string, value: string | undefined]>([
    ['arn:aws:s3:::home/${app:k}/*', 'arn:aws:s3:::home/ana/a.png', 'ana'],
    ['arn:aws:s3:::home/${app:k}/*', 'arn:aws:s3:::home/ana/b/c', 'ana'],
    ['arn:aws:s3:::home/${app:k}', 'arn:aws:s3:::home/ana', 'ana'],
    ['arn:aws:s3:::${app:k}/${app:k}', 'arn:aws:s3:::ana/ana', 'ana'],
    ['arn:aws:s3:::${app:k}/${app:k}', 'arn:aws:s3:::ana/ben', undefined],
    ['arn:aws:s3:::${app:k}?', 'arn:aws:s3:::ana', 'an'],
    ['arn:aws:s3:::${app:k}', 'arn:aws:s3:::a*', 'a*'],
    ['arn:aws:s3:::home/${app:k}/', 'arn:aws:s3:::home//', undefined],
    ['arn:aws:s3:::house/${app:k}', 'arn:aws:s3:::home/ana', undefined],
    ['arn:aws:s3:::*/${app:k}', 'arn:aws:s3:::home/ana', undefined],
    ['arn:aws:s3:::${app:k}/${app:other}', 'arn:aws:s3:::home/ana', undefined],
    ['arn:aws:s3:::${app:known}', 'arn:aws:s3:::x', undefined],
    ['arn:aws:s3:::home', 'arn:aws:s3:::home', undefined],
  ])('%s of %s is %s', (pattern, resource, value) => {
    expect(of(pattern, resource)).toEqual(value === undefined ? undefined : { 'app:k': value })
  })

  it('is not looked for in what nobody would type', () => {
    expect(of('arn:aws:s3:::${app:k}', `arn:aws:s3:::${'a'.repeat(500)}`)).toBeUndefined()
  })

  it('is looked for to the end, where many stars follow', () => {
    const pattern = `arn:aws:s3:::\${app:k}${'*a'.repeat(200)}\${app:k}b`
    expect(of(pattern, `arn:aws:s3:::${'a'.repeat(490)}`)).toBeUndefined()
  })
})
