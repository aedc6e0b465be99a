import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { defaultBase } from '../../../src/adapters/git/default-base.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'poolwright-base-'))
  folders.push(made)
  return made
}

/** A repository whose commits are one file each; gives the full name of each. */
function repository(branch = 'main') {
  const root = folder()
  git(root, 'init', '-q', '-b', branch)
  const commit = (name: string) => {
    const file = join(root, 'pools', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, name)
    git(root, 'add', '-A')
    git(root, 'commit', '-q', '-m', name)
    return git(root, 'rev-parse', 'HEAD')
  }
  return { root, commit, git: (...args: string[]) => git(root, ...args) }
}

describe('what a change is compared with where nobody says', () => {
  it('is where the work left the main branch, however far that has gone since', async () => {
    const { root, commit, git } = repository()
    const common = commit('a')
    git('checkout', '-q', '-b', 'work')
    commit('b')
    git('checkout', '-q', 'main')
    commit('c')
    git('checkout', '-q', 'work')
    expect(await defaultBase(root, {})).toEqual({ commit: common, words: 'the merge base with main' })
  })

  it('is the last commit on the main branch itself, so that what is not committed is told', async () => {
    const { root, commit } = repository('master')
    commit('a')
    const last = commit('b')
    expect(await defaultBase(root, {})).toEqual({ commit: last, words: 'the merge base with master' })
  })

  it('is the default branch of origin before a local one', async () => {
    const { root: there, commit } = repository('trunk')
    const first = commit('a')
    const here = folder()
    git(here, 'clone', '-q', there, '.')
    git(here, 'checkout', '-q', '-b', 'main')
    writeFileSync(join(here, 'x'), 'x')
    git(here, 'add', '-A')
    git(here, 'commit', '-q', '-m', 'x')
    expect(await defaultBase(here, {})).toEqual({ commit: first, words: 'the merge base with origin/trunk' })
  })

  it.each([
    ['GITHUB_BASE_REF', 'release'],
    ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME', 'release'],
  ])('is the target of a pull request where a pipeline names it in %s', async (variable, branch) => {
    const { root: there, commit, git: inThere } = repository()
    const first = commit('a')
    inThere('checkout', '-q', '-b', branch)
    const second = commit('b')
    const here = folder()
    git(here, 'clone', '-q', there, '.')
    expect((await defaultBase(here, { [variable]: branch })).commit).toBe(second)
    expect((await defaultBase(here, { [variable]: 'main' })).commit).toBe(first)
  })

  it('is the last commit where there is no such branch', async () => {
    const { root, commit } = repository('elsewhere')
    const last = commit('a')
    expect(await defaultBase(root, {})).toEqual({
      commit: last,
      words: 'the last commit, for there is no default branch',
    })
  })

  /** A clone of which the last commits are there, as pipelines have it. */
  const shallow = (depth: number) => {
    const { root: there, commit, git: inThere } = repository()
    commit('a')
    inThere('checkout', '-q', '-b', 'work')
    commit('b')
    commit('c')
    inThere('checkout', '-q', 'main')
    const target = commit('d')
    inThere('checkout', '-q', '-b', 'merge')
    inThere('merge', '-q', '--no-ff', '-m', 'merge', 'work')
    const here = folder()
    git(here, 'clone', '-q', '--depth', String(depth), '--branch', 'merge', `file://${there}`, '.')
    return { here, target }
  }

  it('is the first parent of the merge that a pull request is tried out on, where that is all there is', async () => {
    const { here, target } = shallow(2)
    expect(await defaultBase(here, { GITHUB_BASE_REF: 'main' })).toEqual({
      commit: target,
      words: 'the first parent of the merge into origin/main',
    })
  })

  it('is told not to be there in a clone that is too shallow', async () => {
    const { here } = shallow(1)
    await expect(defaultBase(here, { GITHUB_BASE_REF: 'main' })).rejects.toMatchObject({
      message: expect.stringContaining('the clone is shallow') as string,
      help: expect.stringContaining('git fetch --unshallow') as string,
    })
  })

  it('is not the last commit where a shallow clone has no other branch', async () => {
    const { here } = shallow(1)
    git(here, 'remote', 'set-head', 'origin', '--delete')
    await expect(defaultBase(here, {})).rejects.toMatchObject({
      message: 'the clone is shallow, and the branch that the work goes into is not in it',
      help: expect.stringContaining('`fetch-depth: 0`') as string,
    })
  })

  it('is told not to be there without a commit, without a common one, and without a repository', async () => {
    const empty = repository()
    await expect(defaultBase(empty.root, {})).rejects.toThrow('the repository has no commit yet')
    const { root, commit, git } = repository()
    commit('a')
    git('checkout', '-q', '--orphan', 'other')
    commit('b')
    await expect(defaultBase(root, {})).rejects.toThrow('HEAD and `main` have no commit in common')
    await expect(defaultBase(folder(), {})).rejects.toThrow('not a git repository')
  })
})
