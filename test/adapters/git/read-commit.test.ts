import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCommit } from '../../../src/adapters/git/read-commit.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd,
    encoding: 'utf8',
  })

/** A repository with a project in a folder of it; `write` changes what is on disk, `commit` keeps that. */
function repository(folder = '') {
  const top = mkdtempSync(join(tmpdir(), 'poolwright-git-'))
  folders.push(top)
  git(top, 'init', '-q')
  const root = join(top, folder)
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const commit = () => {
    git(top, 'add', '-A')
    git(top, 'commit', '-q', '-m', 'x')
  }
  return { top, root, write, commit }
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()

describe('a project as a commit has it', () => {
  it.each(['', 'apps/ä shop'])(
    'is written beside what is on disk, from the folder `%s` of a repository',
    async (folder) => {
      const { root, write, commit, top } = repository(folder)
      write('pools/shop.pool.yaml', 'a: 1\n')
      write('triggers/deep/claims.ts', 'first')
      write('triggers/새.ts', 'no line end')
      write('package.json', '{}')
      write('elsewhere.txt', 'left out')
      commit()
      write('triggers/deep/claims.ts', 'second')
      write('triggers/new.ts', 'new')
      const before = git(top, 'status', '--porcelain')

      const read = await readCommit(root, 'HEAD')
      expect(filesIn(read.root)).toEqual([
        'package.json',
        'pools/shop.pool.yaml',
        'triggers/deep/claims.ts',
        'triggers/새.ts',
      ])
      expect(readFileSync(join(read.root, 'triggers/deep/claims.ts'), 'utf8')).toBe('first')
      expect(readFileSync(join(read.root, 'triggers/새.ts'), 'utf8')).toBe('no line end')
      expect(readFileSync(join(root, 'triggers/deep/claims.ts'), 'utf8')).toBe('second')
      expect(read.commit).toBe(git(top, 'rev-parse', 'HEAD').trim())
      expect(git(top, 'status', '--porcelain')).toBe(before)
      read.remove()
      expect(existsSync(read.root)).toBe(false)
    },
  )

  it('has no links, which could lead anywhere', async () => {
    const { root, write, commit } = repository()
    write('triggers/a.ts', 'a')
    symlinkSync('/etc/passwd', join(root, 'triggers/b.ts'))
    commit()
    const read = await readCommit(root, 'HEAD')
    expect(filesIn(read.root)).toEqual(['triggers/a.ts'])
  })

  it.each([
    ['a commit that there is not', 'nope', '`nope` cannot be read: there is no such commit'],
    ['an option', '--output=/tmp/x', 'cannot be read'],
    ['what is no commit', 'HEAD:triggers', 'cannot be read'],
  ])('is refused for %s', async (_, ref, words) => {
    const { root, write, commit } = repository()
    write('triggers/a.ts', 'a')
    commit()
    await expect(readCommit(root, ref)).rejects.toThrow(words)
    expect(existsSync(join(root, '.poolwright'))).toBe(false)
  })

  it('is refused where there is no repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'poolwright-git-'))
    folders.push(folder)
    await expect(readCommit(folder, 'HEAD')).rejects.toThrow('`HEAD` cannot be read: not a git repository')
  })
})
