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
    symlinkSync('me.pool.yaml', join(root, 'pools/me.pool.yaml'))
    const { files } = await readProject(root)
    expect(files.map(({ path, text, fault }) => [path, text, fault?.message])).toEqual([
      ['pools/a.pool.yaml', '', undefined],
      ['pools/b.pool.yaml', '', undefined],
      ['pools/c/d.pool.yaml', '', undefined],
      ['pools/me.pool.yaml', '', 'it is a link that leads nowhere: its links lead in a circle'],
      ['pools/nowhere.pool.yaml', '', 'it is a link that leads nowhere'],
      ['pools/secret.pool.yaml', '', 'it is a link that leads out of the project'],
      ['pools/theirs', '', 'it is a link that leads out of the project'],
    ])
  })

  it('may be the folder of the declarations itself, and is told where that lies elsewhere', async () => {
    const elsewhere = project({ 'pools/a.pool.yaml': 'x' })
    const root = project({ 'triggers/a.ts': '' })
    symlinkSync(join(elsewhere, 'pools'), join(root, 'pools'))
    expect((await readProject(root)).files).toMatchObject([
      { path: 'pools', fault: { message: 'it is a link that leads out of the project' } },
    ])
  })

  it('may lead in a circle', async () => {
    const root = project({ 'pools/a.pool.yaml': '' })
    symlinkSync(join(root, 'pools'), join(root, 'pools/again'))
    symlinkSync(root, join(root, 'pools/top'))
    expect(await paths(root)).toContain('pools/a.pool.yaml')
  })
})

describe('a file that cannot be read', () => {
  const of = async (root: string) => {
    const { files } = await readProject(root)
    expect(files.find(({ path }) => path === 'pools/well.pool.yaml')).toEqual({
      path: 'pools/well.pool.yaml',
      text: 'tier: lite',
    })
    return files.filter(({ path }) => path !== 'pools/well.pool.yaml')
  }
  const well = { 'pools/well.pool.yaml': 'tier: lite' }

  it.each([
    ['is no UTF-8', Buffer.from([0x6e, 0xe4]), 'n\ufffd', 'the byte 0xe4 is no UTF-8'],
    ['is too large', ' '.repeat(2 ** 20 + 1), '', 'the file has 1048577 bytes, and may have 1048576'],
  ])('is told beside the others where it %s', async (_, content, text, message) => {
    const [file, ...more] = await of(project({ ...well, 'pools/a.pool.yaml': content }))
    expect([file?.text, file?.fault?.message, more]).toEqual([text, message, []])
  })

  it('is told where its name is that of a folder, in which files are read all the same', async () => {
    const root = project({ ...well, 'pools/a.pool.yaml/b.role.yaml': 'x' })
    expect(await of(root)).toMatchObject([
      { path: 'pools/a.pool.yaml', fault: { message: 'it is a folder, and its name is that of a file' } },
      { path: 'pools/a.pool.yaml/b.role.yaml', text: 'x' },
    ])
  })

  it('is told of documents too', async () => {
    const root = project({ ...well, 'pools/a.xml': Buffer.from([0xff, 0x41]) })
    expect(await of(root)).toMatchObject([{ path: 'pools/a.xml', fault: { at: 0 } }])
  })

  it.skipIf(process.platform !== 'linux')('is told where its name is no text', async () => {
    const root = project(well)
    const name = Buffer.concat([
      Buffer.from(join(root, 'pools/')),
      Buffer.from([0xff]),
      Buffer.from('.pool.yaml'),
    ])
    writeFileSync(name, 'tier: lite')
    expect(await of(root)).toMatchObject([{ fault: { message: 'the name of the file is no UTF-8' } }])
  })

  it.skipIf(process.getuid?.() === 0)('is told where it is not ours to read', async () => {
    const root = project({ ...well, 'pools/a.pool.yaml': '', 'pools/b/c.pool.yaml': '' })
    chmodSync(join(root, 'pools/a.pool.yaml'), 0)
    chmodSync(join(root, 'pools/b'), 0)
    expect(await of(root)).toMatchObject([
      { path: 'pools/a.pool.yaml', fault: { message: 'the file cannot be read: permission denied' } },
      { path: 'pools/b', fault: { message: 'the folder cannot be read: permission denied' } },
    ])
  })
})

describe('a project that cannot be read', () => {
  it.each([
    ['is not there', () => join(tmpdir(), 'poolwright-nowhere'), 'it does not exist'],
    ['is a file', () => join(project({ 'pools/a': '' }), 'pools/a'), 'it is not a folder'],
    ['has neither pools nor triggers', () => project({ 'src/a.ts': '' }), 'there is no project'],
  ])('says that it %s', async (_, make, words) => {
    const refusal = readProject(make())
    await expect(refusal).rejects.toBeInstanceOf(Unreadable)
    await expect(refusal).rejects.toThrow(words)
  })
})
