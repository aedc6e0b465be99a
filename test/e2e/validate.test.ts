import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'

const root = resolve(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'home-'))

/** Runs `poolwright validate` as a shell would, without a terminal. */
function validate(
  cwd: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'validate', ...args], {
    cwd,
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      XDG_CACHE_HOME: home,
      GITHUB_WORKSPACE: undefined,
    },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })))
}

/** The shop, with files laid over it. */
function shop(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'))
  for (const part of ['pools', 'triggers'])
    cpSync(join(root, 'test/fixtures/shop', part), join(folder, part), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('validate', () => {
  it('finds nothing in the shop, and says what it looked at', async () => {
    const { code, out, err } = await validate(shop())
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/\n21 files, 12 kinds, 2 environments: no findings\n$/)
  })

  it('compiles every script and runs none', async () => {
    const folder = shop({
      'triggers/claims.ts':
        "import { nothing } from './nowhere.ts'\nexport const handler = async () => nothing\n",
      'triggers/provision.ts': 'throw new Error("run")\nexport const handler = async () => 1\n',
    })
    const { code, out } = await validate(folder, '--quiet')
    expect(code).toBe(1)
    expect(out).toContain('error[PW-SCRIPT-001]')
    expect(out).toContain(' --> triggers/claims.ts:1:')
    expect(out).not.toContain('provision')
  })

  it('tells every mistake of every file, at its line, with exit code 1', async () => {
    const folder = shop({
      'pools/a.pool.yaml': 'tier: gold\n',
      'pools/b.pool.yaml': 'password:\n  minLenght: 6\n',
      'pools/c.role.yaml': 'trust: {\n',
      'pools/d.txt.yaml': 'x: 1\n',
    })
    const { code, out, err } = await validate(folder, '--quiet')
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatchInlineSnapshot(`
      "error[PW-FILE-021] \`tier\` must be one of \`lite\`, \`essentials\`, \`plus\`
       --> pools/a.pool.yaml:1:7
      1 | tier: gold
        |       ^^^^

      error[PW-FILE-002] unknown key \`minLenght\` in \`password\`
       --> pools/b.pool.yaml:2:3
      1 | password:
      2 |   minLenght: 6
        |   ^^^^^^^^^ did you mean \`minLength\`?

      error[PW-FILE-001] the \`{\` is opened and never closed
       --> pools/c.role.yaml:1:8
      1 | trust: {
        |        ^

      error[PW-FILE-016] the name \`d.txt.yaml\` tells no kind of file
       --> pools/d.txt.yaml:1:1
      1 | x: 1
        | ^
        = help: name it <name>.<kind>.yaml, where the kind is one of pool, identity, role, policy, iam-user, oidc-provider, saml-provider, env, fragment, assertions, trigger, scenario, gate
      "
    `)
  })

  it('tells only what it is asked about, though it reads all', async () => {
    const folder = shop({ 'pools/a.pool.yaml': 'tier: gold\n', 'pools/more/b.pool.yaml': 'tier: gold\n' })
    const { code, out } = await validate(folder, 'pools/more', '--quiet')
    expect(code).toBe(1)
    expect(out.match(/-->.*/g)).toEqual(['--> pools/more/b.pool.yaml:1:7'])
    expect((await validate(folder, 'pools/customers.pool.yaml', '--quiet')).code).toBe(0)
  })

  it('looks into every environment, or into the one that is named', async () => {
    const secrets = 'secrets: { google-client-secret: { env: A } }\n'
    const folder = shop({ 'pools/env/test.env.yaml': secrets })
    const all = await validate(folder, '--quiet')
    expect(all.code).toBe(1)
    expect(all.out).toContain('the environment `test` does not bind the secret')
    expect((await validate(folder, '--env', 'prod', '--quiet')).code).toBe(0)
  })

  it('speaks to programs', async () => {
    const { code, out } = await validate(shop({ 'pools/a.pool.yaml': 'tier: gold\n' }), '--json')
    expect(code).toBe(1)
    const { diagnostics, ...rest } = JSON.parse(out) as { readonly diagnostics: readonly Finding[] }
    const at = { file: 'pools/a.pool.yaml', line: 1, column: 7 }
    expect(diagnostics[0]).toMatchObject({ rule: 'PW-FILE-021', severity: 'error', at })
    expect(new Set(diagnostics.slice(1).map(({ severity }) => severity))).toEqual(new Set(['info']))
    expect(rest).toMatchObject({
      schemaVersion: 1,
      command: 'validate',
      ok: false,
      data: { files: 22, environments: ['dev', 'prod'] },
    })
  })

  it('speaks to pull requests', async () => {
    const { out } = await validate(
      shop({ 'pools/a.pool.yaml': 'tier: Lite\n' }),
      '--format',
      'github',
      '--quiet',
    )
    expect(out).toBe(
      '::error file=pools/a.pool.yaml,line=1,col=7,endColumn=11,title=PW-FILE-021::`tier` must be one of `lite`, `essentials`, `plus`%0Adid you mean `lite`?\n',
    )
  })

  it('names files as the repository does, where the project is a folder of one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'repository-'))
    cpSync(shop({ 'pools/a.pool.yaml': 'tier: Lite\n' }), join(folder, 'auth'), { recursive: true })
    const { out } = await validate(folder, '--cwd', 'auth', '--format', 'github', '--quiet')
    expect(out).toMatch(/^::error file=auth\/pools\/a\.pool\.yaml,line=1,/)
  })

  it('takes the path of a script, as a hook before a commit gives it', async () => {
    const { code, err } = await validate(shop(), 'triggers/claims.ts', 'triggers/claims.trigger.yaml')
    expect([code, err]).toEqual([0, ''])
  })

  it('shows no secret that stands in the open', async () => {
    const folder = shop({
      'pools/a.pool.yaml': 'clients:\n  web:\n    secret: GOCSPX-hunter2\n    tokns: {}\n',
    })
    for (const format of ['pretty', 'json', 'github', 'sarif', 'markdown', 'rdjson', 'junit']) {
      const { code, out, err } = await validate(folder, '--format', format)
      expect(code).toBe(1)
      expect(out + err).not.toContain('hunter2')
    }
  })

  it.each([
    ['an environment that there is not', ['--env', 'prd'], 2, '(did you mean prod?)'],
    ['a format that there is not', ['--format', 'xml'], 2, 'Allowed choices are checkstyle, compact'],
    ['a path that is not of the project', ['pools/nothing.pool.yaml'], 3, 'is no file of the project'],
    ['a folder without a project', ['--cwd', tmpdir()], 3, 'there is no project in'],
  ])('refuses %s', async (_, args, exit, words) => {
    const { code, out, err } = await validate(shop(), ...args)
    expect([code, out]).toEqual([exit, ''])
    expect(err).toContain(words)
  })

  it('reads an unchanged project from its cache, and says the same', async () => {
    const folder = shop()
    const first = await validate(folder)
    expect(existsSync(join(folder, '.poolwright/cache/parsed'))).toBe(true)
    const kept = readFileSync(join(folder, '.poolwright/cache/parsed'), 'utf8')
    expect(await validate(folder)).toEqual(first)
    expect(readFileSync(join(folder, '.poolwright/cache/parsed'), 'utf8')).toBe(kept)
  })
})
