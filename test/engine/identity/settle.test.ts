import { describe, expect, it } from 'vitest'
import { settle, type Known } from '../../../src/engine/identity/settle.ts'
import type { Identity, Login } from '../../../src/model/identity.ts'
import { fault } from '../../world.ts'

/** `g:ana` is Ana at provider g, `!ana` a developer's user. */
const login = (word: string): Login => {
  const [provider = '', subject = ''] = word.startsWith('!') ? ['dev', word.slice(1)] : word.split(':')
  return { kind: word.startsWith('!') ? 'developer' : 'public', provider, subject }
}
const identity = (id: string, createdAt: number, words: string[] = [], guest = !words.length): Identity => ({
  id,
  identityPoolId: 'pool',
  createdAt,
  modifiedAt: createdAt,
  guest,
  logins: words.map(login),
})
const ana = identity('ana', 1, ['g:ana', '!ana'])
const bob = identity('bob', 2, ['f:bob'])
const carl = identity('carl', 2, ['s:carl'])
const guest = identity('guest', 0)
const emptied = identity('emptied', 0, [], false)

const known = (words: readonly string[]): Known[] =>
  words.map((word) => {
    const shown = login(word)
    const has = (one: Identity) => one.logins.some((its) => JSON.stringify(its) === JSON.stringify(shown))
    return { login: shown, owner: [ana, bob, carl].find(has) }
  })
const settled = (words: readonly string[], asked?: Identity, believed?: boolean) => {
  const { survivor, merge, link } = settle(known(words), asked, believed)
  return [
    survivor?.id,
    merge.map(({ id }) => id),
    link.map(({ kind, provider, subject }) =>
      kind === 'developer' ? `!${subject}` : `${provider}:${subject}`,
    ),
  ]
}

describe('whose identity somebody is', () => {
  it.each<[string, string[], Identity | undefined, unknown[]]>([
    ['a new one, of whom nobody knows', ['g:new', 'f:new'], undefined, [undefined, [], ['g:new', 'f:new']]],
    ['the one that has the login', ['g:ana'], undefined, ['ana', [], []]],
    ['the one that has one of the logins', ['x:new', 'g:ana'], undefined, ['ana', [], ['x:new']]],
    ['the older of two', ['f:bob', 'g:ana'], undefined, ['ana', ['bob'], []]],
    ['the first by name of two that are as old', ['s:carl', 'f:bob'], undefined, ['bob', ['carl'], []]],
    [
      'the oldest of three',
      ['f:bob', 's:carl', 'g:ana', 'x:new'],
      undefined,
      ['ana', ['bob', 'carl'], ['x:new']],
    ],
    ['the one that is asked for', ['g:ana'], ana, ['ana', [], []]],
    ["a guest's, which is no guest's from now on", ['x:new'], guest, ['guest', [], ['x:new']]],
    ['one that has logins already, and not the guest', ['g:ana'], guest, ['ana', ['guest'], []]],
    ['one, though its login is shown twice', ['x:new', 'x:new'], undefined, [undefined, [], ['x:new']]],
  ])('is %s', (_, words, asked, expected) => {
    expect(settled(words, asked)).toEqual(expected)
  })

  it.each<[string, string[], Identity | undefined, string]>([
    ['another one than is asked for', ['f:bob'], ana, 'NotAuthorizedException'],
    ['nobody known, where somebody is asked for', ['x:new'], ana, 'NotAuthorizedException'],
    ['one that nobody gets to any more', ['x:new'], emptied, 'NotAuthorizedException'],
    ['two users of one provider', ['g:ana', 'g:new'], undefined, 'ResourceConflictException'],
    ['a user of a provider, and has another', ['!ana', 'g:other'], undefined, 'ResourceConflictException'],
  ])('is refused where it would be %s', (_, words, asked, code) => {
    expect(() => settled(words, asked)).toThrow(fault(code))
  })

  it('is any that a developer says', () => {
    expect(settled(['!new'], bob, true)).toEqual(['bob', [], ['!new']])
    expect(settled(['!new'], emptied, true)).toEqual(['emptied', [], ['!new']])
    expect(settled(['!ana', '!another'], ana, true)).toEqual(['ana', [], ['!another']])
  })

  it('has at most twenty logins', () => {
    const full = identity(
      'full',
      1,
      Array.from({ length: 20 }, (_, n) => `!${n}`),
    )
    expect(settled([], full, true)).toEqual(['full', [], []])
    expect(() => settled(['!more'], full, true)).toThrow(fault('ResourceConflictException', /at most 20/))
  })
})
