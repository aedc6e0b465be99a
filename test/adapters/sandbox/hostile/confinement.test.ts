import { spawnSync } from 'node:child_process'
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeFrame, frameReader } from '../../../../src/adapters/sandbox/host/frames.ts'
import { startProcess } from '../../../../src/adapters/sandbox/host/start-process.ts'
import { failureOf, project } from '../project.ts'
import type { Target } from './probe-child.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const denied = 'ERR_ACCESS_DENIED'

describe('the process of a sandbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'poolwright-confinement-'))
  const file = join(folder, 'secret')
  const server = createServer()
  let told: Record<string, string> = {}
  let open: readonly string[] = []

  beforeAll(async () => {
    writeFileSync(file, 'a secret')
    process.env['POOLWRIGHT_TEST_SECRET'] = 'a secret'
    const held = openSync(file, 'r')
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const reads = ['./', '../../../../src/adapters/sandbox/', '../../../../package.json'].map(here)
    const { process: child, socket } = startProcess(here('./probe-child.ts'), reads)
    const target: Target = { parent: process.pid, port: (server.address() as AddressInfo).port, file }
    socket.write(encodeFrame(1, 0, 0, 0, JSON.stringify(target)))
    told = await new Promise((resolve) => {
      socket.on(
        'data',
        frameReader((_kind, _id, _first, _second, text) => resolve(JSON.parse(text))),
      )
    })
    if (process.platform === 'linux')
      open = readdirSync(`/proc/${child.pid}/fd`).map((fd) => readlinkSync(`/proc/${child.pid}/fd/${fd}`))
    child.kill('SIGKILL')
    closeSync(held)
    delete process.env['POOLWRIGHT_TEST_SECRET']
  }, 60_000)
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })

  it.each([
    ['read a file', denied],
    ['read a file by a promise', denied],
    ['read its own start', denied],
    ['read the memory of its parent', denied],
    ['read variables from a file', denied],
    ['open a file as a blob', denied],
    ['require a file', denied],
    ['import a file', denied],
    ['list a folder', denied],
    ['look whether a file is there', denied],
    ['watch a file', denied],
    ['go to another folder', denied],
    ['write a file', denied],
    ['append to its own code', denied],
    ['make a folder', denied],
    ['link a file', denied],
    ['rename its own code', denied],
    ['change a mode', denied],
    ['write a report', denied],
    ['write a snapshot of its heap', denied],
    ['write what it compiles', 'nothing'],
    ['write a trace', denied],
    ['open a database', 'nothing'],
    ['keep a store of the web', 'nothing'],
    ['spawn', denied],
    ['run a command', denied],
    ['fork', denied],
    ['fork a cluster', denied],
    ['become another program', denied],
    ['start a thread', denied],
    ['open its inspector', denied],
    ['inspect itself', denied],
    ['run WASI', denied],
    ['call functions of the system', denied],
    ['load native code', 'process.dlopen is not a function'],
    ['load an engine of OpenSSL', 'ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED'],
    ['reach what is inside Node', 'inNode.binding is not a function'],
    ['signal its parent', 'process.kill is not a function'],
    ['have its parent debugged', 'inNode._debugProcess is not a function'],
    ['connect', denied],
    ['connect by a path', denied],
    ['connect by TLS', denied],
    ['ask by HTTP', denied],
    ['fetch', denied],
    ['send a datagram', denied],
    ['look up a name', denied],
    ['resolve a name', denied],
    ['listen', denied],
  ])('cannot %s', (attempt, outcome) => {
    expect(told[attempt]).toBe(outcome)
  })

  it('was tried in each of these ways, and knows none of our environment', () => {
    expect(Object.values(told).filter((outcome) => outcome === 'done')).toEqual([])
    expect(told['its environment']).toBe('TZ')
  })

  it.runIf(process.platform === 'linux')('inherits none of our files and sockets', () => {
    const kinds = open.map((name) => name.replace(/:\[.*/, '')).filter((name) => !/^anon_inode/.test(name))
    expect(new Set(kinds)).toEqual(new Set(['/dev/null', 'pipe', 'socket']))
    expect(open).not.toContain(file)
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
    const main = resolve(import.meta.dirname, '../../../..')
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
