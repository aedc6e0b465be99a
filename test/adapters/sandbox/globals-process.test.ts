import { describe, expect, it } from 'vitest'
import { alike } from './alike.ts'
import { failureOf, project } from './project.ts'

const sandbox = project({ spare: false })
const { run } = sandbox

describe('the process', () => {
  it('is that of a Lambda function', async () => {
    const { value } = await run(
      `const named = require('node:process')
      exports.handler = async () => {
        const begun = process.hrtime()
        process.env.COUNT = 5
        process.on('unhandledRejection', () => {}).once('exit', () => {})
        process.stdout.write('out\\n')
        process.stderr.write(Buffer.from('err'))
        process.emitWarning('careful')
        return {
          same: named === process, pid: process.pid, cwd: process.cwd(), platform: process.platform, arch: process.arch,
          version: process.version === 'v' + process.versions.node, argv0: process.argv0, count: process.env.COUNT,
          own: process.env.OWN, uptime: process.uptime() >= 0, passed: process.hrtime(begun)[0],
          bigint: typeof process.hrtime.bigint(), memory: process.memoryUsage().heapUsed > 0, tag: String(process),
          listeners: process.listenerCount('exit'), builtin: process.getBuiltinModule('fs') === undefined,
        }
      }`,
      {},
      { around: { env: { OWN: 'mine' }, secrets: {}, reach: () => Promise.reject(new Error('unused')) } },
    )
    expect(value).toMatchObject({
      same: true,
      pid: 1,
      cwd: '/var/task',
      platform: 'linux',
      arch: 'x64',
      version: true,
      argv0: 'node',
      count: '5',
      own: 'mine',
      uptime: true,
      passed: 0,
      bigint: 'bigint',
      memory: true,
      tag: '[object process]',
      listeners: 0,
      builtin: true,
    })
  })

  it('writes to the console', async () => {
    const { logs } = await run(
      `exports.handler = async () => { process.stdout.write('out\\n'); process.stderr.write(Buffer.from('err')); process.emitWarning('careful') }`,
    )
    expect(logs).toEqual([
      { level: 'log', text: 'out' },
      { level: 'error', text: 'err' },
      { level: 'warn', text: 'Warning: careful' },
    ])
  })

  it.each([
    ['process.exit()', 'Runtime exited without providing a reason'],
    ['process.exit(3)', 'Runtime exited with error: exit status 3'],
    ['process.exitCode = 2; process.exit()', 'Runtime exited with error: exit status 2'],
    ['await null; try { process.exit(1) } catch {} return event', 'Runtime exited with error: exit status 1'],
    ['process.abort()', 'Runtime exited with error: exit status 134'],
  ])('that ends itself ends the call: %s', async (line, message) => {
    const failed = await failureOf(run(`exports.handler = async (event) => { ${line} }`))
    expect([failed.failure, failed.type, failed.message]).toEqual(['threw', 'Runtime.ExitError', message])
  })

  it('may not kill another', async () => {
    const { value } = await run(
      `exports.handler = async () => { try { process.kill(1) } catch (e) { return e.code } }`,
    )
    expect(value).toBe('EPERM')
  })
})

describe('what is shaped after the machine', () => {
  it('says nothing of it', async () => {
    const { value } = await run(
      `const os = require('os'); exports.handler = async () => [os.EOL, os.platform(), os.hostname(), os.cpus(), os.totalmem(), os.networkInterfaces(), os.tmpdir(), navigator.hardwareConcurrency, navigator.userAgent]`,
      {},
      { memory: 32 },
    )
    expect(value).toEqual([
      '\n',
      'linux',
      'localhost',
      [],
      33554432,
      {},
      '/tmp',
      1,
      expect.stringMatching(/^Node\.js\/\d+$/),
    ])
  })

  it('has a clock that goes forward', async () => {
    const { value } = await run(
      `exports.handler = async () => { const a = performance.now(); await new Promise((r) => setTimeout(r, 5)); const b = require('perf_hooks').performance.now(); return [a >= 0, b > a, Math.abs(performance.timeOrigin + b - Date.now()) < 1000] }`,
    )
    expect(value).toEqual([true, true, true])
  })
})

describe('stores of async_hooks', () => {
  it('are there until the function that was given has returned, and in functions that were bound', async () => {
    const { value } = await run(`const { AsyncLocalStorage, AsyncResource } = require('async_hooks')
      const store = new AsyncLocalStorage(), other = new AsyncLocalStorage({ defaultValue: 'usual' })
      exports.handler = async () => {
        const seen = []
        const bound = store.run('bound', () => AsyncResource.bind(() => store.getStore()))
        store.run('outer', () => {
          seen.push(store.getStore(), other.getStore())
          store.run('inner', () => seen.push(store.getStore()))
          store.exit(() => seen.push(store.getStore() ?? null))
          seen.push(store.getStore())
        })
        const after = await store.run('gone', async () => { await null; return store.getStore() ?? null })
        return [...seen, bound(), after, store.getStore() ?? null]
      }`)
    expect(value).toEqual(['outer', 'usual', 'inner', null, 'outer', 'bound', null, null])
  })
})

describe('timers/promises', () => {
  alike(
    sandbox,
    [
      `later.setTimeout(1, 'v')`,
      `later.setImmediate('v')`,
      `(async () => { const all = []; for await (const v of later.setInterval(1, 'v')) { all.push(v); if (all.length === 3) break } return all })()`,
      `later.setTimeout(1000, null, { signal: AbortSignal.abort() })`,
      `(async () => { const c = new AbortController(); setTimeout(() => c.abort('why'), 2); try { await later.setTimeout(1000, null, { signal: c.signal }) } catch (e) { return [e.name, e.code, e.message, e.cause] } })()`,
      `(async () => [await later.scheduler.wait(1)].length)()`,
      `setTimeout('text')`,
      `queueMicrotask(5)`,
      `new Promise((r) => { const t = setTimeout(r, 5, 'after'); t.refresh(); return t.hasRef() })`,
    ],
    { before: `const later = require('node:timers/promises')` },
  )
})
