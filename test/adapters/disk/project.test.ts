import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readProject } from '../../../src/adapters/disk/project.ts'
import { Unreadable } from '../../../src/adapters/disk/unreadable.ts'

function project(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
const paths = async (root: string) => (await readProject(root)).files.map(({ path }) => path)

describe('a project', () => {
  it('is the YAML under `pools` and `triggers`, the scenarios under `test`, scripts, and XML that may be metadata, in the order of their paths', async () => {
    const root = project({
      'triggers/a.trigger.yaml': 'script: ./a.ts',
      'triggers/a.ts': '',
      'pools/deep/er/b.pool.yml': '',
      'pools/a.pool.yaml': 'region: x',
      'pools/notes.txt': '',
      'pools/deep/partner.xml': '<a/>',
      'test/other.xml': '',
      'triggers/other.xml': '',
      'test/a.scenario.yaml': '',
      'test/other.yaml': '',
      'package.yaml': '',
    })
    const { files, scripts, documents } = await readProject(root)
    expect(files).toEqual([
      { path: 'pools/a.pool.yaml', text: 'region: x' },
      { path: 'pools/deep/er/b.pool.yml', text: '' },
      { path: 'test/a.scenario.yaml', text: '' },
      { path: 'triggers/a.trigger.yaml', text: 'script: ./a.ts' },
    ])
    expect([...scripts]).toEqual(['triggers/a.ts', 'triggers/other.xml'])
    expect([...documents]).toEqual([['pools/deep/partner.xml', '<a/>']])
  })

  it('has rules of its own under `rules`', async () => {
    const root = project({
      'pools/a.pool.yaml': '',
      'rules/a.ts': '',
      'rules/lib/b.ts': '',
      'rules/.c.ts': '',
    })
    expect([...(await readProject(root)).ruleFiles]).toEqual(['rules/a.ts', 'rules/lib/b.ts'])
  })

  it('has no part in `node_modules`, nor in what is hidden', async () => {
    const root = project({
      'pools/a.pool.yaml': '',
      'pools/.b.pool.yaml': '',
      'pools/.git/c.pool.yaml': '',
      'triggers/node_modules/d/d.pool.yaml': '',
      'triggers/node_modules/d/index.js': '',
      'triggers/.e.ts.swp': '',
    })
    expect(await paths(root)).toEqual(['pools/a.pool.yaml'])
    expect((await readProject(root)).scripts.size).toBe(0)
  })

  it('reads text without its byte order mark', async () => {
    const root = project({ 'pools/a.pool.yaml': '\ufeffregion: x' })
    expect((await readProject(root)).files[0]?.text).toBe('region: x')
  })
})

describe('a link', () => {
  it('is followed inside the project, and not out of it', async () => {
    const elsewhere = project({ 'pools/secret.pool.yaml': 'x' })
    const root = project({ 'pools/a.pool.yaml': '', 'kept/b.pool.yaml': '', 'kept/c/d.pool.yaml': '' })
    symlinkSync(join(root, 'kept/b.pool.yaml'), join(root, 'pools/b.pool.yaml'))
    symlinkSync(join(root, 'kept/c'), join(root, 'pools/c'))
    symlinkSync(join(elsewhere, 'pools/secret.pool.yaml'), join(root, 'pools/secret.pool.yaml'))
    symlinkSync(join(elsewhere, 'pools'), join(root, 'pools/theirs'))
    symlinkSync(join(root, 'nowhere'), join(root, 'pools/nowhere.pool.yaml'))
    expect(await paths(root)).toEqual(['pools/a.pool.yaml', 'pools/b.pool.yaml', 'pools/c/d.pool.yaml'])
  })

  it('may lead in a circle', async () => {
    const root = project({ 'pools/a.pool.yaml': '' })
    symlinkSync(join(root, 'pools'), join(root, 'pools/again'))
    symlinkSync(root, join(root, 'pools/top'))
    expect(await paths(root)).toContain('pools/a.pool.yaml')
  })
})

describe('a project that cannot be read', () => {
  const latin = Buffer.from([0x6e, 0xe4])
  it.each([
    ['is not there', () => join(tmpdir(), 'poolwright-nowhere'), 'it does not exist'],
    ['is a file', () => join(project({ 'pools/a': '' }), 'pools/a'), 'it is not a folder'],
    ['has neither pools nor triggers', () => project({ 'src/a.ts': '' }), 'there is no project'],
    [
      'has a file that is no UTF-8',
      () => project({ 'pools/a.pool.yaml': latin }),
      '`pools/a.pool.yaml` cannot be read: it is not UTF-8',
    ],
    [
      'has a file that is too large',
      () => project({ 'pools/a.pool.yaml': ' '.repeat(2 ** 20 + 1) }),
      'more than 1048576 bytes',
    ],
  ])('says that it %s', async (_, make, words) => {
    const refusal = readProject(make())
    await expect(refusal).rejects.toBeInstanceOf(Unreadable)
    await expect(refusal).rejects.toThrow(words)
  })

  it.skipIf(process.getuid?.() === 0)('says that a file is not ours to read', async () => {
    const root = project({ 'pools/a.pool.yaml': '' })
    chmodSync(join(root, 'pools/a.pool.yaml'), 0)
    await expect(readProject(root)).rejects.toThrow('`pools/a.pool.yaml` cannot be read: permission denied')
  })
})
