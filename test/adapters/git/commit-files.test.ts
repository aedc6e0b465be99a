import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { commitFiles } from '../../../src/adapters/git/commit-files.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd })

it('reads bytes as they are, and leaves out what is not of the project', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'poolwright-files-')))
  folders.push(root)
  git(root, 'init', '-q')
  mkdirSync(join(root, 'pools'))
  writeFileSync(join(root, 'pools/empty.pool.yaml'), '')
  writeFileSync(join(root, 'pools/latin.pool.yaml'), Buffer.from([0x61, 0xe9, 0x0a, 0x0a]))
  writeFileSync(join(root, 'pools/z.pool.yaml'), 'last')
  writeFileSync(join(root, 'elsewhere.yaml'), 'x')
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '-m', 'x')
  const { files } = await commitFiles(root, 'HEAD')
  expect(files.map(({ path, bytes }) => [path, [...bytes]])).toEqual([
    ['pools/empty.pool.yaml', []],
    ['pools/latin.pool.yaml', [0x61, 0xe9, 0x0a, 0x0a]],
    ['pools/z.pool.yaml', [...Buffer.from('last')]],
  ])
})

it('reads scenarios wherever they lie, and nothing else of what tests are made of', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'poolwright-files-')))
  folders.push(root)
  git(root, 'init', '-q')
  mkdirSync(join(root, 'test/fixtures'), { recursive: true })
  mkdirSync(join(root, 'triggers'))
  const paths = [
    'triggers/a.scenario.yaml',
    'test/b.scenario.yaml',
    'test/fixtures/c.scenario.yaml',
    'test/d.ts',
  ]
  for (const path of paths) writeFileSync(join(root, path), 'x')
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '-m', 'x')
  const { files } = await commitFiles(root, 'HEAD')
  expect(files.map(({ path }) => path)).toEqual(['test/b.scenario.yaml', 'triggers/a.scenario.yaml'])
})

it('follows links inside the project as they are on disk, and tells of those that lead elsewhere', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'poolwright-files-')))
  folders.push(root)
  git(root, 'init', '-q')
  for (const folder of ['auth/pools', 'auth/kept/deep', 'auth/triggers'])
    mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'auth/pools/a.pool.yaml'), 'a')
  writeFileSync(join(root, 'auth/kept/b.pool.yaml'), 'b')
  writeFileSync(join(root, 'auth/kept/deep/c.role.yaml'), 'c')
  writeFileSync(join(root, 'elsewhere.yaml'), 'x')
  const links = {
    'pools/again': '.',
    'pools/b.pool.yaml': '../kept/b.pool.yaml',
    'pools/d.pool.yaml': 'b.pool.yaml',
    'pools/circle.pool.yaml': 'circle.pool.yaml',
    'pools/kept': '../kept/deep/',
    'pools/nowhere.pool.yaml': 'x',
    'pools/out': '../..',
    'pools/out.pool.yaml': '../../elsewhere.yaml',
    'pools/passwd.pool.yaml': '/etc/passwd',
    'triggers/g.js': '/etc/passwd',
  }
  for (const [path, to] of Object.entries(links)) symlinkSync(to, join(root, 'auth', path))
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '-m', 'x')
  const { files, faults } = await commitFiles(join(root, 'auth'), 'HEAD')
  expect(files.map(({ path, bytes }) => [path, bytes.toString()])).toEqual([
    ['pools/a.pool.yaml', 'a'],
    ['pools/b.pool.yaml', 'b'],
    ['pools/d.pool.yaml', 'b'],
    ['pools/kept/c.role.yaml', 'c'],
  ])
  expect(faults.map(({ path, fault }) => [path, fault?.message]).sort()).toEqual([
    ['pools/circle.pool.yaml', 'it is a link that leads nowhere: its links lead in a circle'],
    ['pools/nowhere.pool.yaml', 'it is a link that leads nowhere'],
    ['pools/out', 'it is a link that leads out of the project'],
    ['pools/out.pool.yaml', 'it is a link that leads out of the project'],
    ['pools/passwd.pool.yaml', 'it is a link that leads out of the project'],
  ])
})

it('gives no file where the commit has no project', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'poolwright-files-')))
  folders.push(root)
  git(root, 'init', '-q')
  git(root, 'commit', '-q', '--allow-empty', '-m', 'x')
  expect((await commitFiles(root, 'HEAD')).files).toEqual([])
  await expect(commitFiles(root, 'nowhere')).rejects.toThrow('there is no such commit')
  await expect(commitFiles(root, '--output=x')).rejects.toThrow('cannot be read')
})
