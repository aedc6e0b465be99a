import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { runPoolwright } from './run-poolwright.ts'

const pool = `signIn: { with: [email], caseSensitive: false }
signUp: { selfService: false }
`
const bomb = ['a: &a [x, x, x, x, x, x, x, x]', ...'bcdefgh'].map((name, index, all) =>
  index ? `${name}: &${name} [${`*${all[index - 1]?.charAt(0) ?? ''}, `.repeat(8)}x]` : name,
)
/** What somebody may commit by mistake, or to do harm, and what is found of it: `<line> <rule> <words>`. */
const bad: Readonly<Record<string, readonly [content: string | Buffer, found: string]>> = {
  'pools/latin.pool.yaml': [
    Buffer.from('description:\n  caf\xe9\n', 'latin1'),
    '2 PW-FILE-019 the byte 0xe9',
  ],
  'pools/wide.pool.yaml': [Buffer.from('\ufefftier: lite\n', 'utf16le'), '1 PW-FILE-019 the file is UTF-16'],
  'pools/archive.pool.yaml': [
    Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]),
    '1 PW-FILE-019 the file is no text',
  ],
  'pools/large.pool.yaml': [Buffer.alloc(50_000_000, 'a'), '1 PW-FILE-019 the file has 50000000 bytes'],
  'pools/half.pool.yaml': ['signIn: { with: [email\nclie', '1 PW-FILE-001 the `[` is opened'],
  'pools/merged.pool.yaml': [
    `<<<<<<< HEAD\n${pool}=======\ntier: lite\n>>>>>>> other\n`,
    '1 PW-FILE-001 a merge conflict is not resolved',
  ],
  'pools/empty.pool.yaml': ['', '1 PW-FILE-017 the file holds nothing'],
  'pools/twice.pool.yaml': ['tier: lite\ntier: plus\n', '2 PW-FILE-011 the key `tier` stands twice'],
  'pools/tab.pool.yaml': ['signIn:\n\twith: [email]\n', '2 PW-FILE-001 a tab stands'],
  'pools/bomb.pool.yaml': [bomb.join('\n'), '5 PW-FILE-013 '],
  'pools/deep.pool.yaml': ['{'.repeat(50_000), '1 PW-FILE-013 maps and lists lie more than 64 deep'],
  'pools/long.pool.yaml': [
    `description: ${'x'.repeat(100_000)}\ntier: gold\n`,
    '2 PW-FILE-021 `tier` must be',
  ],
  'pools/a\u001b[31m\u001b]0;x\u0007.pool.yaml': ['tier: lite\n', '1 PW-FILE-016 '],
  'pools/b\n::error::c.pool.yaml': ['tier: lite\n', '1 PW-FILE-016 '],
  'pools/한국 a:b%c,d/q.pool.yaml': ['tier: gold\n', '1 PW-FILE-021 `tier` must be'],
  'pools/keys.pool.yaml': ['"na\\e[31mme\\nx": 1\n', '1 PW-FILE-002 unknown key'],
  'pools/Well.pool.yaml': [pool, ''],
  'pools/well.pool.yaml': [pool, '1 PW-FILE-025 on Windows and macOS'],
}

let root = ''
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: root })
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'poolwright-bad-'))
  git('init', '-q', '-b', 'main')
  git('commit', '-q', '--allow-empty', '-m', 'nothing yet')
  for (const [path, [content]] of Object.entries(bad)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  mkdirSync(join(root, 'pools/folder.pool.yaml'))
  symlinkSync('/etc/passwd', join(root, 'pools/link.pool.yaml'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const run = (...args: string[]) => runPoolwright(root, ...args)
/** Whether it is for people: no stack, no excuse, nothing that moves a cursor or begins a command of a pipeline. */
const isClear = (said: string) => !/\n\s+at |Poolwright has a defect|[\u0000-\u0008\u000b-\u001f]/.test(said)
const isTame = (said: string) => isClear(said) && !/^\s*::/m.test(said)

describe('whatever lies in a project', () => {
  it('is a finding at its line, one a file, and the other files are judged', async () => {
    const { code, out, err } = await run('validate', '--json')
    expect([code, err]).toEqual([1, ''])
    const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly Finding[] }
    const told = Map.groupBy(diagnostics, ({ at }) => at.file)
    const others = {
      'pools/folder.pool.yaml': '1 PW-FILE-019 it is a folder',
      'pools/link.pool.yaml': '1 PW-FILE-019 it is a link',
    }
    const expected = {
      ...Object.fromEntries(Object.entries(bad).map(([path, [, found]]) => [path, found])),
      ...others,
    }
    for (const [path, found] of Object.entries(expected)) {
      const lines = told.get(path)?.map(({ at, rule, message }) => `${at.line} ${rule} ${message}`) ?? []
      expect([path, ...lines]).toEqual([path, ...(found ? [expect.stringContaining(found)] : [])])
    }
    expect([...told.keys()].filter((path) => !Object.hasOwn(expected, path))).toEqual([])
  })

  it.each([
    [['validate'], 1],
    [['validate', '--format', 'compact'], 1],
    [['lint'], 1],
    [['plan'], 1],
    [['plan', '--format', 'markdown'], 1],
    [['fmt', '--check'], 3],
    [['render'], 3],
    [['test'], 3],
  ] as const)('is told by %j in words that people can read', async (args, exit) => {
    const { code, out, err } = await run(...args)
    expect(code).toBe(exit)
    expect(out + err).toSatisfy(isTame)
  })

  it('is named in a pull request as the repository names it', async () => {
    const { out } = await run('validate', '--format', 'github', '--quiet')
    expect(out).toSatisfy(isClear)
    expect(out).toContain('::error file=pools/한국 a%3Ab%25c%2Cd/q.pool.yaml,line=1,')
    expect(out).toContain('::error file=pools/b%0A%3A%3Aerror%3A%3Ac.pool.yaml,line=1,')
    expect(out.split('\n').filter((line) => line && !line.startsWith('::'))).toEqual([
      expect.stringMatching(/^GitHub shows 10 of /),
    ])
    const sarif = await run('validate', '--format', 'sarif')
    expect(sarif.out).toContain(
      '"uri": "pools/%ED%95%9C%EA%B5%AD%20a%3Ab%25c%2Cd/q.pool.yaml",\n                  "uriBaseId": "%SRCROOT%"',
    )
  })
})

describe('a project and its history', () => {
  it('is refused in words where there is no git, no commit, or no project', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'poolwright-bare-'))
    mkdirSync(join(folder, 'pools'))
    writeFileSync(join(folder, 'pools/a.pool.yaml'), pool)
    const alone = await runPoolwright(folder, 'plan')
    expect([alone.code, alone.out]).toEqual([3, ''])
    expect(alone.err).toContain('not a git repository')
    expect(alone.err).toContain('help: without git two folders can be compared: poolwright plan ../before')
    execFileSync('git', ['init', '-q'], { cwd: folder })
    const fresh = await runPoolwright(folder, 'plan')
    expect([fresh.code, fresh.err]).toEqual([3, expect.stringContaining('the repository has no commit yet')])
    const named = await runPoolwright(folder, 'plan', 'HEAD')
    expect(named.err).toContain('help: the repository has no commit yet: compare with a folder')
    rmSync(folder, { recursive: true })
  })

  it('is asked for a ref that was meant, and never for one without a name', async () => {
    git('branch', 'release/v1')
    const { code, err } = await run('plan', 'relase/v1')
    expect([code, err]).toEqual([
      3,
      expect.stringContaining('did you mean `release/v1`? if not, fetch it: git fetch origin relase/v1'),
    ])
    expect((await run('plan', 'main~7')).err).toContain('help: the history does not reach that far')
    expect(await run('plan', '')).toEqual({
      code: 2,
      out: '',
      err: 'error: base is empty: name a ref, a folder or a URL\n',
    })
  })
})
