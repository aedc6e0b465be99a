import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { partOf } from '../../src/adapters/disk/project.ts'
import { commands } from '../../src/cli/commands.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  readonly bin: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

interface Hook {
  readonly id: string
  readonly entry: string
  readonly language: string
  readonly language_version: string
  readonly files: string
  readonly exclude: string
  readonly pass_filenames: boolean
}
const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly Hook[]

describe('the hooks of pre-commit', () => {
  it.each(hooks)('$id runs a command that there is, on the Node that the tests run on', (hook) => {
    const [program = '', name = '', ...more] = hook.entry.split(' ')
    expect(Object.keys(manifest.bin)).toContain(program)
    expect(commands.map((command) => command.name)).toContain(name)
    expect([hook.id, more]).toEqual([`poolwright-${name}`, []])
    expect([hook.language, hook.language_version]).toEqual(['node', manifest.devDependencies['node']])
    expect(hook.pass_filenames).toBe(false)
  })

  const files = [
    'pools/shop.pool.yaml',
    'pools/env/prod.env.yaml',
    'pools/okta.xml',
    'pools/notes.md',
    'pools/.draft/shop.pool.yaml',
    'triggers/greet.ts',
    'triggers/greet.trigger.yaml',
    'triggers/words/hello.json',
    'triggers/node_modules/x/index.js',
    'test/sign-up.scenario.yaml',
    'test/deep/sign-in.scenario.yaml',
    'test/fixtures/sign-in.scenario.yaml',
    'test/sign-up.test.ts',
    'rules/owned.ts',
    'src/pools/shop.pool.yaml',
    'README.md',
  ]
  const parts = { validate: ['file', 'script', 'document'], test: ['file', 'script', 'document'] }
  const looked: Readonly<Record<string, readonly string[]>> = {
    ...parts,
    lint: [...parts.validate, 'rule'],
    fmt: ['file'],
  }
  it.each(hooks)('$id runs for the files of a project that it looks at, and for no others', (hook) => {
    const wanted = looked[hook.id.replace('poolwright-', '')] ?? []
    const matched = files.filter(
      (file) => new RegExp(hook.files).test(file) && !new RegExp(hook.exclude).test(file),
    )
    expect(matched).toEqual(files.filter((file) => wanted.includes(partOf(file) ?? 'nothing')))
  })

  it('can be installed from git: npm builds the package there, and says nothing but its name', () => {
    expect(manifest.scripts['prepare']).toBe('node prepare.js')
    expect(read('prepare.js')).toContain("run('npm run build')")
    expect(read('.npmrc')).toContain('foreground-scripts=false\n')
  })
})
