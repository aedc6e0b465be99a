import { describe, expect, it } from 'vitest'
import { failureOf, project } from './project.ts'

const { call, run, sandbox, write } = project({ children: 2 })

/** Each is one line of a handler, and what its own call may come to. */
const attacks: [string, string, ...string[]][] = [
  ['a promise that never settles', 'await new Promise(() => {})', 'timeout'],
  ['an endless loop', 'while (true) {}', 'timeout'],
  ['a storm of microtasks', 'await (async function storm() { for (;;) await null })()', 'timeout'],
  ['an endless loop in a timer', 'await new Promise(() => setTimeout(() => { for (;;) {} }, 1))', 'timeout'],
  [
    'a storm of timers',
    'await new Promise(() => { (function next() { setTimeout(next, 0) })() })',
    'timeout',
  ],
  ['too many timers', 'for (;;) setTimeout(() => {}, 1e6)', 'threw'],
  ['a regular expression that backtracks', "/^(a+)+$/.test('a'.repeat(60) + '!')", 'timeout'],
  ['toJSON without an end', 'return { toJSON() { for (;;) {} } }', 'timeout'],
  [
    'toJSON without an end, in a callback',
    'await null; callback(null, { toJSON() { for (;;) {} } }); await new Promise(() => {})',
    'timeout',
  ],
  [
    'an accessor without an end',
    "throw Object.defineProperty(new Error('x'), 'stack', { get() { for (;;) {} } })",
    'timeout',
  ],
  ['endless recursion', '(function down() { down() })()', 'threw'],
  ['a hoard of objects', 'const all = []; for (;;) all.push({ n: all.length })', 'crashed', 'timeout'],
  ['a hoard of text', "let all = 'x'; for (;;) all += all + Math.random()", 'crashed', 'timeout', 'threw'],
  [
    'a hoard of bytes',
    'const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1))',
    'crashed',
    'timeout',
    'threw',
  ],
  [
    'a map without an end',
    'const all = new Map(); for (let n = 0; ; n++) all.set(n, n)',
    'crashed',
    'timeout',
    'threw',
  ],
  ['one great array', 'Array(1e9).fill(0)', 'crashed', 'timeout', 'threw'],
  ['one great array, filled', 'Array.from({ length: 1e9 }, () => 0)', 'crashed', 'timeout', 'threw'],
  ['a text spread into an array', "[...'.'.repeat(5e8)]", 'crashed', 'timeout', 'threw'],
  [
    'a text that V8 cannot flatten',
    "let s = 'ab'; while (s.length < 2 ** 28) s += s; s.split('')",
    'crashed',
    'timeout',
    'threw',
  ],
  ['JSON as deep as it goes', "JSON.parse('['.repeat(1e7))", 'crashed', 'timeout', 'threw'],
  ['a BigInt written out', '(1n << (2n ** 29n)).toString()', 'crashed', 'timeout', 'threw'],
  ['a BigInt raised', '3n ** (2n ** 27n)', 'crashed', 'timeout', 'threw'],
  ['a log without an end', "for (;;) console.log('x'.repeat(1e4))", 'timeout'],
  [
    'text for the host to hold',
    "for (;;) new TextEncoder().encode('x'.repeat(1e7))",
    'crashed',
    'timeout',
    'threw',
  ],
]

describe('a hostile script', { timeout: 60_000 }, () => {
  write('triggers/innocent.js', `exports.handler = async () => 'well'`)

  it.each(attacks)('fails only its own call: %s', async (_, line, ...failures) => {
    const source = `exports.handler = async (event, context, callback) => { if (event.attack) { ${line} } return 'well' }`
    const failed = failureOf(run(source, { attack: true }, { timeout: 300, memory: 16 }))
    const other = call('triggers/innocent.js', {}, { pool: 'other' })
    expect(failures).toContain((await failed).failure)
    expect((await other).value).toBe('well')
    expect((await run(source, {}, { timeout: 2000, memory: 16 })).value).toBe('well')
  })

  it('cannot hold memory that no limit sees', async () => {
    const gone = await run(`exports.handler = async () => {
      const { buffer } = new Uint8Array(8)
      const found = [buffer, Reflect.construct(buffer.constructor, [8, { maxByteLength: 2 ** 30 }]), new ArrayBuffer(8, { maxByteLength: 2 ** 30 })]
      return {
        globals: ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'gc', 'ivm', 'require', 'module'].filter((name) => name in globalThis),
        growing: found.filter((each) => 'resize' in each || each.resizable || each.maxByteLength > 8).length,
        constructors: new Set([ArrayBuffer, buffer.constructor, Object.getPrototypeOf(new Uint8Array(1).buffer).constructor]).size,
      }
    }`)
    expect(gone.value).toEqual({ globals: [], growing: 0, constructors: 1 })
  })

  it('reaches no disk, network, process or import', async () => {
    const source = `exports.handler = async (event) => {
      const tried = {
        imported: () => import(event.name),
        required: () => Function('name', 'return require(name)')('fs'),
        process: () => process.binding('fs'),
        main: () => process.mainModule.require('fs'),
        escape: () => console.log.constructor('return process')().kill(1),
        caller: () => { Error.prepareStackTrace = (_, frames) => frames.map((frame) => frame.getFunction() ?? frame.getThis()).filter(Boolean); return new Error().stack.length ? Promise.reject(1) : 1 },
      }
      const reached = []
      for (const [name, attempt] of Object.entries(tried))
        try { await attempt(); reached.push(name) } catch {}
      return { reached, env: Object.keys(process.env) }
    }`
    const { value } = await run(source, { name: 'node:fs' })
    expect(value).toEqual({ reached: [], env: [] })
  })

  it('cannot answer in the name of another call, whatever it does to the language', async () => {
    write(
      'triggers/poison.js',
      `exports.handler = async (event) => {
        if (event.poison) {
          JSON.stringify = () => '{"value":"forged"}'
          JSON.parse = () => ({ event: 'forged' })
          Object.prototype.failure = 'threw'
          Object.prototype.given = true
          Promise.prototype.then = () => {}
          Map.prototype.get = () => undefined
        }
        return event
      }`,
    )
    await call('triggers/poison.js', { poison: true }, { timeout: 200 }).catch(() => {})
    expect((await call('triggers/poison.js', { n: 1 }, { pool: 'other' })).value).toEqual({ n: 1 })
  })

  it('leaves nothing running behind', () => {
    expect(sandbox.stats().children.filter(({ state }) => state === 'busy')).toEqual([])
  })
})
