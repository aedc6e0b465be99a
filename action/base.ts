import { commitOf, fetchMore, git, parentsOf, type Repository } from './git.ts'
import type { Happening } from './happening.ts'

/** What a change is compared with. */
export interface Base {
  /** The full name of a commit; none, where the clone has nothing to compare with. */
  readonly commit?: string
  /** Why it is this one. */
  readonly words: string
}

/** The commit to compare with is not to be had; the message says what to do. */
export class Beyond extends Error {}

/** So many more commits are fetched at a time to find where two branches parted. */
const deeper = [50, 500]

/**
 * Finds the commit that a change is compared with, and fetches it where the clone is too shallow: the one that
 * is asked for, what a pull request would be merged into, what was there before a push, where the work left the
 * default branch, or the commit before. Throws `Beyond`.
 */
export function findBase(repository: Repository, { pull, before }: Happening, asked?: string): Base {
  if (asked !== undefined) return { commit: reached(repository, asked), words: `\`${asked}\`` }
  if (pull) {
    const [first, second] = parentsOf(repository, 'HEAD')
    // The commit on which a pull request is tried out is its merge.
    if (first && second === pull.head)
      return { commit: reached(repository, first), words: 'what it would be merged into' }
    return { commit: common(repository, pull.base), words: 'where it left its base' }
  }
  const old = before !== undefined && had(repository, before)
  if (old) return { commit: old, words: 'what was there before' }
  return nearest(repository)
}

/** A commit that the clone has, or that could be fetched. */
function had(repository: Repository, ref: string): string | undefined {
  const known = () => commitOf(repository, ref)
  const own = known() ?? commitOf(repository, `origin/${ref}`)
  if (own) return own
  if (ref.startsWith('-') || !fetchMore(repository, [...shallowly(repository), 'origin', ref]))
    return undefined
  return known() ?? commitOf(repository, 'FETCH_HEAD')
}

function reached(repository: Repository, ref: string): string {
  const commit = had(repository, ref)
  if (!commit)
    throw new Beyond(
      `the clone does not have \`${ref}\`, and it could not be fetched: give actions/checkout \`fetch-depth: 0\``,
    )
  return commit
}

/** Where HEAD and another commit parted. */
function common(repository: Repository, other: string): string {
  const target = reached(repository, other)
  const parted = () => git(repository, ['merge-base', 'HEAD', target])
  for (const depth of deeper) {
    const found = parted()
    if (found) return found
    if (!isShallow(repository)) break
    fetchMore(repository, [`--deepen=${depth}`, 'origin', target])
  }
  if (isShallow(repository)) fetchMore(repository, ['--unshallow', 'origin'])
  const found = parted()
  if (!found)
    throw new Beyond(
      'the clone does not reach back to where the work left its base: give actions/checkout `fetch-depth: 0`',
    )
  return found
}

/** Without an event: where the work left the default branch, or else the commit before. */
function nearest(repository: Repository): Base {
  const head = commitOf(repository, 'HEAD')
  const usual = git(repository, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  for (const branch of [usual, 'origin/main', 'origin/master', 'main', 'master']) {
    const commit =
      branch && commitOf(repository, branch) ? git(repository, ['merge-base', 'HEAD', branch]) : ''
    if (branch && commit && commit !== head) return { commit, words: `where the work left ${branch}` }
  }
  const commit = commitOf(repository, 'HEAD^1')
  return commit
    ? { commit, words: 'the commit before' }
    : { words: 'the clone has no commit before this one' }
}

const isShallow = (repository: Repository) =>
  git(repository, ['rev-parse', '--is-shallow-repository']) === 'true'

/** A whole clone stays whole. */
const shallowly = (repository: Repository) => (isShallow(repository) ? ['--depth=1'] : [])
