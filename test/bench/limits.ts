import { spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { makeComb } from '../../src/adapters/srp/comb.ts'
import { opensslPower } from '../../src/adapters/srp/power.ts'
import { encodeFrame, frameKind, frameReader, frameWriter } from '../../src/adapters/sandbox/host/frames.ts'
import { callers, cpuOfTree, load, ownCpu, ownLoad } from './cpu.ts'
import { caller } from './post.ts'

const here = import.meta.dirname
const rounds = 300

/** CPU of one RS256 signature, in milliseconds. */
export async function signature(): Promise<number> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const data = Buffer.from('x'.repeat(600))
  const signAsync = promisify((done: (error: Error | null, bytes: Buffer) => void) =>
    sign('RSA-SHA256', data, privateKey, done),
  )
  await signAsync()
  return ownLoad(rounds, signAsync)
}

/** CPU of SRP's arithmetic, bare, in milliseconds: g^x by the fixed base, and base^x in general. */
export async function powers(): Promise<{ fixed: number; general: number }> {
  const [raise, power] = [makeComb(), opensslPower()]
  const exponents = Array.from({ length: 50 }, () => BigInt(`0x${randomBytes(32).toString('hex')}`))
  const base = raise(exponents[0] ?? 3n)
  let next = 0
  const draw = () => exponents[next++ % exponents.length] ?? 3n
  return {
    fixed: await ownCpu(rounds, () => raise(draw())),
    general: await ownCpu(100, () => power(base, draw())),
  }
}

/** CPU that a bare node:http server spends on one request of a sign-in's size, in milliseconds. */
export async function httpEcho(body: object): Promise<number> {
  const server = spawn(process.execPath, [resolve(here, 'echo-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(server.stdout, 'data')) as [Buffer]
  const { post, close } = caller(`http://127.0.0.1:${port.toString().trim()}`, callers)
  await load(500, () => post('Echo', body))
  const before = cpuOfTree(server.pid ?? 0)
  const times = 4000
  await load(times, () => post('Echo', body))
  const spent = (cpuOfTree(server.pid ?? 0) - before) / times
  close()
  server.kill()
  return spent
}

/** A child that answers frames, and how to ask it. */
export function framedChild(script: string, flags: readonly string[] = []) {
  const child = spawn(process.execPath, [...flags, resolve(here, script)], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const socket = child.stdio[3] as Socket
  const write = frameWriter(socket)
  const waiting = new Map<number, (text: string) => void>()
  socket.on(
    'data',
    frameReader((_, id, _first, _second, text) => {
      waiting.get(id)?.(text)
      waiting.delete(id)
    }),
  )
  let last = 0
  return {
    pid: child.pid ?? 0,
    ask: (text: string) =>
      new Promise<string>((done) => {
        const id = ++last
        waiting.set(id, done)
        write(encodeFrame(frameKind.call, id, 0, 0, text))
      }),
    end: () => child.kill(),
  }
}

/** CPU of one framed echo to a child, both sides, in milliseconds. */
export async function framedEcho(text: string): Promise<number> {
  const { pid, ask, end } = framedChild('echo-child.ts')
  await load(500, () => ask(text))
  const before = cpuOfTree(pid)
  const times = 4000
  const own = await ownLoad(times, () => ask(text))
  const spent = own + (cpuOfTree(pid) - before) / times
  end()
  return spent
}
