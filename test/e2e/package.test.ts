import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { templateNames } from '../../src/cli/init/templates.ts'
import { folder, root } from '../serve.ts'

// Where an installation would put it, so that it finds its dependencies as it would there.
const dir = mkdtempSync(join(root, 'node_modules/.poolwright-package-'))
const packed = join(dir, 'package')
const run = (args: readonly string[], cwd = root) =>
  execFileSync(process.execPath, [join(packed, 'dist/cli/main.js'), ...args], { cwd, encoding: 'utf8' })

beforeAll(() => {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', dir], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [archive = ''] = readdirSync(dir).filter((name) => name.endsWith('.tgz'))
  execFileSync('tar', ['xzf', join(dir, archive), '-C', dir])
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('the packed package', () => {
  it('is one that publint has nothing to say about', async () => {
    const { messages } = await publint({ pkgDir: packed, strict: true })
    expect(messages).toEqual([])
  })

  it('runs from JavaScript, with its schemas beside it', () => {
    expect(run(['--help'])).toContain('validate')
    expect(readdirSync(join(packed, 'schemas/config'))).toContain('pool.schema.json')
    expect(JSON.parse(run(['validate', '--json'])).ok).toBe(true)
    const { ok, event } = JSON.parse(run(['invoke', 'add-team', '--json']))
    expect([ok, event.triggerSource]).toEqual([true, 'TokenGeneration_Authentication'])
  })

  it('finds its sandbox well, completes what is typed, and draws', () => {
    const { dir: project, remove } = folder()
    const { checks } = JSON.parse(run(['doctor', '--json'], project)) as {
      checks: { check: string; verdict: string }[]
    }
    const verdictOf = (name: string) => checks.find(({ check }) => check === name)?.verdict
    expect([verdictOf('sandbox'), verdictOf('node')]).toEqual(['ok', 'ok'])
    expect(run(['__complete', 'zsh', 'invoke', 'add'], project)).toBe('names\nadd-team\n')
    expect(run(['graph'], project)).toMatch(/^flowchart LR\n/)
    remove()
  })

  it('validates what has not changed from what it knows, and anew what has', () => {
    const { dir: project, remove } = folder()
    const first = run(['validate'], project)
    expect(first).toContain('no findings')
    expect(run(['validate'], project)).toBe(first)
    const file = join(project, 'pools/customers.pool.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('selfService: true', 'selfService: maybe'))
    expect(() => run(['validate'], project)).toThrow()
    remove()
  })

  it('brings the triggers that are ready-made', () => {
    const { dir: project, remove } = folder({
      'pools/made.pool.yaml': 'triggers: { preSignUp: poolwright/auto-confirm }\n',
    })
    const { ok, changes } = JSON.parse(run(['invoke', 'poolwright/auto-confirm', '--json'], project))
    expect([ok, changes]).toEqual([
      true,
      [expect.objectContaining({ path: ['response', 'autoConfirmUser'], after: true })],
    ])
    remove()
  })

  it('brings the templates of projects, whose scripts are typed by it', () => {
    const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
    for (const template of templateNames) {
      const said = JSON.parse(run(['init', template, '--template', template, '--json'], dir))
      expect(said.next).toEqual([`cd ${template}`, 'npm install', 'npx poolwright dev'])
      const project = join(dir, template)
      expect(readdirSync(project)).toContain('.gitignore')
      expect(JSON.parse(run(['validate', '--json'], project)).ok).toBe(true)
      mkdirSync(join(project, 'node_modules'))
      symlinkSync(packed, join(project, 'node_modules/poolwright'))
      expect(execFileSync('npx', ['tsc', '-p', project], { cwd: root, encoding: 'utf8' })).toBe('')
    }
    expect(run(['init', 'ci', 'gitlab', '--print'], join(dir, 'minimal'))).toContain('poolwright:')
    rmSync(dir, { recursive: true })
  })

  it('types the scripts of a project that has it, as its page on types says', () => {
    const page = readFileSync(join(root, 'docs/types.md'), 'utf8')
    const files = [...page.matchAll(/^```\w+\n\/\/ (\S+)\n(.*?)^```/gms)].map(([, path = '', text = '']) => [
      path,
      text,
    ])
    const { dir: project, remove } = folder(Object.fromEntries(files))
    mkdirSync(join(project, 'node_modules'))
    symlinkSync(packed, join(project, 'node_modules/poolwright'))
    symlinkSync(join(root, 'node_modules/@types'), join(project, 'node_modules/@types'))
    const check = () => execFileSync('npx', ['tsc', '-p', project], { cwd: root, encoding: 'utf8' })
    expect(files.length).toBeGreaterThan(4)
    expect(check()).toBe('')
    writeFileSync(
      join(project, 'triggers/wrong.ts'),
      `import type { PreSignUpHandler } from 'poolwright'
export const handler: PreSignUpHandler = async ({ response }) => response`,
    )
    expect(check).toThrow(
      expect.objectContaining({ stdout: expect.stringContaining('triggers/wrong.ts(2,') }),
    )
    remove()
  })
})
