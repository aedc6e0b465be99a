import { describe, expect, it } from 'vitest'
import type { ParseCache } from '../../src/config/parse-cache.ts'
import { readSource } from '../../src/config/source.ts'

function memory(entries = new Map<string, string>()) {
  const hits: boolean[] = []
  const cache: ParseCache = {
    get: (hash) => (hits.push(entries.has(hash)), entries.get(hash)),
    set: (hash, kept) => void entries.set(hash, kept),
  }
  return { cache, hits, entries }
}

const path = 'pools/shop.pool.yaml'
const text = 'tier: plus\nclients: { web: &w { secret: true }, app: { <<: *w } }\npassword:\n  minLength: 8\n'

describe('a file that was read before', () => {
  it('is what it was, and everything in it stands where it stood', () => {
    const { cache, hits } = memory()
    const first = readSource({ path, text }, cache)
    const again = readSource({ path, text }, cache)
    expect(hits).toEqual([false, true])
    expect(again.value).toEqual(first.value)
    const paths = [
      [],
      ['tier'],
      ['clients', 'app', 'secret'],
      ['password'],
      ['password', 'minLength'],
      ['nothing', 0],
    ]
    for (const each of paths)
      for (const part of ['key', 'value', 'both'] as const)
        expect(again.at(each, part)).toEqual(first.at(each, part))
  })

  it('is read from the cache and not from its text', () => {
    const { cache, entries } = memory()
    readSource({ path, text }, cache)
    const [hash = ''] = entries.keys()
    entries.set(hash, '{"tier":"lite"}\t[0,0,0,10,{"tier":[0,4,6,10]}]')
    expect(readSource({ path, text }, cache).value).toEqual({ tier: 'lite' })
  })

  it('is parsed again when a letter of it changes', () => {
    const { cache, hits } = memory()
    readSource({ path, text }, cache)
    expect(readSource({ path, text: text.replace('plus', 'lite') }, cache).value).toMatchObject({
      tier: 'lite',
    })
    expect(hits).toEqual([false, false])
  })

  it.each(['', '{', '{"tier":', '\t', '[1,2'])(
    'is parsed again where the entry is broken: `%s`',
    (broken) => {
      const { cache, entries } = memory()
      const first = readSource({ path, text }, cache)
      const [hash = ''] = entries.keys()
      entries.set(hash, broken)
      expect(readSource({ path, text }, cache).value).toEqual(first.value)
    },
  )

  it('keeps its places where only they are broken', () => {
    const { cache, entries } = memory()
    const first = readSource({ path, text }, cache)
    const [hash = ''] = entries.keys()
    entries.set(hash, (entries.get(hash) ?? '').replace(/\t.*/, '\t['))
    expect(readSource({ path, text }, cache).at(['tier'])).toEqual(first.at(['tier']))
  })

  it.each(['a: 1\na: 2\n', 'a: [', 'x: 012\n', ''])('is not kept when it has mistakes: %j', (mistaken) => {
    const { cache, entries } = memory()
    const first = readSource({ path, text: mistaken }, cache)
    expect(entries.size).toBe(0)
    expect(readSource({ path, text: mistaken }, cache).findings).toEqual(first.findings)
  })
})
