import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { watchProject } from '../../../src/adapters/disk/watch-project.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const watcher of open.splice(0)) await watcher.close()
})

async function watched() {
  const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
  mkdirSync(join(root, 'pools'))
  mkdirSync(join(root, 'node_modules/x'), { recursive: true })
  writeFileSync(join(root, 'pools/a.pool.yaml'), '1')
  const heard: (readonly string[])[] = []
  const watcher = await watchProject(root, (paths) => heard.push(paths))
  open.push(watcher)
  return { root, heard, watcher }
}

it('tells of a burst of changes once', async () => {
  const { root, heard } = await watched()
  writeFileSync(join(root, 'pools/a.pool.yaml'), '2')
  writeFileSync(join(root, 'pools/b.pool.yaml'), '1')
  await vi.waitFor(() => expect(heard).toEqual([['pools/a.pool.yaml', 'pools/b.pool.yaml']]), 5000)
})

it('takes a file that an editor replaced for changed, and goes on watching it', async () => {
  const { root, heard } = await watched()
  for (const text of ['2', '3']) {
    heard.length = 0
    writeFileSync(join(root, 'pools/.a.pool.yaml.tmp'), text)
    renameSync(join(root, 'pools/.a.pool.yaml.tmp'), join(root, 'pools/a.pool.yaml'))
    await vi.waitFor(() => expect(heard).toEqual([['pools/a.pool.yaml']]), 5000)
  }
})

it('sees a folder that is made later, and a file that goes', async () => {
  const { root, heard } = await watched()
  mkdirSync(join(root, 'triggers'))
  writeFileSync(join(root, 'triggers/a.ts'), '')
  await vi.waitFor(() => expect(heard.flat()).toContain('triggers/a.ts'), 5000)
  rmSync(join(root, 'pools/a.pool.yaml'))
  await vi.waitFor(() => expect(heard.flat()).toContain('pools/a.pool.yaml'), 5000)
})

it('hears nothing of what is no part of the project, nor anything once closed', async () => {
  const { root, heard, watcher } = await watched()
  writeFileSync(join(root, 'README.md'), '')
  writeFileSync(join(root, 'node_modules/x/y.pool.yaml'), '')
  writeFileSync(join(root, 'pools/.swp'), '')
  writeFileSync(join(root, 'pools/z.pool.yaml'), '')
  await vi.waitFor(() => expect(heard.flat()).toContain('pools/z.pool.yaml'), 5000)
  await watcher.close()
  writeFileSync(join(root, 'pools/after.pool.yaml'), '')
  await new Promise((done) => setTimeout(done, 200))
  expect(heard.flat()).toEqual(['pools/z.pool.yaml'])
})
