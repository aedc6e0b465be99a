import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Poolwright, found. */
export interface Poolwright {
  /** Which one it is, for people. */
  readonly words: string
  readonly run: (...args: string[]) => Promise<Said>
}

/** Where to look for it. */
export interface Sought {
  readonly folder: string
  readonly workspace: string
  /** A folder for what is installed. */
  readonly temporary: string
  /** The one version that is wanted, whichever the project has. */
  readonly version?: string
}

/** Poolwright is neither there nor to be had. */
export class Missing extends Error {}

const home = resolve(import.meta.dirname, '..')

/**
 * Finds Poolwright: the project's own dependency, or the source beside this file where its packages are installed,
 * or else one exact version from the registry. Throws `Missing`.
 */
export function findPoolwright(sought: Sought): Poolwright {
  const { version } = sought
  const own = ownPackage(sought)
  if (own && (version === undefined || own.version === version))
    return open(own.main, `${own.version}, the project's own`, sought)
  const wanted = version ?? manifest(home).version ?? ''
  if (version === undefined && existsSync(join(home, 'node_modules/commander')))
    return open(join(home, 'src/cli/main.ts'), `${wanted}, from its source`, sought)
  return open(installed(wanted, sought.temporary), `${wanted}, from the registry`, sought)
}

interface Manifest {
  readonly version?: string
  readonly bin?: { readonly poolwright?: string }
}
const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** The package in the nearest `node_modules` above the project, up to the root of the repository. */
function ownPackage({ folder, workspace }: Sought) {
  for (let at = folder; ; at = dirname(at)) {
    const found = packageIn(at)
    if (found || at === workspace || at === dirname(at)) return found
  }
}

function packageIn(folder: string) {
  const at = join(folder, 'node_modules/poolwright')
  if (!existsSync(join(at, 'package.json'))) return undefined
  const { version = '', bin } = manifest(at)
  const main = join(at, bin?.poolwright ?? '')
  return bin?.poolwright && existsSync(main) ? { main, version } : undefined
}

/** Installs a version where no file of the repository can say how. */
function installed(version: string, temporary: string): string {
  const prefix = mkdtempSync(join(temporary, 'package-'))
  const args = ['install', '--prefix', prefix, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund']
  const { status, stderr, error } = spawnSync('npm', [...args, `poolwright@${version}`], {
    cwd: prefix,
    env: withoutTokens(),
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    // On Windows npm is a script; the version has been looked at, and the folder is ours.
    shell: process.platform === 'win32',
  })
  const found = status === 0 ? packageIn(prefix) : undefined
  if (found) return found.main
  throw new Missing(`poolwright@${version} cannot be installed: ${error?.message ?? stderr.trim()}`)
}

function open(main: string, words: string, { folder, workspace }: Sought): Poolwright {
  const env = { ...withoutTokens(), NO_COLOR: '1', GITHUB_WORKSPACE: workspace }
  const run = (...args: string[]) =>
    new Promise<Said>((done) => {
      const line = [main, ...args, '--cwd', folder]
      const limits = { cwd: workspace, env, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 } as const
      const child = execFile(process.execPath, line, limits, (error, out, err) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 70) : 0
        done({ code, out, err: err || (code === 70 ? (error?.message ?? '') : '') })
      })
      child.stdin?.end()
    })
  return { words, run }
}

/** The environment without what a command has no need of: tokens, and the files by which a step speaks to its job. */
export function withoutTokens(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^(ACTIONS_|POOLWRIGHT_|GITHUB_(TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$)|TOKEN$/i.test(name),
  )
  return Object.fromEntries(kept)
}
