import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { makeProject, shop, type Project } from './make-project.ts'
import { runPoolwright } from './run-poolwright.ts'

const projects: Project[] = []
afterEach(() => projects.splice(0).forEach(({ remove }) => remove()))

/** Lints a small project, with files laid over it. */
const lint = (files: Readonly<Record<string, string>>, ...args: string[]) => {
  const project = makeProject(files)
  projects.push(project)
  return runPoolwright(project.root, 'lint', ...args)
}

const implicit = `${shop.trimStart()}  old: { oauth: { flows: [implicit], scopes: [openid], callbacks: ['https://a.example/'] } }\n`
const prod = { 'pools/env/prod.env.yaml': 'protected: true\n' }

describe('what can be mended', () => {
  const files = { ...prod, 'pools/shop.pool.yaml': '\uFEFFdescription: a # b\r\nclients: {}\r\n' }
  const mended = '\uFEFFdescription: a # b\r\ndeletionProtection: true\r\nclients: {}\r\n'

  it('is written into its file, and what is found then is told', async () => {
    const project = makeProject(files)
    projects.push(project)
    const { out } = await runPoolwright(project.root, 'lint', '--fix', '--quiet')
    expect(out).not.toContain('PW-POOL-001')
    expect(out).toContain('1 finding mended in 1 file')
    expect(readFileSync(join(project.root, 'pools/shop.pool.yaml'), 'utf8')).toBe(mended)
  })

  it('is printed as a patch that git takes', async () => {
    const text = files['pools/shop.pool.yaml'].slice(1)
    const project = makeProject({ ...files, 'pools/shop.pool.yaml': text })
    projects.push(project)
    const { code, out, err } = await runPoolwright(project.root, 'lint', '--fix-dry-run')
    expect([code, err]).toEqual([1, '1 finding can be mended in 1 file\n'])
    expect(readFileSync(join(project.root, 'pools/shop.pool.yaml'), 'utf8')).toBe(text)
    execFileSync('git', ['apply', '--unsafe-paths', '-'], { cwd: project.root, input: out })
    expect(readFileSync(join(project.root, 'pools/shop.pool.yaml'), 'utf8')).toBe(mended.slice(1))
  })
})

describe('lint', () => {
  it('tells what a rule finds at its line, with exit code 1', async () => {
    const { code, out, err } = await lint({ 'pools/shop.pool.yaml': implicit })
    expect([code, err]).toEqual([1, ''])
    expect(out).toContain('error[PW-CLIENT-001] the client `old` may use the implicit grant')
    expect(out).toContain(' --> pools/shop.pool.yaml:9:27\n')
    expect(out).toMatch(/\n2 files, 2 kinds, 0 environments, \d+ rules: 1?\d errors?/)
  })

  it('looks more closely at what is protected', async () => {
    const rule = 'PW-POOL-001'
    expect((await lint({})).out).not.toContain(rule)
    expect((await lint(prod)).out).toContain(rule)
  })

  it('says that no rule was asked where there are errors', async () => {
    const { code, out } = await lint(
      { ...prod, 'pools/shop.pool.yaml': `${implicit}tier: gold\n` },
      '--quiet',
    )
    expect(code).toBe(1)
    expect(out).toContain('error[PW-FILE-021]')
    expect(out).not.toContain('[PW-CLIENT-001]')
    expect(out).toMatch(/\nno rule was asked in `prod`: the errors there come first\n$/)
  })

  it('tells mistakes of scripts among the others', async () => {
    const { code, out } = await lint({ 'triggers/greet.js': 'export const handler = (' }, '--json')
    expect(code).toBe(1)
    const { diagnostics, ok } = JSON.parse(out) as { diagnostics: readonly Finding[]; ok: boolean }
    expect([ok, diagnostics.map(({ rule }) => rule)]).toEqual([
      false,
      expect.arrayContaining(['PW-SCRIPT-001']),
    ])
  })

  it('tells only what it is asked about', async () => {
    const files = { 'pools/shop.pool.yaml': implicit, 'pools/b.pool.yaml': 'clients: {}\n' }
    const { code, out } = await lint(files, 'pools/b.pool.yaml', '--quiet')
    expect([code, out]).not.toContain('PW-CLIENT-001')
    expect(code).toBe(0)
  })

  it.each([
    ['an environment that there is not', ['--env', 'prd'], 2, '(did you mean prod?)'],
    ['a severity that there is not', ['--fail-on', 'fatal'], 2, 'Allowed choices are error, warning, info'],
    ['a path that is not of the project', ['pools/nothing.pool.yaml'], 3, 'is no file of the project'],
  ])('refuses %s', async (_, args, exit, words) => {
    const { code, out, err } = await lint(prod, ...args)
    expect([code, out]).toEqual([exit, ''])
    expect(err).toContain(words)
  })
})

describe('what a comment accepts', () => {
  const accepted = implicit.replace(
    '  old:',
    '  # poolwright-ignore PW-CLIENT-001: the kiosks cannot do PKCE (until 2999-12-31)\n  old:',
  )

  it('fails nothing, and is counted', async () => {
    const { out } = await lint({ 'pools/shop.pool.yaml': accepted })
    expect(out).not.toContain('[PW-CLIENT-001]')
    expect(out).toContain('\n1 finding accepted by comments, until 2999-12-31\n')
  })

  it('is told to programs, with the reason', async () => {
    const { out } = await lint({ 'pools/shop.pool.yaml': accepted }, '--json')
    const { accepted: told, remarks } = JSON.parse(out) as {
      accepted: readonly object[]
      remarks: readonly string[]
    }
    expect(remarks).toEqual([])
    expect(told).toMatchObject([
      {
        rule: 'PW-CLIENT-001',
        accepted: { reason: 'the kiosks cannot do PKCE', until: '2999-12-31', at: { line: 9 } },
      },
    ])
  })
})

describe('whatever it is given', () => {
  it.each<[string, string | Buffer, number, RegExp]>([
    [
      'half a file',
      'clients:\n  web: { auth: [srp',
      1,
      /:2:\d+ error PW-FILE-001 the `\[` is opened and never closed/,
    ],
    [
      'a merge that nobody resolved',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n',
      1,
      /:2:1 error PW-FILE-001 a merge conflict/,
    ],
    [
      'bytes that are no text',
      Buffer.from([0x74, 0xff, 0xfe, 0x0a]),
      1,
      /^pools\/b\.pool\.yaml:1:2 error PW-FILE-019 the byte 0xff is no UTF-8\n/m,
    ],
    ['a text with a nought in it', 'description: a\u0000b\n', 1, /PW-FILE-/],
    ['nothing', '', 1, /error PW-FILE-017 the file holds nothing/],
    ['a list in the place of a map', '- a\n', 1, /error PW-FILE-020/],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replaceAll(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
      1,
      /error PW-FILE-013/,
    ],
    ['depth', '['.repeat(5000), 1, /error PW-FILE-/],
  ])('says of %s what is wrong, and shows nothing of itself', async (_, text, exit, words) => {
    const project = makeProject()
    projects.push(project)
    writeFileSync(join(project.root, 'pools/b.pool.yaml'), text)
    const { code, out, err } = await runPoolwright(project.root, 'lint', '--format', 'compact')
    expect(out + err).toMatch(words)
    expect(out + err).not.toMatch(/\n {4}at |src\/|defect/)
    expect(code).toBe(exit)
  })

  it('reads Windows’ line ends and a byte order mark', async () => {
    const text = `\uFEFF${implicit.replaceAll('\n', '\r\n')}`
    const { out } = await lint({ 'pools/shop.pool.yaml': text }, '--format', 'compact')
    expect(out).toContain('pools/shop.pool.yaml:9:27 error PW-CLIENT-001')
  })
})
