import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openParseCache } from '../../../src/adapters/disk/parse-cache.ts'

let root = ''
let key = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'poolwright-'))
  key = join(mkdtempSync(join(tmpdir(), 'home-')), 'cache', 'key')
})
const kept = () => join(root, '.poolwright/cache/parsed')
const open = () => openParseCache(root, key)
const keep = (entries: Readonly<Record<string, string>>) => {
  const cache = open()
  for (const [hash, json] of Object.entries(entries)) cache.set(hash, json)
  cache.save()
}

describe('the cache of a project', () => {
  it('gives the next run what this one kept', () => {
    keep({ one: '{"a":1}\t[0]', two: '"x"\t[1]' })
    expect([open().get('one'), open().get('two'), open().get('three')]).toEqual([
      '{"a":1}\t[0]',
      '"x"\t[1]',
      undefined,
    ])
  })

  it('is one file, which git does not see, and leaves no drafts', () => {
    keep({ one: '1' })
    expect(readdirSync(join(root, '.poolwright/cache'))).toEqual(['parsed'])
    expect(readFileSync(join(root, '.poolwright/.gitignore'), 'utf8')).toBe('*\n')
  })

  it('keeps what another command asked for', () => {
    keep({ one: '1', two: '2' })
    keep({ three: '3' })
    expect([open().get('one'), open().get('two'), open().get('three')]).toEqual(['1', '2', '3'])
  })

  it('forgets first what nobody has asked for longest, where it would be much more than was asked for', () => {
    const much = 'x'.repeat(700 * 1024)
    keep({ one: much })
    keep({ two: much })
    keep({ three: '3' })
    expect([open().get('one'), open().get('two'), open().get('three')]).toEqual([undefined, much, '3'])
  })

  it('is not written again when nothing is new', () => {
    keep({ one: '1', two: '2' })
    const before = statSync(kept()).ino
    const cache = open()
    cache.get('one')
    cache.save()
    expect(statSync(kept()).ino).toBe(before)
  })

  it('keeps a whole file whichever of two runs ends last', () => {
    const [first, second] = [open(), open()]
    first.set('one', '1')
    second.set('two', '2')
    first.save()
    second.save()
    expect([open().get('one'), open().get('two')]).toEqual([undefined, '2'])
  })
})

describe('a cache that is not ours', () => {
  it.each([
    ['cut short', (text: string) => text.slice(0, -2)],
    ['changed', (text: string) => text.replace('"lite"', '"plus"')],
    ['of another version', (text: string) => text.replace('cache 1', 'cache 9')],
    ['without its seal', (text: string) => text.replace(/\t.*/, '')],
    ['empty', () => ''],
    ['no text at all', () => '\u0000\u0001'],
  ])('counts as none when it is %s', (_, harm) => {
    keep({ one: '"lite"' })
    writeFileSync(kept(), harm(readFileSync(kept(), 'utf8')))
    expect(open().get('one')).toBeUndefined()
  })

  it('counts as none when another user made it', () => {
    keep({ one: '1' })
    expect(openParseCache(root, join(mkdtempSync(join(tmpdir(), 'home-')), 'key')).get('one')).toBeUndefined()
  })

  it('counts as none where its key is not whole', () => {
    keep({ one: '1' })
    writeFileSync(key, '')
    expect(open().get('one')).toBeUndefined()
  })

  it.each(['.poolwright', '.poolwright/cache'])(
    'is not followed where a link stands in place of %s',
    (place) => {
      const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
      mkdirSync(dirname(join(root, place)), { recursive: true })
      symlinkSync(elsewhere, join(root, place))
      keep({ one: '1' })
      expect(readdirSync(elsewhere)).toEqual([])
    },
  )
})

describe('a disk that takes nothing', () => {
  it.each([
    ['a file stands where the folder would', () => writeFileSync(join(root, '.poolwright'), '')],
    ['the key cannot be kept', () => void (key = join(root, 'missing\u0000', 'key'))],
    ['the folder is read-only', () => chmodSync(root, 0o500)],
  ])('is no mistake: %s', (_, prepare) => {
    prepare()
    keep({ one: '1' })
    expect(() => open().get('one')).not.toThrow()
    expect(existsSync(`${kept()}.tmp`)).toBe(false)
  })

  it('keeps the key of its user to himself', () => {
    keep({ one: '1' })
    expect(statSync(key).mode & 0o777).toBe(0o600)
  })
})
