import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unreadable } from './unreadable.ts'

/** How a command reaches the server that runs in this project. */
export interface RunningServer {
  /** Where it listens, such as `http://localhost:9340`: always this machine. */
  readonly url: string
  /** Opens `/_poolwright/api`. */
  readonly token: string
  readonly pid: number
}

const place = (dir: string) => join(dir, '.poolwright', 'server.json')

/** Says in `.poolwright/server.json`, for the owner's eyes only, that a server runs in this project. */
export function writeServerFile(dir: string, server: RunningServer): void {
  const file = place(dir)
  mkdirSync(join(dir, '.poolwright'), { recursive: true, mode: 0o700 })
  // Written beside and then moved, so that nobody reads half of it.
  const draft = `${file}.${server.pid}`
  writeFileSync(draft, `${JSON.stringify(server)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}

/** Takes the file away, unless another server has written it since. */
export function removeServerFile(dir: string, pid: number): void {
  if (readServer(dir)?.pid === pid) rmSync(place(dir), { force: true })
}

/** The server that runs in this project. Throws `Unreadable` where there is none. */
export function runningServer(dir: string): RunningServer {
  const server = readServer(dir)
  if (!server || !lives(server.pid))
    throw new Unreadable(`no server runs in \`${dir}\``, 'start one with: poolwright dev')
  return server
}

function readServer(dir: string): RunningServer | undefined {
  try {
    const said = JSON.parse(readFileSync(place(dir), 'utf8')) as Partial<RunningServer>
    const { url, token, pid } = said
    if (typeof url !== 'string' || typeof token !== 'string' || !Number.isSafeInteger(pid)) return undefined
    // A file that came with somebody's project must not send our requests elsewhere.
    return near.has(new URL(url).hostname) ? { url, token, pid: pid as number } : undefined
  } catch {
    return undefined
  }
}

const near = new Set(['localhost', '127.0.0.1', '[::1]'])

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
