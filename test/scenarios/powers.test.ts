import { describe, expect, it } from 'vitest'
import { ana, password, tell } from './tell-story.ts'

const files = {
  'pools/shop.identity.yaml': `guests: true
providers: { shop: { type: pool, clients: [web] } }
roles: { authenticated: buyer, guest: guest }
`,
  'pools/closed.identity.yaml': `providers: { shop: { type: pool, clients: [web] } }
roles: { authenticated: member }
`,
  'pools/member.role.yaml': 'trust: { type: identityPool, pool: closed, as: authenticated }\n',
  'pools/buyer.role.yaml': `trust: { type: identityPool, pool: shop, as: authenticated }
allow:
  - { sid: Own, do: s3:GetObject, on: 'arn:aws:s3:::files/\${cognito-identity.amazonaws.com:sub}/*' }
deny:
  - { sid: Never, do: s3:DeleteObject, on: '*' }
`,
  'pools/guest.role.yaml': `trust: { type: identityPool, pool: shop, as: guest }
allow:
  - { sid: Public, do: s3:GetObject, on: 'arn:aws:s3:::files/public/*' }
`,
}
const signIn = {
  name: 'Ana signs in',
  do: 'signIn',
  client: 'web',
  by: 'password',
  username: 'ana@example.com',
  password,
}
const credentials = (expect: object, identityPool = 'shop') => ({
  name: 'credentials',
  do: 'credentials',
  identityPool,
  expect,
})
const told = async (steps: readonly object[]) => (await tell(steps, ana, {}, files)).steps.at(-1)

describe('what credentials can do', () => {
  const own = 's3:GetObject arn:aws:s3:::files/$(session.identityId)/a.png'
  const others = 's3:GetObject arn:aws:s3:::files/somebody-else/a.png'
  const remove = 's3:DeleteObject arn:aws:s3:::files/$(session.identityId)/a.png'

  it('comes true where it is as it is expected', async () => {
    const step = credentials({ role: 'buyer', can: [own], cannot: [others, remove] })
    expect(await told([signIn, step])).toMatchObject({ ok: true, told: [] })
  })

  it.each([
    [
      'nothing allows',
      { can: [own, others] },
      /^can: `s3:GetObject arn:aws:s3:::files\/somebody-else\/a\.png`/,
      'implicitDeny',
    ],
    ['something denies', { can: [remove] }, /^can: `s3:DeleteObject arn:aws:s3:::files\/us-east-1:/, 'Never'],
    [
      'something allows',
      { cannot: [others, own] },
      /^cannot: `s3:GetObject arn:aws:s3:::files\/us-east-1:/,
      'Own',
    ],
  ])('is told with its place, and why, where %s', async (_, expected, line, why) => {
    const { ok, told: lines = [], update } = (await told([signIn, credentials(expected)])) ?? {}
    expect(ok).toBe(false)
    expect(lines[0]).toMatch(line)
    expect(lines[0]).toMatch(/\(test\/story\.scenario\.yaml:\d+\)$/)
    expect(lines.join('\n')).toContain(why)
    // That is for its author to say.
    expect(update).toBeUndefined()
  })
})

describe('a guest', () => {
  it('is given the role of guests, and can do what that allows', async () => {
    const can = ['s3:GetObject arn:aws:s3:::files/public/a.png']
    const cannot = ['s3:GetObject arn:aws:s3:::files/$(session.identityId)/a.png']
    expect(await told([credentials({ role: 'guest', can, cannot })])).toMatchObject({ told: [] })
  })

  it('is refused where there are none', async () => {
    const step = credentials({ error: 'NotAuthorizedException' }, 'closed')
    expect(await told([step])).toMatchObject({ told: [] })
  })

  it('is none any more after signing in', async () => {
    const steps = [credentials({ role: 'guest' }), signIn, credentials({ role: 'buyer' })]
    expect((await tell(steps, ana, {}, files)).steps.map(({ told }) => told)).toEqual([[], [], []])
  })
})

describe('stories that are told at once', () => {
  it('know nothing of each other, though their people have the same names', async () => {
    const bob = { client: 'web', username: 'bob@example.com' }
    const steps = [
      { name: 'Bob signs up', do: 'signUp', ...bob, password },
      { name: 'he confirms', do: 'confirmSignUp', ...bob },
      { name: 'he signs in', do: 'signIn', by: 'password', ...bob, password },
      {
        name: 'he signs up again',
        do: 'signUp',
        ...bob,
        password,
        expect: { error: 'UsernameExistsException' },
      },
    ]
    const all = await Promise.all(Array.from({ length: 5 }, () => tell(steps)))
    expect(all.flatMap(({ steps }) => steps.map(({ told }) => told))).toEqual(Array(20).fill([]))
  })
})
