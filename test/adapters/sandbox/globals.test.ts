import { describe, expect, it } from 'vitest'
import { builtins } from '../../../src/adapters/sandbox/bundle/builtins.ts'
import { project } from './project.ts'

const { run } = project({ spare: false })

/** Expressions that give in the sandbox what Node gives. */
const alike = {
  text: [
    `[...new TextEncoder().encode('aé€😀\\ud800')]`,
    `new TextEncoder().encodeInto('a€b', new Uint8Array(3))`,
    `new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff, 0xe2, 0x82]))`,
    `new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))`,
    `new TextDecoder('utf-16').decode(new Uint8Array([0x61, 0, 0xac, 0x20]).buffer)`,
    `(() => { try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255])) } catch (e) { return e.name } })()`,
    `(() => { try { new TextDecoder('nonsense') } catch (e) { return e.name } })()`,
    `atob(' aGk= ')`,
    `btoa('hi\\xff')`,
    `(() => { try { btoa('€') } catch (e) { return [e.name, e.code, e instanceof DOMException] } })()`,
  ],
  url: [
    `new URL('https://ana:pw@EXAMPLE.com:443/a/../b?x=1&y=%20#z').toString()`,
    `JSON.stringify(new URL('../c?d', 'https://example.com/a/b'))`,
    `(() => { const u = new URL('http://a.example/'); u.searchParams.append('q', 'a b&c'); u.hash = 'x'; u.port = '81'; return [u.href, u.search, u.host, u.origin] })()`,
    `(() => { const u = new URL('http://a.example/?a=1'); const p = u.searchParams; u.search = '?b=2&b=3'; return [p.get('a'), p.getAll('b'), p.size] })()`,
    `(() => { try { new URL('nonsense') } catch (e) { return [e.name, e.code] } })()`,
    `[URL.canParse('x:y'), URL.canParse('nonsense'), URL.parse('nonsense')]`,
    `[...new URLSearchParams('?a=1&b=%C3%A9&a=2+3')]`,
    `new URLSearchParams({ a: '1 2', b: 'é' }).toString()`,
    `(() => { const p = new URLSearchParams([['b', 1], ['a', 2], ['b', 3]]); p.set('b', 9); p.delete('c'); p.sort(); return [p.toString(), p.has('a', '2'), p.has('a', '3'), [...p.keys()]] })()`,
  ],
  buffer: [
    `Buffer.from('aé€😀').toString('hex')`,
    `Buffer.from('aGk-_w', 'base64').toJSON()`,
    `Buffer.from('68690z', 'hex').toString('latin1')`,
    `Buffer.from('hé', 'utf16le').toString('base64url')`,
    `Buffer.concat([Buffer.from('a'), Buffer.from('bc')]).equals(Buffer.from('abc'))`,
    `Buffer.concat([Buffer.from('ab'), Buffer.from('cd')], 3).toString()`,
    `[Buffer.byteLength('€'), Buffer.isBuffer(new Uint8Array(1)), Buffer.isBuffer(Buffer.alloc(1)), Buffer.isEncoding('HEX')]`,
    `Buffer.alloc(5, 'ab').toString()`,
    `(() => { const b = Buffer.alloc(8); b.writeUInt16BE(513, 1); b.writeInt32LE(-2, 3); return [b.toString('hex'), b.readUint16BE(1), b.readInt32LE(3)] })()`,
    `(() => { try { Buffer.alloc(1).writeUInt8(256) } catch (e) { return e.name } })()`,
    `(() => { const b = Buffer.from('abcdef'); b.slice(1, 3).fill('z'); return [b.toString(), b.indexOf('de'), b.includes('q'), b.lastIndexOf('z'), b.compare(Buffer.from('b')), b.subarray(-2).toString()] })()`,
    `(() => { const b = Buffer.alloc(4); return [b.write('a€€'), b.toString('hex')] })()`,
    `(() => { const b = Buffer.from('hello'); const c = Buffer.alloc(3); return [b.copy(c, 1, 1), c.toString('hex')] })()`,
    `(() => { try { Buffer.from(5) } catch (e) { return e.name } })()`,
    `Buffer.from(new Uint8Array([1, 2, 3]).buffer, 1, 1).toString('hex')`,
    `Buffer.from([256, -1, 3.7]).toString('hex')`,
    `(() => { const b = Buffer.alloc(8); b.writeDoubleBE(1.5); return b.readBigUInt64BE().toString() })()`,
    `Buffer.from(JSON.parse(JSON.stringify(Buffer.from('round')))).toString('ascii')`,
  ],
  clone: [
    `(() => { const a = { d: new Date(5), m: new Map([[1, { x: [1n > 0] }]]), s: new Set([1]), r: /a/gi }; const b = structuredClone(a); return [b.d.getTime(), [...b.m], [...b.s], String(b.r), b.m !== a.m] })()`,
    `(() => { const a = [1]; a.push(a); const b = structuredClone(a); return [b !== a, b[1] === b] })()`,
    `(() => { try { structuredClone({ f() {} }) } catch (e) { return [e.name, e.code] } })()`,
    `(() => { const e = structuredClone(new RangeError('no')); return [e instanceof RangeError, e.message] })()`,
    `(() => { const b = structuredClone(new Uint16Array([1, 2])); return [b.constructor.name, [...b]] })()`,
  ],
}

describe.each(Object.entries(alike))('%s', (_, expressions) => {
  it.each(expressions)('%s', async (expression) => {
    const expected: unknown = JSON.parse(JSON.stringify(Function(`return ${expression}`)()))
    expect((await run(`exports.handler = async () => ${expression}`)).value).toEqual(expected)
  })
})

describe('crypto', () => {
  it.each([
    `createHash('sha256').update('a').update(Buffer.from('b')).digest('hex')`,
    `createHash('md5').update('é').digest('base64')`,
    `createHash('sha512').update('6162', 'hex').copy().digest().length`,
    `createHmac('sha256', 'key').update('text').digest('base64url')`,
    `createHmac('sha1', Buffer.from([1, 2])).update(new Uint8Array([3])).digest('hex')`,
    `hash('sha1', 'x')`,
    `[timingSafeEqual(Buffer.from('ab'), Buffer.from('ab')), timingSafeEqual(Buffer.from('ab'), Buffer.from('ac'))]`,
    `(() => { try { createHash('nonsense') } catch (e) { return e.message } })()`,
  ])('%s', async (expression) => {
    const names = builtins['crypto']?.join(', ')
    const node = process.getBuiltinModule('node:crypto') as unknown as Record<string, unknown>
    const expected: unknown = Function('crypto', `const { ${names} } = crypto; return ${expression}`)(node)
    const source = `import { ${names} } from 'node:crypto'\nexport const handler = async () => ${expression}`
    expect((await run(source, {}, { as: 'mjs' })).value).toEqual(expected)
  })

  it('gives random numbers, of the size and within the bounds that were asked for', async () => {
    const { value } = await run(`
      const { randomBytes, randomInt, randomUUID, randomFillSync, webcrypto } = require('crypto')
      exports.handler = async () => ({
        bytes: randomBytes(16).toString('hex'),
        later: await new Promise((resolve) => randomBytes(4, (error, bytes) => resolve(bytes.length))),
        dice: Array.from({ length: 200 }, () => randomInt(1, 7)),
        below: Array.from({ length: 50 }, () => randomInt(3)),
        ids: [randomUUID(), crypto.randomUUID()],
        filled: new Set(randomFillSync(new Uint8Array(64))).size,
        web: new Set(webcrypto.getRandomValues(new Uint8Array(64))).size,
        refused: [() => randomInt(3, 3), () => crypto.getRandomValues(new Uint8Array(65537)), () => randomBytes(-1)].map((make) => {
          try { make() } catch (error) { return error.name }
        }),
      })`)
    const given = value as Record<string, never>
    const uuid = expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(given).toMatchObject({
      bytes: expect.stringMatching(/^[0-9a-f]{32}$/),
      later: 4,
      ids: [uuid, uuid],
      refused: ['RangeError', 'QuotaExceededError', 'RangeError'],
    })
    expect(new Set(given['dice'])).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    expect(new Set(given['below'])).toEqual(new Set([0, 1, 2]))
    expect(given['filled']).toBeGreaterThan(8)
    expect(given['web']).toBeGreaterThan(8)
  })
})

describe('timers', () => {
  it('run in their order, pass their values, and can be stopped', async () => {
    const { value } = await run(`exports.handler = async () => {
      const seen = []
      const stopped = setTimeout(() => seen.push('stopped'), 1)
      clearTimeout(stopped)
      setTimeout((a, b) => seen.push(a + b), 20, 'fo', 'ur')
      setTimeout(() => seen.push('three'), 5)
      setImmediate(() => seen.push('two'))
      process.nextTick((word) => seen.push(word), 'zero')
      queueMicrotask(() => seen.push('one'))
      let left = 3
      await new Promise((resolve) => {
        const interval = setInterval(() => {
          if (--left) return
          clearInterval(interval)
          setTimeout(resolve, 30)
        }, 2)
      })
      return seen
    }`)
    expect(value).toEqual(['zero', 'one', 'two', 'three', 'four'])
  })
})

describe('modules of Node', () => {
  it.each(Object.entries(builtins))(
    'node:%s has every name that it is said to have',
    async (name, exported) => {
      const { value } = await run(`const found = require('node:${name}')
      exports.handler = async () => ${JSON.stringify(exported)}.filter((name) => found[name] === undefined)`)
      expect(value).toEqual([])
    },
  )

  it.each(Object.entries(builtins))('node:%s has no name that Node has not', async (name, exported) => {
    const node = process.getBuiltinModule(`node:${name}`) as unknown as Record<string, unknown>
    expect(exported.filter((each) => node[each] === undefined)).toEqual([])
  })

  it('promisifies', async () => {
    const { value } = await run(`const { promisify } = require('util')
      const later = promisify((value, then) => setTimeout(() => then(null, value + 1), 1))
      exports.handler = async () => later(1)`)
    expect(value).toBe(2)
  })
})

it('has an empty environment that a script may fill for itself', async () => {
  const { value } = await run(`const before = Object.keys(process.env)
    exports.handler = async () => { process.env.A = 'b'; return [before, process.env.A] }`)
  expect(value).toEqual([[], 'b'])
})

it('keeps UTC, as Lambda does', async () => {
  expect((await run(`exports.handler = async () => new Date(0).getTimezoneOffset()`)).value).toBe(0)
})
