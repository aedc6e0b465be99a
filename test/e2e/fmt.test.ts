import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeProject, type Project } from './make-project.ts'
import { runPoolwright } from './run-poolwright.ts'

const projects: Project[] = []
afterEach(() => projects.splice(0).forEach(({ remove }) => remove()))
const messy = '\uFEFFclients:   { web: {} } # w\r\ntier: "plus"\r\n'
const neat = '\uFEFFtier: plus\r\nclients: { web: {} } # w\r\n'

function project(text = messy) {
  const made = makeProject({ 'pools/shop.pool.yaml': text })
  projects.push(made)
  return {
    run: (...args: string[]) => runPoolwright(made.root, 'fmt', ...args),
    text: () => readFileSync(join(made.root, 'pools/shop.pool.yaml'), 'utf8'),
  }
}

describe('fmt', () => {
  it('writes what is not in its form, and once it is has nothing to do', async () => {
    const { run, text } = project()
    expect(await run()).toEqual({ code: 0, out: 'pools/shop.pool.yaml\n', err: '2 files: 1 written\n' })
    expect(text()).toBe(neat)
    expect(await run()).toEqual({ code: 0, out: '', err: '2 files: all in their form\n' })
  })

  it('changes nothing where it is only asked', async () => {
    const { run, text } = project()
    expect(await run('--check')).toEqual({
      code: 1,
      out: 'pools/shop.pool.yaml\n',
      err: '2 files: 1 not in form\n',
    })
    expect(text()).toBe(messy)
    expect((await run('--check', 'triggers')).code).toBe(0)
  })

  it('leaves a file with a mistake as it is, and writes the others', async () => {
    const { run, text } = project('a: [\n')
    const { code, err } = await run()
    expect(code).toBe(3)
    expect(err).toContain('pools/shop.pool.yaml:1: left as it is: the `[` is opened and never closed\n')
    expect(text()).toBe('a: [\n')
  })

  it('speaks to programs', async () => {
    const { run } = project()
    expect(JSON.parse((await run('--check', '--json')).out)).toEqual({
      schemaVersion: 1,
      ok: false,
      checked: 2,
      changed: ['pools/shop.pool.yaml'],
      mistaken: [],
    })
  })
})
