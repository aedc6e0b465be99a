import { describe, expect, it } from 'vitest'
import { mayAdd, maySuppress } from '../../src/engine/claims/claim-rules.ts'
import { standardAttributes } from '../../src/model/standard-attributes.ts'

const client = 'webclient000000000000000aa'
const yes = [true, true, true]
const no = [false, false, false]

/** What a script may do to a claim: give it a plain value in the ID token, in the access token, and take it away. */
const rights: readonly [string, readonly boolean[]][] = [
  ['anything-else', yes],
  ['https://example.com/tenant', yes],
  ['custom:tier', yes],
  ...[...standardAttributes.keys()]
    .filter((name) => name !== 'sub')
    .map((name): [string, boolean[]] => [name, yes]),
  ['cognito:groups', yes],
  ['cognito:roles', yes],
  ['cognito:preferred_role', yes],
  // By lists of its own in the access token, where it is; anything else in the ID token, where it is not.
  ['scope', [true, false, true]],
  ['dev:custom:tier', [false, false, true]],
  ['aud', no],
  ['cognito:username', no],
  ['cognito:mfa_enabled', no],
  ['username', no],
  ['sub', no],
  ['identities', no],
  ['client_id', no],
  ['event_id', no],
  ['device_key', no],
  ['version', no],
  ['acr', no],
  ['amr', no],
  ['at_hash', no],
  ['auth_time', no],
  ['azp', no],
  ['exp', no],
  ['iat', no],
  ['iss', no],
  ['jti', no],
  ['nbf', no],
  ['nonce', no],
  ['origin_jti', no],
  ['token_use', no],
]

describe('what a script may do to a claim', () => {
  it.each(rights)('%s', (name, may) => {
    const gives = (use: 'id' | 'access') => mayAdd(use, name, 'plain', client)
    expect([gives('id'), gives('access'), maySuppress(name)]).toEqual(may)
  })

  it('is told of every claim once', () => {
    expect(new Set(rights.map(([name]) => name)).size).toBe(rights.length)
  })

  it.each([
    ['access', client, true],
    ['access', 'another', false],
    ['access', [client], false],
    ['id', client, false],
  ] as const)('lets the audience of the %s token be %j: %s', (use, value, may) => {
    expect(mayAdd(use, 'aud', value, client)).toBe(may)
  })

  it.each([
    ['text', 'a'],
    ['a number', 0],
    ['a truth', false],
    ['a list', ['a', 1, true]],
    ['an object', { deep: { deeper: [] } }],
  ])('lets a claim be %s', (_, value) => {
    for (const use of ['id', 'access'] as const) expect(mayAdd(use, 'tier', value, client)).toBe(true)
  })

  it('lets no claim be nothing', () => {
    for (const value of [null, undefined]) expect(mayAdd('id', 'tier', value, client)).toBe(false)
  })

  it.each(['phone_number_verified', 'email_verified', 'updated_at', 'address'])(
    'lets %s be plain in the ID token, and anything in the access token',
    (name) => {
      const values = ['a', 1, true, ['a'], { a: 1 }]
      expect(values.map((value) => mayAdd('id', name, value, client))).toEqual([
        true,
        true,
        true,
        false,
        false,
      ])
      expect(values.every((value) => mayAdd('access', name, value, client))).toBe(true)
    },
  )
})
