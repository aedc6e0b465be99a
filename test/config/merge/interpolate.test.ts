import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import type { Kind } from '../../../src/model/model.ts'
import { interpolate, longestText } from '../../../src/config/merge/interpolate.ts'
import { declare, type Resource } from '../../../src/config/merge/resource.ts'
import { resolverOf } from '../../../src/config/merge/resolver.ts'

const resource = (kind: Kind, name: string, value: JsonObject): Resource => ({
  kind,
  name,
  file: `${name}.${kind}.yaml`,
  value,
  layers: [],
})
const declared = declare(
  [
    resource('pool', 'shop', { clients: { web: {}, 'a.b': {} } }),
    resource('pool', 'old.shop', {
      id: 'us-east-1_Pinned',
      issuer: 'aws',
      clients: { web: { id: 'pinned' } },
    }),
    resource('identity', 'shop', {}),
    resource('role', 'admin', { path: '/$(env)/' }),
    resource('role', 'one', { path: '/$(role.two.arn)/' }),
    resource('role', 'two', { path: '/$(role.one.arn)/' }),
    resource('role', 'lost', { path: '/$(param.nothing)/' }),
    resource('policy', 'most', {}),
    resource('trigger', 'claims', {}),
  ],
  [{ kind: 'pool', name: 'broken' }],
)
const environment = {
  name: 'dev',
  account: '111122223333',
  region: 'eu-west-1',
  params: {
    bucket: 'files',
    path: '$(param.bucket)/$(region)',
    kept: '$$(param.bucket)',
    round: 'a $(param.about)',
    about: 'b $(param.round)',
    self: '$(param.self)',
    long: 'x'.repeat(40_000),
  },
  secrets: {},
  patch: {},
}
const read = (value: Json, env: Partial<typeof environment> = environment) => {
  const slips: { path: readonly (string | number)[]; message: string; help?: string }[] = []
  const { give } = resolverOf(declared, { ...environment, params: {}, ...env })
  const result = interpolate(value, give, (path, { message, help }) =>
    slips.push({ path, message, ...(help && { help }) }),
  )
  return { result, slips }
}

describe('an interpolation gives', () => {
  it.each([
    ['$(account)', '111122223333'],
    ['$(region)', 'eu-west-1'],
    ['$(env)', 'dev'],
    ['$(param.bucket)', 'files'],
    ['$(param.path)', 'files/eu-west-1'],
    ['$(pool.old.shop.id)', 'us-east-1_Pinned'],
    ['$(pool.old.shop.arn)', 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/us-east-1_Pinned'],
    ['$(pool.old.shop.issuer)', 'https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Pinned'],
    ['$(client.old.shop.web.id)', 'pinned'],
    ['$(policy.most.arn)', 'arn:aws:iam::111122223333:policy/most'],
    ['$(role.admin.arn)', 'arn:aws:iam::111122223333:role/dev/admin'],
    ['$(trigger.claims.arn)', 'arn:aws:lambda:eu-west-1:111122223333:function:claims'],
    ['$(arn dynamodb:table/orders)', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'],
    ['$(arn s3:a:b/${c})', 'arn:aws:s3:eu-west-1:111122223333:a:b/${c}'],
    ['a $(region) b $(account)!', 'a eu-west-1 b 111122223333!'],
  ])('%s as %s', (text, given) => {
    expect(read(text)).toEqual({ result: given, slips: [] })
  })

  it.each([
    ['$(pool.shop.id)', /^eu-west-1_\w{9}$/],
    ['$(pool.shop.issuer)', /^http:\/\/localhost:9340\/eu-west-1_\w{9}$/],
    ['$(client.shop.web.id)', /^[0-9a-z]{26}$/],
    ['$(client.shop.a.b.id)', /^[0-9a-z]{26}$/],
    ['$(identity.shop.id)', /^eu-west-1:[0-9a-f-]{36}$/],
    ['$(identity.shop.arn)', /^arn:aws:cognito-identity:eu-west-1:111122223333:identitypool\/eu-west-1:/],
  ])('%s of that form', (text, form) => {
    const { result, slips } = read(text)
    expect(slips).toEqual([])
    expect(result).toMatch(form)
  })

  it.each([
    ['$$(account)', '$(account)'],
    ['$$(param.none) $(region)', '$(param.none) eu-west-1'],
    ['${aws:PrincipalTag/tenant}', '${aws:PrincipalTag/tenant}'],
    ['$(param.kept)', '$(param.bucket)'],
    ['costs $5 (five)', 'costs $5 (five)'],
  ])('nothing where none is meant: %s', (text, given) => {
    expect(read(text)).toEqual({ result: given, slips: [] })
  })

  it('texts wherever they stand, and leaves all else', () => {
    const value = { on: ['$(region)', 1, true, null], deep: { er: '$(env)' } }
    expect(read(value).result).toEqual({ on: ['eu-west-1', 1, true, null], deep: { er: 'dev' } })
  })
})

describe('an interpolation is refused', () => {
  it.each([
    ['$(acount)', 'there is no function `$(acount)`', 'did you mean `account`?'],
    ['$(polo.shop.id)', 'there is no function `$(polo.shop.id)`', 'did you mean `pool`?'],
    ['$()', 'there is no function `$()`', 'a `$(` that is meant as text is written `$$(`'],
    ['$(account.id)', '`$(account.id)` is not of the form `$(account)`', 'write `$(account)`'],
    ['$(param)', '`$(param)` is not of the form `$(param.<name>)`', 'write `$(param.<name>)`'],
    ['$(pool)', '`$(pool)` is not of the form `$(pool.<name>.id)`', 'write `$(pool.<name>.id)`'],
    [
      '$(arn)',
      '`$(arn)` is not of the form `$(arn <service>:<resource>)`',
      'write `$(arn <service>:<resource>)`',
    ],
    [
      '$(arn table)',
      '`$(arn table)` is not of the form `$(arn <service>:<resource>)`',
      'write `$(arn <service>:<resource>)`',
    ],
    ['$(role.admin)', '`$(role.admin)` does not say what it asks for', 'write `$(role.<name>.arn)`'],
    ['$(pool.shop.isuer)', 'nothing called `isuer` can be asked of `pool.shop`', 'did you mean `issuer`?'],
    ['$(role.admim.arn)', 'nothing declares the role `admim`', 'did you mean `admin`?'],
    ['$(client.shop.wep.id)', 'nothing declares the client `wep`', 'did you mean `web`?'],
    ['$(client.shap.web.id)', 'nothing declares the pool `shap`', 'did you mean `shop`?'],
    [
      '$(client.shop.id)',
      '`$(client.shop.id)` is not of the form `$(client.<pool>.<name>.id)`',
      'write `$(client.<pool>.<name>.id)`',
    ],
    ['$(param.buket)', 'the environment `dev` has no parameter `buket`', 'did you mean `bucket`?'],
    [
      '$(param.constructor)',
      'the environment `dev` has no parameter `constructor`',
      'add it under `params` in `dev.env.yaml`',
    ],
    [
      '$(region',
      'the interpolation `$(region` is never closed',
      'put `)` behind it; a `$(` that is meant as text is written `$$(`',
    ],
    [
      '$(arn s3:$(param.bucket))',
      'the interpolation `$(arn s3:$(param.bucket)` holds another one',
      'make it one parameter of the environment, or write it out',
    ],
  ])('%s', (text, message, help) => {
    expect(read({ a: [text] })).toEqual({ result: { a: [text] }, slips: [{ path: ['a', 0], message, help }] })
  })

  it('outside scenarios, where nobody is signed in', () => {
    expect(read('$(session.sub)').slips).toMatchObject([
      { message: expect.stringContaining('in scenarios only') },
    ])
  })

  it('in a key', () => {
    expect(read({ '$(region)': 1 }).slips).toMatchObject([
      { path: ['$(region)'], message: expect.stringContaining('the key') },
    ])
  })

  it('where no environment is chosen and one is asked', () => {
    const { give } = resolverOf(declared, { account: '1', region: 'r', params: {}, secrets: {}, patch: {} })
    expect([give('env'), give('param.bucket')]).toMatchObject([
      { message: '`$(env)` has no value: no environment is chosen' },
      { message: '`$(param.bucket)` has no value: no environment is chosen' },
    ])
  })

  it('silently where what it leads to has mistakes', () => {
    expect(read('$(role.lost.arn)')).toEqual({ result: '$(role.lost.arn)', slips: [] })
    expect(read('$(pool.broken.id)').slips).toEqual([])
    expect(read('$(client.broken.web.id)').slips).toEqual([])
  })
})

describe('interpolations that lead in a circle are told once', () => {
  it.each([
    ['of parameters', ['$(param.round)', '$(param.about)'], '`param.round` → `param.about` → `param.round`'],
    ['of one parameter', ['$(param.self)'], '`param.self` → `param.self`'],
    [
      'of paths of roles',
      ['$(role.one.arn)', '$(role.two.arn)'],
      '`role/one path` → `role/two path` → `role/one path`',
    ],
  ])('%s', (_, value, round) => {
    expect(read(value).slips).toEqual([{ path: [0], message: `interpolations lead in a circle: ${round}` }])
  })
})

describe('interpolations do not grow without end', () => {
  it('in one text', () => {
    expect(read('$(param.long)$(param.long)').slips).toEqual([
      { path: [], message: `the resolved text is longer than ${longestText} characters` },
    ])
  })

  it('in parameters that double', () => {
    const params = Object.fromEntries(
      Array.from({ length: 25 }, (_, n) => [`p${n}`, `$(param.p${n + 1})`.repeat(2)]),
    )
    const { slips } = read(Object.values(params), { params: { ...params, p25: 'xx' } } as never)
    expect(slips).toMatchObject([{ message: expect.stringContaining('is longer than') }])
  })

  it('in parameters that lead on and on', () => {
    const params = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`p${n}`, `$(param.p${n + 1})`]))
    const { slips } = read('$(param.p0)', { params: { ...params, p5000: 'x' } } as never)
    expect(slips).toEqual([{ path: [], message: 'interpolations lead through more than 32 others' }])
  })

  it('in all texts together', () => {
    const { slips } = read(Array.from({ length: 1000 }, () => '$(param.long)'))
    expect(slips).toMatchObject([{ message: expect.stringContaining('characters') }])
  })
})
