import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const require = createRequire(import.meta.url)

/** What the child reads of the disk: itself, isolated-vm, and what that needs to find its binary. */
function readable(): string[] {
  const isolatedVm = dirname(require.resolve('isolated-vm/package.json'))
  const loader = dirname(createRequire(`${isolatedVm}/`).resolve('node-gyp-build/package.json'))
  return [
    here('../'),
    here('../../../../package.json'),
    `${isolatedVm}/`,
    `${loader}/`,
    '/etc/alpine-release',
  ]
}

/** Starts the process at `main` with no right but to read what is named, and one socket to talk through. */
export function startProcess(
  main: string = here(`../child/main${extension}`),
  reads: readonly string[] = readable(),
): { process: ChildProcess; socket: Socket } {
  const child = spawn(
    process.execPath,
    [
      '--no-node-snapshot', // isolated-vm asks for it
      '--permission',
      '--allow-addons',
      ...reads.map((path) => `--allow-fs-read=${path}`),
      '--disable-warning=SecurityWarning',
      main,
    ],
    {
      // Lambda's clock is UTC. No variable of ours may reach a script's process.
      env: { TZ: 'UTC', ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}) },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    },
  )
  return { process: child, socket: child.stdio[3] as unknown as Socket }
}
