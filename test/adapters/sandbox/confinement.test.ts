import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { frameReader } from '../../../src/adapters/sandbox/host/frames.ts'
import { startProcess } from '../../../src/adapters/sandbox/host/start-process.ts'
import { failureOf, project } from './project.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

describe('the process of a sandbox', () => {
  it('may neither read, write, spawn, thread nor connect, and knows none of our environment', async () => {
    process.env['POOLWRIGHT_TEST_SECRET'] = 'a secret'
    const reads = ['./', '../../../src/adapters/sandbox/', '../../../package.json'].map(here)
    const { process: child, socket } = startProcess(here('./probe-child.ts'), reads)
    delete process.env['POOLWRIGHT_TEST_SECRET']
    const told = await new Promise<string>((resolve) => {
      socket.on(
        'data',
        frameReader((_kind, _id, _first, _second, text) => resolve(text)),
      )
    })
    child.kill('SIGKILL')
    const denied = 'ERR_ACCESS_DENIED'
    expect(JSON.parse(told)).toEqual({
      env: 'TZ',
      read: denied,
      list: denied,
      write: denied,
      spawn: denied,
      worker: denied,
      network: denied,
    })
  })
})

describe('a sandbox whose process does not start', () => {
  const { call, sandbox, write } = project({ spare: false })
  write('triggers/any.js', `exports.handler = async () => 1`)
  const real = process.execPath
  afterAll(() => {
    process.execPath = real
  })

  it.each(['/bin/false', '/no/such/node'])('says so instead of waiting for ever: %s', async (path) => {
    process.execPath = path
    const failed = await failureOf(call('triggers/any.js'))
    expect([failed.name, failed.message]).toEqual([
      'Error',
      expect.stringMatching(/^the sandbox's process does not start/),
    ])
    await expect(sandbox.warm()).rejects.toThrow('does not start')
    process.execPath = real
    expect((await call('triggers/any.js')).value).toBe(1)
    for (const { pid } of sandbox.stats().children) process.kill(pid as number, 'SIGKILL')
    while (sandbox.stats().children.length) await new Promise((resolve) => setTimeout(resolve, 5))
  })
})

describe('a package whose dependencies are links', () => {
  const root = mkdtempSync(join(tmpdir(), 'poolwright-package-'))
  afterAll(() => rmSync(root, { recursive: true }))

  it('runs scripts all the same', () => {
    const main = resolve(import.meta.dirname, '../../..')
    for (const path of ['src/model', 'src/adapters/sandbox', 'src/adapters/reach/nothing.ts', 'package.json'])
      cpSync(join(main, path), join(root, path), { recursive: true })
    mkdirSync(join(root, 'node_modules'))
    for (const name of ['isolated-vm', 'esbuild'])
      symlinkSync(join(main, 'node_modules', name), join(root, 'node_modules', name))
    mkdirSync(join(root, 'triggers'))
    writeFileSync(join(root, 'triggers/echo.js'), `exports.handler = async (event) => event`)
    const program = `
      import { openSandbox } from './src/adapters/sandbox/host/open-sandbox.ts'
      const sandbox = openSandbox({ root: '.', spare: false })
      import { defaultLimits as limits } from './src/model/trigger.ts'
      const capabilities = { fetch: [], secrets: [], api: [], aws: {}, context: [], plainCode: false }
      const trigger = { name: 'echo', script: 'triggers/echo.js', limits, concurrency: 1, capabilities, env: {} }
      const stage = { trigger, limits, capabilities }
      const call = { poolId: 'p', stage, event: { n: 1 }, told: {}, timeout: 5000, depth: 0 }
      console.log(JSON.stringify((await sandbox.invoke(call)).value))
      await sandbox.close()`
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module-typescript', '-e', program],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )
    expect([stdout, stderr]).toEqual(['{"n":1}\n', ''])
  })
})
