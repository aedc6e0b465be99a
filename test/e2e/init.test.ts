import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { templateNames } from '../../src/cli/init/templates.ts'
import { serve } from '../serve.ts'
import { runPoolwright } from './run-poolwright.ts'

let dir = ''
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'poolwright-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))
const run = (...args: string[]) => runPoolwright(dir, ...args)
const read = (path: string) => readFileSync(join(dir, path), 'utf8')

describe.each(templateNames)('a project made of %s', (template) => {
  it('is one that nobody has anything to say about, and whose scenarios come true', async () => {
    expect(await run('init', 'shop', '--template', template, '--quiet')).toMatchObject({ code: 0, err: '' })
    const inside = (...args: string[]) => run('--cwd', 'shop', ...args)
    for (const command of ['validate', 'lint']) {
      const { code, out } = await inside(command, '--json')
      const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string }[] }
      // Notes are about this release, and not about the project.
      const found = diagnostics.filter(({ rule }) => rule !== 'PW-NOTE-001')
      expect([command, code, found]).toEqual([command, 0, []])
    }
    expect(await inside('fmt', '--check', '--quiet')).toEqual({ code: 0, out: '', err: '' })
    const told = await inside('test', '--json')
    expect([told.code, told.err]).toEqual([0, ''])
    const planned = await run('plan', './shop', './shop', '--detailed-exitcode')
    expect([planned.code, planned.err]).toEqual([0, ''])
  })

  it('answers what its page has one ask', async () => {
    await run('init', 'shop', '--template', template)
    const asked = [...read('shop/README.md').matchAll(/^npx poolwright ((?:can|who-can|roles) .*)$/gm)]
    for (const [, line = ''] of asked) {
      const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
      const { code, err } = await run('--cwd', 'shop', ...words)
      expect([line, [0, 1].includes(code ?? 70), err]).toEqual([line, true, ''])
    }
  })
})

describe('a project that signs people in at pages of its own', () => {
  it.each([
    ['b2c', 'web', { password: true, signUp: true }],
    ['passwordless', 'site', { password: false, signUp: true }],
    ['b2b-saml', 'console', { password: true, signUp: false }],
  ])('made of %s, is opened by the link that dev prints', async (template, name, shows) => {
    await run('init', 'shop', '--template', template)
    const server = await serve(join(dir, 'shop'))
    const { signIn = '' } = server.ready.pools[0]?.clients.find((client) => client.name === name) ?? {}
    const page = await fetch(signIn)
    await server.stop()
    expect(page.status).toBe(200)
    const text = await page.text()
    const shown = { password: text.includes('name="password"'), signUp: text.includes('/signup?') }
    expect(shown).toEqual(shows)
  })
})

describe('init', () => {
  it('takes the first template where nobody can be asked, says which others there are, and what to type next', async () => {
    const { code, out, err } = await run('init', 'my shop')
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toContain('pools/customers.pool.yaml')
    expect(err).toMatch(/^the template minimal; others by --template: b2c, /)
    expect(err).toMatch(/\nNext:\n {2}npm start -- --cwd '?.*my shop'\n$/)
    expect(JSON.parse(read('my shop/package.json')).name).toBe('my-shop')
  })

  it('makes a project of the folder that it is run in', async () => {
    expect((await run('init', '--template', 'roles')).code).toBe(0)
    expect(existsSync(join(dir, 'pools/staff.pool.yaml'))).toBe(true)
  })

  it('lists its templates, and writes nothing', async () => {
    const { code, out } = await run('init', '--list')
    expect([
      code,
      out
        .trim()
        .split('\n')
        .map((row) => row.split(' ')[0]),
    ]).toEqual([0, templateNames])
    expect(JSON.parse((await run('init', '--list', '--json')).out).templates).toHaveLength(
      templateNames.length,
    )
    expect(readdirSync(dir)).toEqual([])
  })

  it('speaks to programs', async () => {
    const { out, err } = await run('init', 'shop', '--json')
    const { files, ...said } = JSON.parse(out)
    expect(said).toEqual({
      schemaVersion: 1,
      ok: true,
      template: 'minimal',
      root: join(dir, 'shop'),
      next: [expect.any(String)],
    })
    const there = readdirSync(join(dir, 'shop'), { recursive: true, withFileTypes: true })
    expect(files).toHaveLength(there.filter((entry) => entry.isFile()).length)
    expect(err).toBe('')
  })

  it('names every file that it would overwrite, and writes none', async () => {
    writeFileSync(join(dir, 'package.json'), '{}\n')
    writeFileSync(join(dir, 'README.md'), '# Mine\n')
    const { code, out, err } = await run('init', '.', '--template', 'b2c')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain("in '.' there are already README.md, package.json\n")
    expect(readdirSync(dir).sort()).toEqual(['README.md', 'package.json'])
    expect(read('package.json')).toBe('{}\n')
  })

  it('leaves a folder that has a project as it is', async () => {
    mkdirSync(join(dir, 'shop/triggers'), { recursive: true })
    const { code, err } = await run('init', 'shop')
    expect([code, err]).toEqual([2, expect.stringContaining("there is a project in 'shop' already")])
    expect(readdirSync(join(dir, 'shop'))).toEqual(['triggers'])
  })

  it.each([
    [['--template', 'b2b'], "unknown template 'b2b' (did you mean b2c?)"],
    [['ci', 'jenkins'], "unknown host 'jenkins' (there is github, gitlab)"],
  ])('refuses %j', async (args, words) => {
    mkdirSync(join(dir, 'pools'))
    const { code, err } = await run('init', ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })

  it('says why a folder cannot be made', async () => {
    writeFileSync(join(dir, 'file'), '')
    const { code, err } = await run('init', 'file/shop', '--template', 'minimal')
    expect([code, err]).toEqual([3, expect.stringContaining('cannot be written')])
  })
})

describe('init ci', () => {
  it('writes the workflow at the root of the repository that the project lies in', async () => {
    mkdirSync(join(dir, '.git'))
    await run('init', 'auth/pools-of-ours', '--template', 'minimal')
    const { code, out } = await run('--cwd', 'auth/pools-of-ours', 'init', 'ci', 'github')
    expect([code, out]).toEqual([0, '.github/workflows/poolwright.yml\n'])
    expect(read('.github/workflows/poolwright.yml')).toContain('working-directory: auth/pools-of-ours\n')
  })

  it('never touches a file that is there, and prints what it would say', async () => {
    await run('init', '.', '--template', 'minimal')
    writeFileSync(join(dir, '.gitlab-ci.yml'), 'mine: true\n')
    const { code, err } = await run('init', 'ci', 'gitlab')
    expect([code, err]).toEqual([2, expect.stringContaining("'.gitlab-ci.yml' is there already")])
    expect((await run('init', 'ci', 'gitlab', '--print')).out).toMatch(/^poolwright:$/m)
    expect(read('.gitlab-ci.yml')).toBe('mine: true\n')
  })

  it('is refused where there is no project to review', async () => {
    expect((await run('init', 'ci', 'github')).code).toBe(3)
    expect(readdirSync(dir)).toEqual([])
  })
})
