import { execFile } from 'node:child_process'
import { bounds } from '../disk/project.ts'
import { Unreadable } from '../disk/unreadable.ts'

/** What git is asked, and what for. */
export interface Asked {
  readonly cwd: string
  readonly args: readonly string[]
  /** What cannot be read where git refuses, such as a ref. */
  readonly what: string
  readonly input?: string
}

/**
 * What git says. No shell is involved, and nothing that it is told is taken for an option. Throws `Unreadable` where
 * there is no git, or where it refuses.
 */
export function git(asked: Asked): Promise<Buffer> {
  const { cwd, args, input = '' } = asked
  return new Promise((resolve, reject) => {
    const options = {
      cwd,
      encoding: 'buffer',
      maxBuffer: 2 * bounds.bytes,
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    } as const
    const child = execFile(
      'git',
      ['--no-pager', '-c', 'core.fsmonitor=', ...args],
      options,
      (error, out, err) => {
        if (!error) return resolve(out)
        reject(refused(asked, error, err.toString()))
      },
    )
    // It may have ended before it has read all of it; then the callback says why.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/** Why git did not do it, and what to do about it. */
function refused({ what, cwd }: Asked, error: Error, said: string): Unreadable {
  const [first = ''] = said.split('\n')
  const words = first.replace(/^fatal: /, '').replace('Needed a single revision', 'there is no such commit')
  const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
  const why = missing ? 'there is no git on this machine' : words || error.message
  const help = /^not a git repository/.test(words) || missing ? others : undefined
  const owner = /dubious ownership/.test(words)
    ? `if you trust it: git config --global --add safe.directory ${cwd}`
    : help
  return new Unreadable(`\`${what}\` cannot be read: ${why}`, owner, { cause: error })
}

const others = 'without git two folders can be compared: poolwright plan ../before'

/** The same as a text, without the line end behind it. */
export const gitText = async (asked: Asked): Promise<string> => (await git(asked)).toString().trimEnd()
