import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Ask, Surroundings } from '../../../../src/adapters/reach/reach.ts'
import { openDebugHost, type DebugHost } from '../../../../src/adapters/sandbox/debug/open-debug-host.ts'
import type { Invocation } from '../../../../src/engine/ports.ts'
import {
  defaultConcurrency,
  defaultLimits,
  type Json,
  type JsonObject,
  type Trigger,
} from '../../../../src/model/trigger.ts'
import { attach } from '../../../debugger.ts'
import { failureOf } from '../project.ts'

const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
const hosts: DebugHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})
afterAll(() => rmSync(root, { recursive: true }))
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const capabilities = {
  fetch: [],
  secrets: ['token'],
  kv: { entries: 10, bytes: 1000 },
  api: ['AdminGetUser'],
  aws: {},
  context: [],
  plainCode: false,
} as const

function callOf(script: string, event: JsonObject, sha256?: string, fresh = false): Invocation {
  const limits = { ...defaultLimits, fresh }
  const name = 'greet'
  const trigger: Trigger = {
    name,
    arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    script,
    ...(sha256 !== undefined && { sha256 }),
    hooks: ['preSignUp'],
    limits,
    concurrency: defaultConcurrency,
    capabilities,
    env: {},
    onError: 'deny',
  }
  return {
    poolId: 'us-east-1_AbCdEfGhI',
    stage: { trigger, onError: 'deny', limits, capabilities },
    event,
    requestId: '6c2fa6f0-0000-4000-8000-000000000001',
    functionName: name,
    functionArn: trigger.arn,
    told: { with: { domains: ['example.com'] } },
    timeout: 5000,
    depth: 0,
  }
}

/** A port that was free a moment ago. */
const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

/** Comes as a debugger as soon as one is awaited, and lets the script run. */
async function come(port: number): Promise<void> {
  const found = await fetch(`http://127.0.0.1:${port}/json`).catch(() => undefined)
  const [target] = ((await found?.json()) ?? []) as { webSocketDebuggerUrl: string }[]
  if (!target) return new Promise((done) => setTimeout(done, 20)).then(() => come(port))
  const { ask } = await attach(target.webSocketDebuggerUrl)
  await ask('Runtime.runIfWaitingForDebugger')
}

let count = 0
/** A script in a host of its own, with a debugger that only watches. */
async function debug(source: string, as = 'ts', around?: Partial<Surroundings>) {
  const script = `triggers/script-${++count}.${as}`
  write(script, source)
  const port = await freePort()
  const host = openDebugHost({ root, host: '127.0.0.1', port })
  hosts.push(host)
  let coming: Promise<void> | undefined
  const surroundings: Surroundings = {
    env: {},
    secrets: {},
    reach: async ({ kind }) => ({ kind, what: kind, outcome: 'done' }),
    ...around,
  }
  return {
    script,
    call: async (event: JsonObject = {}, fresh?: 'fresh') => {
      const answer = host.invoke(callOf(script, event, undefined, fresh !== undefined), surroundings)
      await Promise.race([(coming ??= come(port)), answer.catch(() => {})])
      if (fresh) coming = undefined
      return answer
    },
  }
}

describe('a script in the debug host', () => {
  it('is told what the sandbox tells it, and nothing of the machine', async () => {
    const { call } = await debug(
      `import { env } from 'node:process'
      export const handler = async (event: object, context: any) => [
        event, process.env, env, new Date(0).getTimezoneOffset(), context.functionName, context.memoryLimitInMB,
        context.getRemainingTimeInMillis() > 1e7, context.poolwright.with, context.poolwright.secrets,
      ]`,
      'ts',
      { env: { TABLE: 'audit' }, secrets: { token: 'shh' } },
    )
    const { value } = await call({ userName: 'ana' })
    expect(value).toEqual([
      { userName: 'ana' },
      { TABLE: 'audit' },
      { TABLE: 'audit' },
      0,
      'greet',
      '64',
      true,
      { domains: ['example.com'] },
      { token: 'shh' },
    ])
  })

  it('asks the world by way of its host, and each question is told', async () => {
    const asked: Ask[] = []
    const page = {
      status: 201,
      statusText: 'Created',
      url: 'https://example.com/b',
      redirected: true,
      headers: [['content-type', 'application/json']],
      body: '{"b":"h\u00c3\u00a9"}',
    }
    const values: Readonly<Partial<Record<Ask['kind'], Json>>> = {
      fetch: page,
      kv: 3,
      api: { Username: 'ana' },
    }
    const { call } = await debug(
      `export const handler = async (event, { poolwright: { kv, api } }) => {
        const sum = await kv.increment('n', 2, { ttl: 60 })
        const { Username } = await api.AdminGetUser({ Username: 'a' })
        const page = await fetch('https://example.com/a', { method: 'POST', body: 'h\u00e9', headers: { a: 'b' } })
        return [sum, Username, page.status, page.url, page.redirected, await page.json(), api.AdminDeleteUser]
      }`,
      'mjs',
      {
        reach: async (ask) => {
          asked.push(ask)
          return { kind: ask.kind, what: `a ${ask.kind}`, outcome: 'done', value: values[ask.kind] ?? null }
        },
      },
    )
    const { value, calls } = await call()
    expect(value).toEqual([3, 'ana', 201, 'https://example.com/b', true, { b: 'h\u00e9' }, null])
    expect(calls.map(({ what, outcome }) => [what, outcome])).toEqual([
      ['a kv', 'done'],
      ['a api', 'done'],
      ['a fetch', 'done'],
    ])
    expect(asked).toEqual([
      { kind: 'kv', input: { do: 'increment', key: 'n', by: 2, ttl: 60 } },
      { kind: 'api', input: { name: 'AdminGetUser', input: { Username: 'a' } } },
      {
        kind: 'fetch',
        input: {
          method: 'POST',
          url: 'https://example.com/a',
          headers: expect.arrayContaining([['a', 'b']]),
          redirect: 'follow',
          body: 'h\u00c3\u00a9',
        },
      },
    ])
  })

  it('has packages that go over `fetch`, as in the sandbox', async () => {
    const modules = join(import.meta.dirname, '../../../../node_modules')
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    for (const name of ['axios', 'node-fetch', '@aws-sdk'])
      symlinkSync(join(modules, name), join(root, 'node_modules', name))
    const asked: string[] = []
    const page = { status: 200, statusText: 'OK', url: '', redirected: false, headers: [], body: '{}' }
    const { call } = await debug(
      `import { createRequire } from 'node:module'
      import axios, { AxiosError } from 'axios'
      import fetch, { FetchError } from 'node-fetch'
      import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
      import AWS, { SNS } from 'aws-sdk'
      const require = createRequire(import.meta.url)
      export const handler = async () => {
        await axios.create().get('https://a.test/')
        await fetch('https://b.test/')
        await new DynamoDBClient({}).send(new GetItemCommand({ TableName: 't', Key: { id: { S: 'a' } } }))
        await new AWS.SSM().getParameter({ Name: 'p' }).promise()
        return [AxiosError, FetchError, SNS, require('axios'), require('node-fetch'), require('aws-sdk/clients/ses')]
          .map((each) => typeof each)
      }`,
      'ts',
      {
        env: { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' },
        reach: async ({ kind, input }) => {
          asked.push(String(input['url']))
          return { kind, what: kind, outcome: '200', value: page }
        },
      },
    )
    expect((await call()).value).toEqual(Array(6).fill('function'))
    expect(asked).toEqual([
      'https://a.test/',
      'https://b.test/',
      'https://dynamodb.us-east-1.amazonaws.com/',
      'https://ssm.us-east-1.amazonaws.com/',
    ])
  })

  it('is refused there what its capabilities do not allow', async () => {
    const error = { name: 'TypeError', message: 'not declared' }
    const { call } = await debug(`export const handler = () => fetch('https://evil.test')`, 'js', {
      reach: async ({ kind }) => ({ kind, what: kind, outcome: 'refused', error }),
    })
    expect(await failureOf(call())).toMatchObject({
      failure: 'threw',
      type: 'TypeError',
      message: 'not declared',
      calls: [{ kind: 'fetch', outcome: 'refused' }],
    })
  })

  it('keeps its module between calls, and waits for its timers where it answers by callback', async () => {
    const { call } = await debug(
      `let calls = 0
      exports.handler = (event, context, callback) => {
        callback(null, [++calls, 'first'])
        setTimeout(() => console.warn('late %d', calls), 20)
      }`,
      'cjs',
    )
    expect(await call()).toMatchObject({ value: [1, 'first'], logs: [{ level: 'warn', text: 'late 1' }] })
    expect(await call()).toMatchObject({ value: [2, 'first'], logs: [{ level: 'warn', text: 'late 2' }] })
  })

  it('begins afresh where that is said, and waits for a debugger each time', async () => {
    const { call } = await debug('let calls = 0\nexports.handler = async () => ++calls', 'cjs')
    expect([(await call({}, 'fresh')).value, (await call({}, 'fresh')).value]).toEqual([1, 1])
  })

  it('begins again after its process has ended', async () => {
    const { call } = await debug('exports.handler = async ({ end }) => end ? process.exit() : 1', 'cjs')
    expect((await failureOf(call({ end: true }, 'fresh'))).message).toBe('its process ended with code 0')
    expect((await call()).value).toBe(1)
  })

  it('imports what a bundle may: by names without an ending, JSON, and TypeScript that is more than types', async () => {
    write(
      'triggers/lib/mood.ts',
      `export enum Mood { good, bad }\nexport const fail = (why: string) => {\n\n  throw new Error(why)\n}`,
    )
    write('triggers/lib/index.ts', `export * from './mood.js'`)
    write('triggers/lib/data.json', `{ "why": "loud" }`)
    write('node_modules/typed/package.json', `{ "name": "typed", "exports": "./index.ts", "type": "module" }`)
    write('node_modules/typed/index.ts', `export const more: string = '!'`)
    const { call, script } = await debug(
      `import { defineTrigger } from 'poolwright'
      import { Mood, fail } from './lib'
      import data from './lib/data.json'
      import { more } from 'typed'
      export const handler = defineTrigger('PreSignUp', async (event) => (fail(data.why + Mood.bad + more), event))`,
    )
    const { message, place, trace } = await failureOf(call())
    expect([message, place]).toEqual(['loud1!', { file: 'triggers/lib/mood.ts', line: 4, column: 9 }])
    expect(trace.split('\n').slice(1)).toEqual([
      '    at fail (triggers/lib/mood.ts:4:9)',
      `    at ${script}:5:75`,
    ])
  })

  it.each([
    ['does not parse', 'ts', `\nconst x: = 1`, 'unfit', 2],
    ['imports what is not there', 'ts', `import './nothing.ts'`, 'unfit', 1],
    ['exports no handler', 'ts', `export const other = 1`, 'unfit', 1],
    ['throws when it is loaded', 'mjs', `\n\nthrow new Error('early')`, 'threw', 3],
    [
      'throws later, where nobody catches it',
      'js',
      `\nexports.handler = () => { setTimeout(() => { throw new Error('late') }) }`,
      'threw',
      2,
    ],
    ['ends its process', 'js', `exports.handler = () => process.exit(3)`, 'crashed', 1],
    ['waits for nothing', 'js', `exports.handler = () => new Promise(() => {})`, 'timeout', 1],
  ])('fails as in the sandbox where it %s', async (_, as, source, failure, line) => {
    const { call, script } = await debug(source, as)
    expect(await failureOf(call())).toMatchObject({ failure, place: { file: script, line } })
  })

  it('is not run where it is not there, or not the one that was pinned', async () => {
    const host = openDebugHost({ root, host: '127.0.0.1', port: 0 })
    hosts.push(host)
    write('triggers/pinned.js', 'exports.handler = (event) => event')
    const missing = await failureOf(host.invoke(callOf('triggers/gone.js', {})))
    const other = await failureOf(host.invoke(callOf('triggers/pinned.js', {}, '0'.repeat(64))))
    expect([missing.failure, other.failure]).toEqual(['missing', 'missing'])
    expect(other.message).toMatch(/^the script is not the one pinned: its sha256 is [0-9a-f]{64}, not 0{64}$/)
  })

  it('is not run where no debugger can be awaited', async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const host = openDebugHost({ root, host: '127.0.0.1', port })
    hosts.push(host)
    write('triggers/any.js', 'exports.handler = (event) => event')
    await expect(host.invoke(callOf('triggers/any.js', {}))).rejects.toMatchObject({
      name: 'Unreadable',
      message: `the debugger cannot listen at 127.0.0.1:${port}`,
    })
    server.close()
  })
})
