import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unreadable } from './unreadable.ts'

/** What `.poolwright/server.json` says of the server that runs in a project. */
export interface ServerFile {
  /** Where it listens, such as `http://localhost:9340`: always this machine. */
  readonly url: string
  /** Opens `/_poolwright/api`; none where that is off. */
  readonly token?: string
  readonly pid: number
  /** The certificate that it proves itself with, PEM, where it speaks TLS. */
  readonly certificate?: string
}

const place = (dir: string) => join(dir, '.poolwright', 'server.json')

/** Tells the commands of this machine's user where the server of a project is. */
export function writeServerFile(dir: string, server: ServerFile): void {
  const file = place(dir)
  mkdirSync(join(dir, '.poolwright'), { recursive: true, mode: 0o700 })
  // Written beside and then moved, so that nobody reads half of it.
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify(server, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  renameSync(draft, file)
}

/** Takes the file away, or leaves it to the server before if that still runs; another one's file stays. */
export function removeServerFile(dir: string, pid: number, before?: ServerFile): void {
  if (read(dir).pid !== pid) return
  if (before && before.pid !== pid && lives(before.pid)) writeServerFile(dir, before)
  else rmSync(place(dir), { force: true })
}

/** The server that runs in this project, if there is one. */
export function livingServer(dir: string): ServerFile | undefined {
  const { url, pid, ...more } = read(dir)
  return url && pid && lives(pid) ? { url, pid, ...more } : undefined
}

/** The server that runs in this project and can be asked. Throws `Unreadable` where there is none. */
export function runningServer(dir: string): ServerFile & { readonly token: string } {
  const server = livingServer(dir)
  if (!server) throw new Unreadable(`no server runs in \`${dir}\``, 'start one: poolwright dev')
  const { token } = server
  if (!token)
    throw new Unreadable(
      `the server that runs in \`${dir}\` tells nothing`,
      '`serve`, and `dev --allow-remote`, keep /_poolwright/api off',
    )
  return { ...server, token }
}

function read(dir: string): Partial<ServerFile> {
  try {
    const { url, token, pid, certificate } = JSON.parse(readFileSync(place(dir), 'utf8')) as Record<
      string,
      unknown
    >
    // A file that came with somebody's project must not send our requests elsewhere.
    if (typeof url !== 'string' || !near.has(new URL(url).hostname) || !Number.isSafeInteger(pid)) return {}
    return {
      url,
      pid: pid as number,
      ...(typeof token === 'string' && token && { token }),
      ...(typeof certificate === 'string' && url.startsWith('https:') && { certificate }),
    }
  } catch {
    return {}
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
