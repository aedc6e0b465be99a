import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { encodeFrame } from '../../../src/adapters/sandbox/host/frames.ts'

/** Tries, in a process of the sandbox but outside any isolate, what such a process must not be able to do. */
const attempts: Record<string, () => unknown> = {
  read: () => readFileSync('/etc/passwd'),
  list: () => readdirSync('/'),
  write: () => writeFileSync('/tmp/poolwright-probe', ''),
  spawn: () => spawnSync('true').error?.message,
  worker: () => new Worker('1', { eval: true }),
}
const found: Record<string, string> = { env: Object.keys(process.env).join() }
for (const [name, attempt] of Object.entries(attempts))
  try {
    attempt()
    found[name] = 'done'
  } catch (error) {
    found[name] = (error as NodeJS.ErrnoException).code ?? 'failed'
  }

const tell = (network: string) =>
  new Socket({ fd: 3 }).write(encodeFrame(1, 0, 0, 0, JSON.stringify({ ...found, network })))
try {
  const socket = connect({ host: '127.0.0.1', port: Number(process.argv[2] ?? 9) })
  socket.on('connect', () => tell('done'))
  socket.on('error', (error: NodeJS.ErrnoException) => tell(error.code ?? 'failed'))
} catch (error) {
  tell((error as NodeJS.ErrnoException).code ?? 'failed')
}
