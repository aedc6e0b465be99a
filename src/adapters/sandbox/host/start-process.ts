import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const require = createRequire(import.meta.url)

/** What the child reads of the disk: itself, isolated-vm, and what that needs to find its binary. */
function readable(): string[] {
  const isolatedVm = placesOf('isolated-vm', require)
  const loader = placesOf('node-gyp-build', createRequire(isolatedVm.real))
  return [
    here('../'),
    here('../../../../package.json'),
    ...isolatedVm.all,
    ...loader.all,
    '/etc/alpine-release',
  ]
}

/** Where a package is, and by which links it is found: a package manager may have linked it. */
function placesOf(name: string, require: NodeJS.Require): { real: string; all: string[] } {
  const real = `${dirname(require.resolve(`${name}/package.json`))}/`
  const links = (require.resolve.paths(name) ?? []).map((path) => `${join(path, name)}/`)
  return { real, all: [real, ...links.filter((path) => path !== real && existsSync(path))] }
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
      // Young heaps that grow no further stay in the caches, and the process within its bounds. Mebibytes.
      '--max-semi-space-size=4',
      '--permission',
      '--allow-addons',
      // Its files are none to the permissions: with it, a process reads and writes what the server may.
      '--no-experimental-sqlite',
      '--no-experimental-webstorage',
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
