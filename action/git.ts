import { spawnSync } from 'node:child_process'

/** A repository on disk, and what it takes to fetch more of it. */
export interface Repository {
  readonly here: string
  /** A token for the remote, where the clone has kept none. */
  readonly token?: string
  /** The server that the token is for, such as `https://github.com`. */
  readonly server?: string
}

/** What git says, without the line end behind it; nothing, where it refuses. No shell is involved. */
export function git({ here }: Repository, args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', ...more }
  const { status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=', ...args], {
    cwd: here,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return status === 0 ? stdout.trimEnd() : undefined
}

/** The full name of a commit that the clone has. */
export const commitOf = (repository: Repository, ref: string) =>
  git(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])

/** The parents of a commit, also those that a shallow clone does not have. */
export const parentsOf = (repository: Repository, ref: string): readonly string[] =>
  [
    ...(git(repository, ['cat-file', 'commit', ref]) ?? '')
      .split('\n\n', 1)
      .join('')
      .matchAll(/^parent (\S+)$/gm),
  ].map(([, parent = '']) => parent)

/** Fetches from `origin` into no branch. Says whether that worked. */
export function fetchMore(repository: Repository, args: readonly string[]): boolean {
  const line = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...args]
  if (git(repository, line) !== undefined) return true
  const { token, server } = repository
  if (!token || !server) return false
  // By the environment, for other processes can read what stands on a command line.
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
  return (
    git(repository, line, {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
      GIT_CONFIG_VALUE_0: header,
    }) !== undefined
  )
}
