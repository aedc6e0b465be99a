import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../project.ts'
import { workspace } from './workspace.ts'

const { run, fetched, served, write } = workspace()
const one = 'https://api.example.com/v1/one'

describe('axios', () => {
  const forms = [
    ['imported', 'mjs', `import axios from 'axios'\nexport const handler = `],
    ['required', 'cjs', `const axios = require('axios')\nexports.handler = `],
  ] as const

  describe.each(forms)('%s', (_, as, before) => {
    it.each<[string, string, unknown]>([
      [
        'asks with parameters',
        `(await axios.get('${one}', { params: { a: '1 2' } })).data`,
        { method: 'GET', url: `${one}?a=1+2` },
      ],
      [
        'sends JSON, and takes it',
        `(await axios.post('${one}', { name: 'Ana' })).data`,
        { method: 'POST', url: one, body: '{"name":"Ana"}' },
      ],
      ['sends a form', `(await axios.post('${one}', new URLSearchParams({ a: '1 2' }))).data.body`, 'a=1+2'],
      [
        'has instances with a base, and interceptors',
        `(await (() => { const api = axios.create({ baseURL: 'https://api.example.com/v1' }); api.interceptors.request.use((c) => ({ ...c, method: 'put' })); return api })().get('/one')).data.method`,
        'PUT',
      ],
      [
        'throws what is refused, with the answer',
        `await axios.get('${one}?status=404').catch((e) => [axios.isAxiosError(e), e.message, e.response.status, e.response.data.method])`,
        [true, 'Request failed with status code 404', 404, 'GET'],
      ],
      [
        'throws what is not reached, with a code',
        `await axios.get('https://nobody.example.com/').catch((e) => [e.isAxiosError, e.code, e.response ?? null])`,
        [true, 'ERR_NETWORK', null],
      ],
      [
        'stops when it is told',
        `await (() => { const c = new AbortController(); c.abort(); return axios.get('${one}', { signal: c.signal }) })().catch((e) => [axios.isCancel(e), e.code])`,
        [true, 'ERR_CANCELED'],
      ],
    ])('%s', async (__, expression, expected) => {
      expect((await run(`${before}async () => (${expression})`, { as })).value).toEqual(expected)
    })
  })

  it('of a version before fetch goes over fetch too', async () => {
    // The parts of such a version that an adapter is made of, by the places where they lie in it.
    const lib = (path: string, text: string) => write(`triggers/old/node_modules/axios/lib/${path}`, text)
    write(
      'triggers/old/node_modules/axios/package.json',
      '{ "name": "axios", "version": "0.21.4", "main": "index.js" }',
    )
    write('triggers/old/node_modules/axios/index.js', `module.exports = require('./lib/axios')`)
    lib(
      'axios.js',
      `const adapter = require('./adapters/http')
      module.exports = (url, config) => adapter({ url, headers: {}, validateStatus: (s) => s < 300, ...config })
      module.exports.default = module.exports`,
    )
    lib('adapters/http.js', `const http = require('http')\nmodule.exports = () => http.request()`)
    lib('core/buildFullPath.js', `module.exports = (base, url) => (base ?? '') + url`)
    lib(
      'helpers/buildURL.js',
      `module.exports = (url, params) => url + (params ? '?' + new URLSearchParams(params) : '')`,
    )
    lib(
      'core/createError.js',
      `module.exports = (message, config, code) => Object.assign(new Error(message), { config, code, isAxiosError: true })`,
    )
    lib(
      'core/settle.js',
      `module.exports = (resolve, reject, response) =>
        response.config.validateStatus(response.status) ? resolve(response) : reject(Object.assign(new Error('status ' + response.status), { response, isAxiosError: true }))`,
    )
    write(
      'triggers/old/call.cjs',
      `const axios = require('axios')
      exports.call = async () => [
        (await axios('/one', { baseURL: 'https://api.example.com', params: { a: 1 }, auth: { username: 'u', password: 'p' } })).data,
        await axios('${one}?status=500').catch((e) => e.response.status),
        await axios('https://nobody.example.com/').catch((e) => [e.isAxiosError, e.code]),
      ]`,
    )
    const source = `const { call } = require('./old/call.cjs')\nexports.handler = async () => call()`
    const { value } = await run(source, { as: 'cjs' })
    expect(value).toEqual([
      JSON.stringify({ method: 'GET', url: 'https://api.example.com/one?a=1' }),
      500,
      [true, 'ENOTFOUND'],
    ])
    const sent = fetched.find(({ url }) => url.endsWith('/one?a=1'))
    expect(Object.fromEntries(sent?.headers ?? [])).toMatchObject({ authorization: 'Basic dTpw' })
  })
})

describe('node-fetch', () => {
  it('is fetch, with the names that it exports', async () => {
    const source = `
      import fetch, { Headers, Response, FetchError, isRedirect } from 'node-fetch'
      export const handler = async () => {
        const headers = new Headers({ 'content-type': 'application/json' })
        const response = await fetch('${one}', { method: 'POST', body: '{}', headers })
        const lost = await fetch('https://nobody.example.com/').catch((e) => [e instanceof FetchError, e.type, e.code])
        return [response instanceof Response, response.ok, await response.json(), isRedirect(302), lost]
      }`
    expect((await run(source, { as: 'mjs' })).value).toEqual([
      true,
      true,
      { method: 'POST', url: one, body: '{}' },
      true,
      [true, 'system', 'ENOTFOUND'],
    ])
  })

  it('is a function where it is required, whose answers have a buffer', async () => {
    const source = `
      const fetch = require('node-fetch')
      exports.handler = async () => {
        const response = await fetch('${one}', { timeout: 1000 })
        return [JSON.parse((await response.buffer()).toString()).url, fetch.default === fetch.fetch, typeof fetch.Headers]
      }`
    expect((await run(source, { as: 'cjs' })).value).toEqual([one, true, 'function'])
  })
})

describe('other packages that make fetch of sockets', () => {
  // They have to be installed, for they are where the script runs for good.
  for (const name of ['undici', 'cross-fetch'])
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
  for (const name of ['undici', 'cross-fetch'])
    write(`node_modules/${name}/index.js`, `require('net').connect(443)`)

  it('are fetch: undici', async () => {
    const source = `
      import { fetch, request } from 'undici'
      export const handler = async () => {
        const { statusCode, headers, body } = await request('${one}?status=302', { method: 'POST', body: 'x', query: { a: 1 } })
        return [statusCode, headers['content-type'], await body.json(), (await fetch('${one}')).status]
      }`
    const asked = { method: 'POST', url: `${one}?status=302&a=1`, body: 'x' }
    expect((await run(source, { as: 'mjs' })).value).toEqual([302, 'application/json', asked, 200])
  })

  it('are fetch: cross-fetch', async () => {
    const source = `const fetch = require('cross-fetch')\nexports.handler = async () => (await fetch('${one}')).json()`
    expect((await run(source, { as: 'cjs' })).value).toEqual({ method: 'GET', url: one })
  })

  it('are not there where they are not installed', async () => {
    const failed = await failureOf(run(`import 'isomorphic-fetch'`))
    expect(failed.message).toBe('Could not resolve "isomorphic-fetch"')
  })
})

describe('aws-jwt-verify', () => {
  it.each([
    ['imported', 'mjs', `import { CognitoJwtVerifier } from 'aws-jwt-verify'\nexport const handler = `],
    ['required', 'cjs', `const { CognitoJwtVerifier } = require('aws-jwt-verify')\nexports.handler = `],
  ])('fetches the keys of a pool, %s', async (_, as, before) => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const iss = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
    const claims = { iss, sub: 'ana', token_use: 'access', client_id: 'c', exp: 4e9 }
    const words = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`
    const token = `${words}.${sign('sha256', Buffer.from(words), privateKey).toString('base64url')}`
    served.set(`${iss}/.well-known/jwks.json`, JSON.stringify({ keys: [key] }))
    const source = `${before}async () => {
      const verifier = CognitoJwtVerifier.create({ userPoolId: 'us-east-1_AbCdEfGhI', tokenUse: 'access', clientId: 'c' })
      const { sub } = await verifier.verify('${token}')
      return [sub, await verifier.verify('${token.slice(0, -8)}AAAAAAAA').catch((error) => error.message)]
    }`
    const rule = { to: `GET ${iss}/*`, private: false }
    expect((await run(source, { as, fetch: [rule] })).value).toEqual(['ana', 'Invalid signature'])
  })
})

describe('a package that was written for Node', () => {
  write(
    'node_modules/noder/index.js',
    `const fs = require('fs')
    const { join } = require('path')
    const { EventEmitter } = require('events')
    const http = require('http')
    const https = require('node:https')
    class Agent extends https.Agent {}
    class Emitter extends EventEmitter {}
    exports.path = join('a', '..', 'b')
    exports.emitter = new Emitter().listenerCount('x')
    exports.status = http.STATUS_CODES[404]
    exports.terminal = require('tty').isatty(1)
    exports.unknown = typeof require('crypto').setEngine
    exports.Agent = Agent
    exports.read = (...of) => fs.readFileSync(...of)
    exports.readLater = (...of) => fs.promises.readFile(...of)
    exports.readCalled = (then) => fs.readFile('x', then)`,
  )
  write('node_modules/noder/package.json', '{ "name": "noder" }')
  const source = (body: string) =>
    `const noder = require('noder')\nexports.handler = async () => {\n  ${body}\n}`

  it('loads, and has what the sandbox has', async () => {
    const body = 'return [noder.path, noder.emitter, noder.status, noder.terminal, noder.unknown]'
    expect((await run(source(body), { as: 'js' })).value).toEqual(['b', 0, 'Not Found', false, 'undefined'])
  })

  it.each([
    ['at once', `noder.read('x')`],
    ['by a promise', `await noder.readLater('x')`],
    ['by a callback', `await new Promise((resolve, reject) => noder.readCalled(reject))`],
    ['as a class', `new noder.Agent()`],
  ])('is refused when it calls what the sandbox has not: %s', async (_, body) => {
    const failed = await failureOf(run(source(body), { as: 'js' }))
    expect(failed.message).toMatch(/^the sandbox has no node:(fs|https)$/)
  })

  it('is at fault at the line of the author who called it', async () => {
    const failed = await failureOf(run(source(`noder.read('x')`), { as: 'js' }))
    expect(failed.place).toMatchObject({ line: 3, column: 9 })
    expect(failed.trace).not.toMatch(/node:fs:|absent|stand-in/)
  })
})
