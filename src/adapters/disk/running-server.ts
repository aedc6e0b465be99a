import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerFile } from '../state/open-state.ts'
import { Unreadable } from './unreadable.ts'

/** How to ask the server of a project what it knows. */
export type RunningServer = Required<ServerFile>

/** The server that runs in this project and can be asked. Throws `Unreadable` where there is none. */
export function runningServer(dir: string): RunningServer {
  const { url, token, pid } = read(join(dir, '.poolwright', 'server.json'))
  if (!url || !pid || !lives(pid)) throw new Unreadable(`no server runs in \`${dir}\``, 'start one: poolwright dev')
  if (!token)
    throw new Unreadable(
      `the server that runs in \`${dir}\` tells nothing`,
      '`serve`, and `dev --allow-remote`, keep /_poolwright/api off',
    )
  return { url, token, pid }
}

function read(file: string): Partial<ServerFile> {
  try {
    const { url, token, pid } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    // A file that came with somebody's project must not send our requests elsewhere.
    if (typeof url !== 'string' || !near.has(new URL(url).hostname) || !Number.isSafeInteger(pid)) return {}
    return { url, pid: pid as number, ...(typeof token === 'string' && { token }) }
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
