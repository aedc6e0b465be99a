import { describe, expect, it } from 'vitest'
import { askNative } from '../../../src/adapters/sandbox/child/natives.ts'
import { failureOf, project } from './project.ts'

const { call, run, write } = project({ spare: false })

/** Touches what is compiled when it is first wanted. */
const touches = {
  address: `new URL('https://a.example/?b=c').searchParams.get('b')`,
  bytes: `Buffer.from('text').toString('base64')`,
  text: `new TextDecoder().decode(new TextEncoder().encode('x'))`,
  clone: `structuredClone({ a: new Map([[1, 2]]) })`,
  fetch: `await fetch('https://a.example', { method: 'POST', body: new FormData() }).catch(() => {})`,
  stream: `await new Response(new Blob(['x']).stream()).text()`,
  signal: `AbortSignal.any([AbortSignal.abort()]).aborted`,
  digest: `await crypto.subtle.digest('SHA-256', new Uint8Array(1))`,
  random: `crypto.getRandomValues(new Uint8Array(4)), crypto.randomUUID()`,
  environment: `process.env.PATH, process.hrtime(), process.nextTick(() => {})`,
  timer: `await new Promise((resolve) => setTimeout(resolve, 1))`,
  console: `console.log('%o', { a: 1 })`,
  modules: `['assert', 'crypto', 'events', 'path', 'querystring', 'stream', 'string_decoder', 'url', 'util'].map((name) => modules[name])`,
  hash: `modules.crypto.createHash('sha256').update('x').digest('hex')`,
  cipher: `modules.crypto.createCipheriv('aes-128-gcm', Buffer.alloc(16), Buffer.alloc(12)).update('x')`,
  path: `modules.path.join('a', 'b')`,
}
const required = `const modules = {
  get assert() { return require('assert') }, get crypto() { return require('crypto') }, get events() { return require('events') },
  get path() { return require('path') }, get querystring() { return require('querystring') }, get stream() { return require('stream') },
  get string_decoder() { return require('string_decoder') }, get url() { return require('url') }, get util() { return require('util') },
}`
/** Tells the way out of the isolate, and what holds it, from everything else. */
const isWayOut = `(found) => {
  // As isolated-vm makes it; to call whatever else there is would do something.
  const native = typeof found === 'function' && found.name === '' && found.length === 0
  if (native && /native code/.test(Function.prototype.toString.call(found)) && found('encode', 'aGk=', 'base64') === 'hi') return true
  return typeof found === 'object' && found !== null && (Object.hasOwn(found, 'ask') || Object.hasOwn(found, 'must'))
}`

describe('a script that has changed the language before anything is compiled', () => {
  it.each(Object.entries(touches))('is not handed the way out: %s', async (_, touch) => {
    const names =
      'ask must part call wait forget define lazy modules config places entry soon uncaught utf8 toText toBytes bytesOf inspect format takeLogs poolwright then name trigger env'
    const { value } = await run(
      `${required}
      const isWayOut = ${isWayOut}
      exports.handler = async () => {
        const caught = []
        const undo = []
        const seen = (...found) => { if (caught.length < 100000) caught.push(...found) }
        const put = (of, name, how) => {
          const before = Object.getOwnPropertyDescriptor(of, name)
          Object.defineProperty(of, name, { configurable: true, ...how(before) })
          undo.push(() => (before ? Object.defineProperty(of, name, before) : delete of[name]))
        }
        const { apply, defineProperty } = { apply: Reflect.apply, defineProperty: Object.defineProperty }
        let inside = false
        const spy = (real) => function (...given) {
          if (inside) return apply(real, this, given)
          inside = true
          for (let at = 0; at < given.length; at++) seen(given[at])
          seen(this)
          inside = false
          return apply(real, this, given)
        }
        for (const name of ${JSON.stringify(names.split(' '))})
          put(Object.prototype, name, () => ({
            get() { seen(this); return undefined },
            set(value) { seen(this, value); defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true }) },
          }))
        for (const [of, list] of [
          [Function.prototype, ['call', 'apply', 'bind']],
          [Reflect, ['apply', 'construct', 'get', 'ownKeys']],
          [Object, ['assign', 'defineProperty', 'defineProperties', 'entries', 'keys', 'fromEntries', 'create']],
          [Array.prototype, ['map', 'filter', 'push', 'forEach', 'reduce', 'join', 'flatMap', 'slice']],
          [String.prototype, ['slice', 'replace', 'charCodeAt', 'split', 'toLowerCase']],
          [String, ['fromCharCode']],
          [JSON, ['parse', 'stringify']],
          [Promise.prototype, ['then', 'catch', 'finally']],
          [Promise, ['resolve', 'all', 'withResolvers']],
          [Map.prototype, ['get', 'set', 'has']],
          [globalThis, ['eval', 'Function']],
        ])
          for (const name of list) put(of, name, ({ value }) => ({ writable: true, value: spy(value) }))
        let failed
        try { ${touch} } catch (error) { failed = error }
        for (const each of undo.reverse()) each()
        return { leaked: caught.filter(isWayOut).length, looked: caught.length > 0 }
      }`,
      {},
      { timeout: 5000, memory: 64 },
    )
    expect(value).toMatchObject({ leaked: 0 })
  })

  it('finds no way out in what it is given', async () => {
    const { value } = await run(
      `${required}
      const isWayOut = ${isWayOut}
      exports.handler = async (event, context) => {
        const found = []
        const seen = new Set()
        const walk = (of, path) => {
          if ((typeof of !== 'object' && typeof of !== 'function') || of === null || seen.has(of) || seen.size > 20000) return
          seen.add(of)
          if (isWayOut(of)) found.push(path)
          for (const key of Reflect.ownKeys(of)) {
            let value
            try { value = of[key] } catch { continue }
            walk(value, path + '.' + String(key))
          }
          walk(Object.getPrototypeOf(of), path + '.__proto__')
        }
        for (const name of Object.getOwnPropertyNames(globalThis)) walk(globalThis[name], name)
        for (const name of Object.keys(modules)) walk(modules[name], name)
        walk(context, 'context')
        return [found, seen.size > 1000]
      }`,
      {},
      { timeout: 10_000, memory: 128 },
    )
    expect(value).toEqual([[], true])
  })
})

describe('the process around', () => {
  const long = 'x'.repeat(65 * 1024 * 1024)
  it.each([
    ['what it has not', ['nonsense', []]],
    ['what every object has', ['constructor', ['x']]],
    ['what every object has, by another question', ['must', ['toString']]],
    ['itself', ['must', ['must', 'must', 'must']]],
    ['a part that is none', ['part', ['__proto__']]],
    ['too much', ['hash', ['sha256', long]]],
    ['a digest without an end', ['hash', ['shake256', '', '1e12']]],
    ['bytes without an end', ['random', ['Infinity']]],
    ['fewer than no bytes', ['random', ['-1']]],
    ['JSON that is none', ['encrypt', ['{', '']]],
    ['JSON that is no cipher', ['decrypt', ['[]', '']]],
    ['keys of nothing', ['make keys', ['rsa', '{"modulusLength":1e9}']]],
    ['an address that is none', ['set url', ['nonsense', 'href', 'x']]],
    ['to change what is no part of an address', ['set url', ['https://a.example', 'constructor', 'x']]],
    ['a path by a method that is none', ['path', ['constructor', 'x']]],
  ] as const)('gives nothing to whoever asks for %s', (_, [name, words]) => {
    const answer = askNative(name, words)
    expect(answer === undefined || answer.startsWith('!')).toBe(true)
  })

  it('tells no path of the machine in what it throws', () => {
    const words = ['{"key":"nonsense"}', 'nonsense', '{"name":"aes-128-cbc","key":"","iv":""}']
    for (const name of ['read key', 'encrypt', 'old url', 'url', 'scrypt'])
      for (const word of words)
        expect(`${askNative('must', [name, word, word])}`).not.toMatch(/\/work|\/home|node_modules|file:/)
  })
})

describe('a promise that is rejected and that nobody catches', () => {
  it.each([
    ['an error', `Promise.reject(new RangeError('no'))`, 'RangeError: no'],
    ['a text', `Promise.reject('no')`, 'no'],
    ['nothing', `Promise.reject()`, 'undefined'],
    ['an object', `Promise.reject({ a: 1 })`, 'an object that is not an Error'],
    ['several', `Promise.reject(new Error('one')); Promise.reject(new Error('two'))`, 'Error: one'],
    [
      'an async function that nobody waits for',
      `(async () => { throw new TypeError('late') })()`,
      'TypeError: late',
    ],
  ])('fails the call, as Lambda’s does: %s', async (_, line, message) => {
    const failed = await failureOf(run(`exports.handler = async (event) => {\n  ${line}\n  return event\n}`))
    expect([failed.failure, failed.type, failed.message]).toEqual([
      'threw',
      'Runtime.UnhandledPromiseRejection',
      message,
    ])
  })

  it('is told with its place, and in a later turn too', async () => {
    const failed = await failureOf(
      run(`exports.handler = async (event) => {
        setTimeout(() => {
          Promise.reject(new Error('later'))
        }, 1)
        await new Promise((resolve) => setTimeout(resolve, 500))
      }`),
    )
    expect([failed.message, failed.place?.line]).toEqual(['Error: later', 3])
  })

  it('is nothing where somebody catches it in time, and keeps its process', async () => {
    write(
      'triggers/floating.js',
      `let calls = 0
      exports.handler = async (event) => {
        calls++
        const late = Promise.reject(new Error('caught'))
        if (event.float) Promise.reject(new Error('floating'))
        await null
        late.catch(() => {})
        return calls
      }`,
    )
    expect((await call('triggers/floating.js')).value).toBe(1)
    await failureOf(call('triggers/floating.js', { float: true }))
    expect((await call('triggers/floating.js')).value).toBe(3)
  })

  it('of a script’s top level fails the first call', async () => {
    const failed = await failureOf(run(`Promise.reject(new Error('top'))\nexports.handler = async () => 1`))
    expect([failed.type, failed.message]).toEqual(['Runtime.UnhandledPromiseRejection', 'Error: top'])
  })

  it('whose message never comes is stopped from outside', async () => {
    const source = `exports.handler = async (event) => { if (event.attack) Promise.reject({ get message() { for (;;) {} } }); return 'well' }`
    expect((await failureOf(run(source, { attack: true }, { timeout: 200 }))).failure).toBe('timeout')
    expect((await run(source)).value).toBe('well')
  })
})

describe('what is thrown and is no error', () => {
  it.each([
    [`throw 'text'`, 'string', 'text'],
    [`throw 5`, 'number', '5'],
    [`throw null`, 'string', 'handled'],
    [`throw { a: 1 }`, 'object', '{ a: 1 }'],
    [`throw { message: 'said' }`, 'object', 'said'],
    [`throw { errorMessage: 'told', message: 'said' }`, 'object', 'told'],
    [`throw [1, 2]`, 'object', '[ 1, 2 ]'],
    [`throw Object.create(null)`, 'object', '[Object: null prototype] {}'],
  ])('is shown: %s', async (line, type, message) => {
    const failed = await failureOf(run(`exports.handler = async () => { ${line} }`))
    expect([failed.failure, failed.type, failed.message]).toEqual(['threw', type, message])
  })
})

it('a module of JavaScript is strict, and so is every part of ours', async () => {
  const strict = await run(
    `export const handler = async () => (function () { return this === undefined })()`,
    {},
    { as: 'mjs' },
  )
  expect(strict.value).toBe(true)
  const { value } = await run(`const { EventEmitter } = require('events')
    exports.handler = async () => {
      const callers = []
      const look = function () { try { callers.push(look.caller === null || look.caller === undefined) } catch { callers.push(true) } }
      new EventEmitter().on('a', look).emit('a')
      return callers
    }`)
  expect(value).toEqual([true])
})
