import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Said, Told } from './messages.ts'

const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const main = fileURLToPath(new URL(`./child/main${extension}`, import.meta.url))

/** The process of a debugged script. */
export interface Debugged {
  tell(told: Told): void
  /** Whom it speaks to from now on; `onGone` hears why it ended, or at once if it has. */
  hear(onSaid: (said: Said) => void, onGone: (why: string) => void): void
  /** Ends it at once, and resolves when it is gone. */
  kill(): Promise<void>
}

/** Starts it in the project's folder, with the rights of this process. What it prints by itself goes to standard error. */
export function startDebugged(root: string): Debugged {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--enable-source-maps', '--disable-warning=ExperimentalWarning', main],
    {
      cwd: root,
      // Lambda's clock is UTC. Nothing else of ours may reach the script.
      env: { TZ: 'UTC', ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}) },
      stdio: ['ignore', 2, 2, 'ipc'],
      windowsHide: true,
    },
  )
  let listen: (said: Said) => void = () => {}
  let mourn: (why: string) => void = () => {}
  let gone: string | undefined
  const exited = new Promise<void>((resolve) =>
    child.on('exit', () => resolve()).on('error', () => resolve()),
  )
  const end = (why: string) => {
    gone ??= why
    mourn(gone)
  }
  child.on('message', (said: Said) =>
    'ended' in said ? end(`its process ended with code ${said.ended}`) : listen(said),
  )
  child.on('error', ({ message }) => end(`its process could not be started: ${message}`))
  child.on('exit', (code, signal) => end(`its process ended with ${signal ?? `code ${code}`}`))
  return {
    // Who is gone hears nothing, and has said so.
    tell: (told) => void (child.connected && child.send(told, () => {})),
    hear(onSaid, onGone) {
      listen = onSaid
      mourn = onGone
      if (gone !== undefined) onGone(gone)
    },
    kill() {
      child.kill('SIGKILL')
      return exited
    },
  }
}
