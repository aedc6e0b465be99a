import { beforeEach, describe, expect, it } from 'vitest'
import type { Ask, Reached, Surroundings, WebResponse } from '../../../src/adapters/reach/reach.ts'
import type { Json } from '../../../src/model/trigger.ts'
import { failureOf, project } from './project.ts'

const { run } = project({ spare: false })

let asked: Ask[] = []
let answer: (input: Ask['input']) => Partial<WebResponse> | Reached['error'] | Promise<never>
const never = new Promise<never>(() => {})

const around: Surroundings = {
  env: {},
  secrets: {},
  async reach(ask) {
    asked.push(ask)
    const told = await answer(ask.input)
    const common = { kind: 'fetch', what: 'GET', outcome: '200' } as const
    if (told && 'name' in told) return { ...common, error: told }
    const value: Json = {
      status: 200,
      statusText: 'OK',
      url: String(ask.input['url']),
      redirected: false,
      headers: [],
      body: '',
      ...(told as object),
    }
    return { ...common, value }
  },
}
const ask = async (line: string) =>
  (await run(`exports.handler = async () => { ${line} }`, {}, { around })).value

beforeEach(() => {
  asked = []
  answer = () => ({})
})

describe('fetch asks', () => {
  it.each([
    [
      `fetch('https://a.example/x y?q#f')`,
      { method: 'GET', url: 'https://a.example/x%20y?q#f', redirect: 'follow' },
    ],
    [
      `fetch(new URL('https://a.example'), { redirect: 'manual' })`,
      { url: 'https://a.example/', redirect: 'manual' },
    ],
    [`fetch('https://a.example', { method: 'post', body: 'é' })`, { method: 'POST', body: 'Ã©' }],
    [`fetch('https://a.example', { method: 'PUT', body: new Uint8Array([0, 255]) })`, { body: '\0ÿ' }],
    [
      `fetch(new Request('https://a.example', { method: 'PATCH', body: '1' }), { method: 'PUT' })`,
      { method: 'PUT', body: '1' },
    ],
    [
      `fetch('https://a.example', { method: 'POST', duplex: 'half', body: ReadableStream.from([new Uint8Array([97]), new Uint8Array([98])]) })`,
      { body: 'ab' },
    ],
    [
      `fetch('https://a.example', { method: 'POST', duplex: 'half', body: (async function* () { yield new TextEncoder().encode('it') })() })`,
      { body: 'it' },
    ],
  ])('%s', async (call, expected) => {
    await ask(`await ${call}`)
    expect(asked).toMatchObject([{ kind: 'fetch', input: expected }])
  })

  it.each([
    [`{}`, { accept: '*/*', 'user-agent': 'node' }],
    [
      `{ headers: { Accept: 'text/x', 'User-Agent': 'mine', 'x-y': '1' } }`,
      { accept: 'text/x', 'user-agent': 'mine', 'x-y': '1' },
    ],
    [`{ method: 'POST', body: 'x' }`, { 'content-type': 'text/plain;charset=UTF-8' }],
    [
      `{ method: 'POST', body: new URLSearchParams('a=b') }`,
      { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    ],
    [
      `{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }`,
      { 'content-type': 'application/json' },
    ],
    [`{ method: 'POST', body: new Blob(['x'], { type: 'a/b' }) }`, { 'content-type': 'a/b' }],
  ])('with headers: %s', async (options, expected) => {
    await ask(`await fetch('https://a.example', ${options})`)
    expect(Object.fromEntries(asked[0]?.input['headers'] as [string, string][])).toMatchObject(expected)
  })
})

describe('fetch gives', () => {
  it('what was answered', async () => {
    answer = () => ({
      status: 404,
      statusText: 'Not Found',
      url: 'https://b.example/y',
      redirected: true,
      headers: [
        ['content-type', 'application/json'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
      body: '{"a":"Ã©"}',
    })
    expect(
      await ask(`const r = await fetch('https://a.example/#f')
        return [r.status, r.ok, r.statusText, r.url, r.redirected, r.type, [...r.headers], r.headers.getSetCookie(), await r.json(), r instanceof Response]`),
    ).toEqual([
      404,
      false,
      'Not Found',
      'https://b.example/y',
      true,
      'basic',
      [
        ['content-type', 'application/json'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
      ['a=1', 'b=2'],
      { a: 'é' },
      true,
    ])
  })

  it('bytes as they were', async () => {
    answer = () => ({ body: '\0\x7f\x80ÿ' })
    expect(
      await ask(`return [...new Uint8Array(await (await fetch('https://a.example')).arrayBuffer())]`),
    ).toEqual([0, 127, 128, 255])
    expect(
      await ask(
        `const all = []; for await (const c of (await fetch('https://a.example')).body) all.push(...c); return all`,
      ),
    ).toEqual([0, 127, 128, 255])
  })

  it('no body where there is none', async () => {
    answer = () => ({ status: 204, statusText: 'No Content' })
    expect(
      await ask(`const r = await fetch('https://a.example'); return [r.status, r.body, await r.text()]`),
    ).toEqual([204, null, ''])
  })

  it('many answers at once, each to its own', async () => {
    answer = ({ url }) => ({ body: String(url) })
    expect(
      await ask(
        `return Promise.all([1, 2, 3].map(async (n) => (await fetch('https://a.example/' + n)).text()))`,
      ),
    ).toEqual(['https://a.example/1', 'https://a.example/2', 'https://a.example/3'])
  })
})

describe('fetch fails', () => {
  it('as Node’s does, with the code and at the line of the script', async () => {
    answer = () => ({
      name: 'TypeError',
      message: 'fetch failed: `a.example` does not answer',
      code: 'ETIMEDOUT',
    })
    const failed = await failureOf(
      run(`exports.handler = async () => {\n  await fetch('https://a.example')\n}`, {}, { around }),
    )
    expect([failed.failure, failed.type, failed.message, failed.place]).toEqual([
      'threw',
      'TypeError',
      'fetch failed: `a.example` does not answer',
      { file: expect.stringMatching(/^triggers\//), line: 2, column: 3 },
    ])
    expect(
      await ask(
        `try { await fetch('https://a.example') } catch (e) { return [e instanceof TypeError, e.code, e.cause.code] }`,
      ),
    ).toEqual([true, 'ETIMEDOUT', 'ETIMEDOUT'])
  })

  it.each([
    ['no URL', `fetch('nonsense')`, ['TypeError', 'Failed to parse URL from nonsense']],
    [
      'a body with GET',
      `fetch('https://a.example', { body: 'x' })`,
      ['TypeError', 'Request with GET/HEAD method cannot have body.'],
    ],
    [
      'given up before',
      `fetch('https://a.example', { signal: AbortSignal.abort() })`,
      ['AbortError', 'This operation was aborted'],
    ],
    [
      'given up for a reason',
      `fetch('https://a.example', { signal: AbortSignal.abort(new RangeError('why')) })`,
      ['RangeError', 'why'],
    ],
    [
      'a stream that fails',
      `fetch('https://a.example', { method: 'POST', duplex: 'half', body: new ReadableStream({ pull() { throw new RangeError('broken') } }) })`,
      ['RangeError', 'broken'],
    ],
  ])('and asks for nothing: %s', async (_, call, expected) => {
    expect(await ask(`try { await ${call} } catch (e) { return [e.name, e.message] }`)).toEqual(expected)
    expect(asked).toEqual([])
  })

  it.each([
    [`AbortSignal.timeout(20)`, 'TimeoutError'],
    [
      `(() => { const c = new AbortController(); setTimeout(() => c.abort(), 20); return c.signal })()`,
      'AbortError',
    ],
  ])('when it is given up while nobody answers: %s', async (signal, name) => {
    answer = () => never
    expect(
      await ask(
        `try { await fetch('https://a.example', { signal: ${signal} }) } catch (e) { return e.name }`,
      ),
    ).toBe(name)
  })

  it('and keeps no call waiting that has given it up', async () => {
    answer = () => never
    const { value } = await run(
      `exports.handler = (event, context, callback) => {
        fetch('https://a.example', { signal: AbortSignal.timeout(10) }).catch((error) => callback(null, error.name))
      }`,
      {},
      { around, timeout: 1000 },
    )
    expect(value).toBe('TimeoutError')
  })
})
