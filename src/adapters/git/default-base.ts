import { Unreadable } from '../disk/unreadable.ts'
import { gitText } from './git.ts'

/** What a change is compared with where nobody says. */
export interface DefaultBase {
  /** The full name of a commit. */
  readonly commit: string
  /** How it was found, in words that go on from `base`. */
  readonly words: string
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * Finds where the work in a folder left the branch that everybody's work goes into: the target of a pull request
 * where a pipeline names one, else the default branch of `origin`, else `main` or `master`. Where there is none of
 * them, the last commit. Throws `Unreadable` where there is no repository, no commit, or too little of the history.
 */
export async function defaultBase(here: string, variables: Variables = process.env): Promise<DefaultBase> {
  const head = await commitOf(here, 'HEAD')
  if (!head) {
    // It says why, where there is no repository.
    await gitText({ cwd: here, args: ['rev-parse', '--git-dir'], what: here })
    throw new Unreadable('the repository has no commit yet', 'name what to compare with: a folder or a ref')
  }
  const branch = await branchFor(here, variables)
  const isShallow = async () => (await tried(here, ['rev-parse', '--is-shallow-repository'])) === 'true'
  if (!branch && (await isShallow()))
    // It is not known what would change: that nothing does would be said of every pull request.
    throw new Unreadable(
      'the clone is shallow, and the branch that the work goes into is not in it',
      `${deepen}; or name what to compare with: poolwright plan <base>`,
    )
  if (!branch) return { commit: head, words: 'the last commit, for there is no default branch' }
  const { name, commit: target } = branch
  const common = target && (await tried(here, ['merge-base', head, target]))
  if (common) return { commit: common, words: `the merge base with ${name}` }
  // The commit that a pull request is tried out on has its target as its first parent.
  const [first, second] = [await commitOf(here, `${head}^1`), await commitOf(here, `${head}^2`)]
  if (first && second && variables['GITHUB_BASE_REF'])
    return { commit: first, words: `the first parent of the merge into ${name}` }
  throw (await isShallow())
    ? new Unreadable(
        `the clone is shallow, and does not reach back to where the work left \`${name}\``,
        deepen,
      )
    : new Unreadable(
        target ? `HEAD and \`${name}\` have no commit in common` : `there is no \`${name}\``,
        target ? 'name what to compare with: poolwright plan <base>' : 'fetch it: git fetch origin',
      )
}

const deepen = 'fetch more of it: git fetch --unshallow, or `fetch-depth: 0` of actions/checkout'

/** A branch, and its last commit; none, where a pipeline names a branch that is not here. */
interface Branch {
  readonly name: string
  readonly commit: string | undefined
}

/** The branch that work goes into. */
async function branchFor(here: string, variables: Variables): Promise<Branch | undefined> {
  const { GITHUB_BASE_REF: github, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: gitlab } = variables
  const asked = github || gitlab
  if (asked) return { name: `origin/${asked}`, commit: await commitOf(here, `origin/${asked}`) }
  const usual = await tried(here, ['symbolic-ref', '--short', 'refs/remotes/origin/HEAD'])
  const names = [...(usual ? [usual] : []), 'origin/main', 'origin/master', 'main', 'master']
  const commits = await commitsOf(here, names)
  return names.map((name, index) => ({ name, commit: commits[index] })).find(({ commit }) => commit)
}

/** The full names of several commits, for which git is started once; nothing in the place of what is none. */
async function commitsOf(here: string, refs: readonly string[]): Promise<readonly (string | undefined)[]> {
  const input = refs.map((ref) => `${ref}^{commit}\n`).join('')
  const said = await tried(here, ['cat-file', '--batch-check'], input)
  return (said ?? '').split('\n').map((line) => /^([0-9a-f]+) commit \d+$/.exec(line)?.[1])
}

/** The full name of a commit; nothing, where there is none by that name. */
export const commitOf = (here: string, ref: string): Promise<string | undefined> =>
  tried(here, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])

const tried = (cwd: string, args: readonly string[], input = ''): Promise<string | undefined> =>
  gitText({ cwd, args, input, what: '' }).then(
    (text) => text || undefined,
    () => undefined,
  )
