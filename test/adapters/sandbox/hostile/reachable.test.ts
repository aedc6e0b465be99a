import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Surroundings } from '../../../../src/adapters/reach/reach.ts'
import { builtins } from '../../../../src/adapters/sandbox/bundle/builtins.ts'
import { project, type CallOptions } from '../project.ts'

const search = readFileSync(join(import.meta.dirname, 'search.mjs'), 'utf8')
const around: Surroundings = {
  env: { NAME: 'value' },
  secrets: { key: 'a secret' },
  reach: async ({ kind }) => ({
    kind: kind === 'decrypt' ? 'aws' : kind,
    what: 'x',
    outcome: 'done',
    value: { a: 1 },
  }),
}
const everything: CallOptions = {
  around,
  timeout: 25_000,
  memory: 256,
  capabilities: { kv: { entries: 1, bytes: 1 }, api: ['AdminGetUser'], secrets: ['key'] },
}
/** Makes everything that is made when it is first wanted, uses it, and lets it fail. */
const uses = [
  `new URL('http://a/?b=1').searchParams.toString()`,
  `new URL('nonsense')`,
  `new Headers({ a: 'b' }).get('a')`,
  `new Response('x').text()`,
  `new Request('http://a/')`,
  `fetch('http://a/')`,
  `structuredClone({ a: [new Map([[1, 2]])] })`,
  `Buffer.from('x').toString('hex')`,
  `modules.crypto.createHash('sha256').update('x').digest('hex')`,
  `modules.crypto.createHash('nonsense')`,
  `modules.crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })`,
  `crypto.subtle.digest('SHA-256', new Uint8Array(1))`,
  `crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])`,
  `new Blob(['x']).text()`,
  `console.log({ a: 1 }, new Error('x'))`,
  `console.table([1])`,
  `console.trace('x')`,
  `queueMicrotask(() => {})`,
  `process.nextTick(() => {})`,
  `process.emitWarning('x')`,
  `process.memoryUsage()`,
  `new TextDecoder().decode(new TextEncoder().encode('x'))`,
  `new Promise((done) => setTimeout(done, 1))`,
  `context.poolwright.kv.get('x')`,
  `context.poolwright.api.AdminGetUser({})`,
  `context.poolwright.secrets.key`,
  `new ArrayBuffer(8)`,
  `new ReadableStream({ start(it) { it.enqueue(1); it.close() } }).getReader().read()`,
  `new modules.events.EventEmitter().on('x', () => {}).emit('x')`,
  `modules.util.inspect({})`,
  `modules.util.promisify(setTimeout)(1)`,
  `modules.stream.Readable.from([1, 2]).toArray()`,
  `new modules.async_hooks.AsyncLocalStorage().run(1, () => 1)`,
  `modules.assert.deepEqual({ a: 1 }, { a: 2 })`,
  `new AbortController().abort()`,
  `AbortSignal.timeout(5)`,
  `new EventTarget().dispatchEvent(new Event('x'))`,
  `(() => { const form = new FormData(); form.append('a', 'b'); return new Response(form).text() })()`,
  `performance.now()`,
  `import(event.missing)`,
  `(0, require)(event.missing)`,
  `null.x`,
  `new Array(-1)`,
  `(function down() { down() })()`,
  `new Intl.DateTimeFormat().formatToParts(0)`,
]
const source = `
const search = (() => { const exports = {}; ${search}\n return exports })()
exports.handler = async (event, context, callback) => {
  if (event.listen) search.listen()
  const modules = {}
  const made = { modules }
  ${Object.keys(builtins)
    .map(
      (name) =>
        `try { modules['${name}'] = require('node:${name}') } catch (error) { made['${name}'] = error }`,
    )
    .join('\n  ')}
  for (const name of Object.getOwnPropertyNames(globalThis)) try { made[name] = globalThis[name] } catch {}
  for (const use of [${uses.map((use) => `async () => (${use})`).join(',\n')}])
    try { made['used ' + use] = await use() } catch (error) { made['failed ' + use] = error }
  search.stop()
  const planted = event.plant && [
    { ask() {}, takeLogs() {} },
    { begin() {}, take() {}, rest() {} },
    (() => '00000000-0000-4000-8000-000000000000').bind(),
    { applySync() {} },
  ]
  const all = [globalThis, context, callback, made, event, require, module, exports, planted, (function () { return this })()]
  return search.walk(...all)
}`

describe('everything that a script can reach', { timeout: 60_000 }, () => {
  const { run } = project({ spare: false })

  it('is of its own isolate, and none of it leads out', async () => {
    const { value } = await run(source, { missing: 'node:fs' }, everything)
    expect(value).toEqual({ strange: [], functions: expect.any(Number), heard: 0, texts: [] })
    expect((value as { functions: number }).functions).toBeGreaterThan(1_000)
  })

  it('is so even where the script has changed every function of the language before', async () => {
    const { value } = await run(source, { missing: 'node:fs', listen: true }, everything)
    expect(value).toEqual({
      strange: [],
      functions: expect.any(Number),
      heard: expect.any(Number),
      texts: [],
    })
    expect((value as { heard: number }).heard).toBeGreaterThan(1_000)
  })

  it('would be told of if it led out', async () => {
    const { value } = await run(source, { missing: 'node:fs', plant: true }, everything)
    const { strange } = value as unknown as { strange: readonly string[] }
    expect(strange.map((each) => each.replace(/^.*: /, '')).toSorted()).toEqual([
      'asks the process around',
      'it has applySync',
      'the entry',
      'the kit',
    ])
  })
})

describe('a script', () => {
  const { run } = project({ spare: false })

  it.each([
    ['imports of Node', `import(event.name)`],
    ['a require that it makes', `Function('name', 'return require(name)')(event.name)`],
    ['a require of what the sandbox has not', `(0, require)(event.name)`],
    ['what is inside Node', `process.binding('fs')`],
    ['the main module', `process.mainModule.require('fs')`],
    ['built-in modules', `process.getBuiltinModule('fs').readFileSync`],
    ['native code', `process.dlopen({}, '/lib/x.so')`],
    ['another realm, by Function', `console.log.constructor('return process')().kill(1)`],
    [
      'another realm, by an error of the host',
      `(() => { try { new URL('nonsense') } catch (error) { return error.constructor.constructor('return process')().mainModule.require('fs') } })()`,
    ],
    [
      'another realm, by what it is given',
      `context.getRemainingTimeInMillis.constructor('return process')().binding('fs')`,
    ],
    ['another realm, by its callback', `callback.constructor('return globalThis')().process.binding('fs')`],
    ['the caller of its handler', `(() => exports.handler.caller.arguments[0].length)()`],
    [
      'the functions that call it',
      `(() => { Error.prepareStackTrace = (_, frames) => frames.filter((frame) => frame.getFileName() === 'sandbox').flatMap((frame) => [frame.getFunction(), frame.getThis()]); const found = new Error().stack; if (found.length && found.every((each) => each === undefined)) throw 1 })()`,
    ],
    ['a shadow realm', `new ShadowRealm().evaluate('1')`],
    ['a debugger', `require('inspector')`],
  ])('does not get %s', async (_, attempt) => {
    const { value } = await run(
      `exports.handler = async function handler(event, context, callback) { try { await (${attempt}); return 'reached' } catch { return 'not reached' } }`.replace(
        `require('inspector')`,
        `(0, require)('inspector')`,
      ),
      { name: 'node:fs' },
    )
    expect(value).toBe('not reached')
  })

  it('reads nothing of the server in its stacks', async () => {
    const { value } = await run(`
      const collect = () => {
        Error.prepareStackTrace = (error, frames) => frames.flatMap((frame) => [frame.getFileName(), frame.getScriptNameOrSourceURL(), frame.getEvalOrigin(), String(frame)])
        return new Error('x').stack
      }
      exports.handler = async () => {
        const found = [...collect()]
        delete Error.prepareStackTrace
        for (const fail of [() => new URL('x'), () => Buffer.alloc(-1), () => setTimeout(1), () => structuredClone(() => {}), () => (0, require)('x'), () => atob('é'), () => require('crypto').createHash('x')])
          try { fail() } catch (error) { found.push(error.stack, error.message) }
        const holder = {}
        Error.captureStackTrace(holder)
        return [...found, holder.stack].filter((text) => typeof text === 'string').join('\\n')
      }`)
    const root = join(import.meta.dirname, '../../../..')
    expect(value).toContain('trigger:')
    expect(value).not.toContain(root)
    expect(value).not.toMatch(/file:|node_modules|\/src\/|\.ts\b/)
  })

  it('has no variables of the environment, and a process that is nobody', async () => {
    process.env['POOLWRIGHT_TEST_SECRET'] = 'a secret'
    const { value } = await run(
      `exports.handler = async () => [Object.keys(process.env), process.argv, process.execPath, process.pid, process.ppid, process.cwd(), process.execArgv]`,
    )
    delete process.env['POOLWRIGHT_TEST_SECRET']
    const text = JSON.stringify(value)
    expect(text).not.toContain('POOLWRIGHT_TEST_SECRET')
    expect(text).not.toContain(process.cwd())
    expect(text).not.toContain(`${process.pid}`)
  })

  it('gets memory that nobody has used before it', async () => {
    const { value } = await run(`exports.handler = async () => {
      const all = []
      for (let n = 0; n < 200; n++) all.push(Buffer.allocUnsafe(4096), Buffer.allocUnsafeSlow(4096), new Uint8Array(4096), Buffer.from(new ArrayBuffer(4096)))
      return all.some((bytes) => bytes.some((byte) => byte !== 0))
    }`)
    expect(value).toBe(false)
  })
})
