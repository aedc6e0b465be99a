import childProcess from 'node:child_process'
import cluster from 'node:cluster'
import crypto from 'node:crypto'
import { createSocket } from 'node:dgram'
import { lookup, Resolver } from 'node:dns'
import fs from 'node:fs'
import http from 'node:http'
import inspector from 'node:inspector'
import module, { createRequire } from 'node:module'
import net, { Socket } from 'node:net'
import tls from 'node:tls'
import v8 from 'node:v8'
import { WASI } from 'node:wasi'
import { Worker } from 'node:worker_threads'
import { disarm } from '../../../../src/adapters/sandbox/child/disarm.ts'
import { encodeFrame, frameReader } from '../../../../src/adapters/sandbox/host/frames.ts'

/** What is tried against: a process, a port at which it listens, and a file that it can read. */
export interface Target {
  readonly parent: number
  readonly port: number
  readonly file: string
}

const at = `/tmp/poolwright-probe-${process.pid}`
const require = createRequire(import.meta.url)
const inNode = process as unknown as { _debugProcess(pid: number): void; binding(name: string): unknown }
const foreign = () =>
  (process.getBuiltinModule as (name: string) => { dlopen(path: string, functions: object): void })(
    'node:ffi',
  )

const soon = (begin: (done: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) =>
    begin((error) => (error ? reject(error as Error) : resolve(undefined))),
  )
const connected = (socket: net.Socket) => soon((done) => socket.on('connect', () => done()).on('error', done))
const fetched = (url: string) =>
  fetch(url).catch((error: Error) => {
    throw error.cause
  })

/** Each gives what it got, or throws. */
const attempts = ({ parent, port, file }: Target): Record<string, () => unknown> => ({
  'read a file': () => fs.readFileSync(file),
  'read a file by a promise': () => fs.promises.readFile(file),
  'read its own start': () => fs.readFileSync('/proc/self/environ'),
  'read the memory of its parent': () => fs.openSync(`/proc/${parent}/mem`, 'r'),
  'read variables from a file': () => process.loadEnvFile(file),
  'open a file as a blob': () => fs.openAsBlob(file),
  'require a file': () => require(file),
  'import a file': () => import(file),
  'list a folder': () => fs.readdirSync('/'),
  'look whether a file is there': () => fs.statSync(file),
  'watch a file': () => fs.watch(file).close(),
  'go to another folder': () => process.chdir('/'),
  'write a file': () => fs.writeFileSync(at, ''),
  'append to its own code': () => fs.appendFileSync(import.meta.filename, ''),
  'make a folder': () => fs.mkdtempSync(at),
  'link a file': () => fs.symlinkSync(file, at),
  'rename its own code': () => fs.renameSync(import.meta.filename, at),
  'change a mode': () => fs.chmodSync(import.meta.filename, 0o777),
  'write a report': () => process.report.writeReport(`${at}.json`),
  'write a snapshot of its heap': () => v8.writeHeapSnapshot(`${at}.heapsnapshot`),
  'write what it compiles': () => module.enableCompileCache(at).directory ?? 'nothing',
  'write a trace': () =>
    process
      .getBuiltinModule('node:trace_events')
      .createTracing({ categories: ['v8'] })
      .enable(),
  'open a database': () => process.getBuiltinModule('node:sqlite') ?? 'nothing',
  'keep a store of the web': () => (globalThis as { localStorage?: unknown }).localStorage ?? 'nothing',
  spawn: () => childProcess.spawnSync('true'),
  'run a command': () => childProcess.execFileSync('true'),
  fork: () => childProcess.fork(import.meta.filename),
  'fork a cluster': () => cluster.fork(),
  'become another program': () => process.execve?.('/bin/true', ['true'], {}),
  'start a thread': () => new Worker('1', { eval: true }),
  'open its inspector': () => inspector.open(0),
  'inspect itself': () => new inspector.Session().connect(),
  'run WASI': () => new WASI({ version: 'preview1' }),
  'call functions of the system': () => foreign().dlopen('libc.so.6', {}),
  'load native code': () => process.dlopen({ exports: {} }, `${at}.node`),
  'load an engine of OpenSSL': () => crypto.setEngine(at),
  'reach what is inside Node': () => inNode.binding('spawn_sync'),
  'signal its parent': () => process.kill(parent, 0),
  'have its parent debugged': () => inNode._debugProcess(parent),
  connect: () => connected(net.connect({ host: '127.0.0.1', port })),
  'connect by a path': () => connected(net.connect({ path: `${at}.sock` })),
  'connect by TLS': () => connected(tls.connect({ host: '127.0.0.1', port })),
  'ask by HTTP': () => soon((done) => http.get({ host: '127.0.0.1', port }, () => done()).on('error', done)),
  fetch: () => fetched(`http://127.0.0.1:${port}`),
  'send a datagram': () =>
    soon((done) => createSocket('udp4').on('error', done).send('x', port, '127.0.0.1', done)),
  'look up a name': () => soon((done) => lookup('example.com', done)),
  'resolve a name': () =>
    soon((done) => new Resolver({ timeout: 100, tries: 1 }).resolve('example.com', done)),
  listen: () =>
    soon((done) => {
      process.once('uncaughtException', (error) => done(error))
      net.createServer().listen(0, '127.0.0.1', () => done())
    }),
})

/** Tries, in a process of the sandbox but outside any isolate, what such a process must not be able to do. */
async function tell(target: Target): Promise<void> {
  const found: Record<string, string> = { 'its environment': Object.keys(process.env).join() }
  for (const [name, attempt] of Object.entries(attempts(target)))
    try {
      const got = await attempt()
      found[name] = got === 'nothing' ? got : 'done'
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      found[name] = code ?? message
    }
  socket.write(encodeFrame(1, 0, 0, 0, JSON.stringify(found)))
}

disarm()
const socket = new Socket({ fd: 3 })
socket.on(
  'data',
  frameReader((_kind, _id, _first, _second, text) => void tell(JSON.parse(text) as Target)),
)
