import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli } from '../serve.ts'
import { makeProject } from './make-project.ts'
import { runPoolwright } from './run-poolwright.ts'

const { root, write, remove } = makeProject({
  'pools/shop.pool.yaml': `groups: { 'a:b': {}, staff: {}, "it's$x": {} }\nclients: { web: {} }\n`,
  'pools/buyer.role.yaml': 'trust: { type: service, service: lambda.amazonaws.com }\n',
  'pools/env/my prod.env.yaml': '{}\n',
  'pools/env/dev.env.yaml': '{}\n',
})
const bin = join(root, 'bin')
const program = join(bin, 'poolwright')

beforeAll(() => {
  mkdirSync(bin)
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`)
  chmodSync(program, 0o755)
})
afterAll(remove)

/** What bash would offer where somebody presses Tab behind a line: the script is read, and its function called. */
function offered(line: string): readonly string[] {
  const script = `
source <("$PROGRAM" completion bash)
COMP_LINE=$LINE COMP_POINT=\${#LINE} COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
_poolwright "$PROGRAM" '' ''
printf '%s\\n' "\${COMPREPLY[@]}"
`
  const env = { ...process.env, PROGRAM: program, LINE: line }
  const said = execFileSync('bash', ['--norc', '-c', script], { cwd: root, env, encoding: 'utf8' })
  return said.split('\n').filter(Boolean)
}

describe('in bash', () => {
  it.each([
    ['poolwright gr', ['graph']],
    ['pw runs rep', ['replay']],
    ['poolwright plan --format mark', ['markdown']],
    ['poolwright lint --fix-', ['--fix-dry-run']],
    ['poolwright invoke gre', ['greet']],
    ['poolwright can ro', ['role:buyer']],
    ['poolwright can role:b', ['buyer']],
    ['poolwright can group:shop/a', ['shop/a:b']],
    ['poolwright can group:shop/a:', ['b']],
    ['poolwright can group:shop/i', [String.raw`shop/it\'s\$x`]],
    [`poolwright can "group:shop/i`, [String.raw`group:shop/it's\$x`]],
    ['poolwright render --env my', [String.raw`my\ prod`]],
    ['poolwright render --env "my', ['my prod']],
    [String.raw`poolwright render --env my\ p`, [String.raw`my\ prod`]],
    ['poolwright render --env=d', ['dev']],
    ['A=1 /usr/bin/poolwright roles --group st', ['staff']],
    ['poolwright explain PW-POOL-001', ['PW-POOL-001']],
    ['poolwright event PreSignUp_Ad', ['PreSignUp_AdminCreateUser']],
    ['poolwright nonsense ', []],
    ['poolwright runs show ', []],
    ['poolwright lint po', []],
  ])('%s', (line, words) => {
    expect(offered(line)).toEqual(words)
  })

  it('is a script that bash can read', () => {
    expect(() => offered('poolwright ')).not.toThrow()
    const script = execFileSync(program, ['completion', 'bash'])
    expect(() => execFileSync('bash', ['-n'], { input: script })).not.toThrow()
  })
})

describe('whoever asks', () => {
  const ask = (...args: string[]) => runPoolwright(root, '__complete', ...args)

  it('is told in zsh and fish what each word is for', async () => {
    for (const shell of ['zsh', 'fish'])
      expect((await ask(shell, 'gr')).out).toBe(
        'names\ngraph\tDraw the way from a sign-in to what it allows\n',
      )
  })

  it('is told where the shell should look by itself', async () => {
    expect((await ask('zsh', 'lint', '')).out).toBe('files\n')
    expect((await ask('zsh', '--cwd', '')).out).toBe('folders\n')
  })

  it('is told the branches that plan can compare with, and looks among folders too', async () => {
    const repository = makeProject()
    const git = (...args: string[]) => execFileSync('git', args, { cwd: repository.root, stdio: 'pipe' })
    git('init', '-q', '-b', 'main')
    git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-q', '--allow-empty', '-m', 'one')
    git('branch', 'feat/"odd"')
    const told = [
      await runPoolwright(repository.root, '__complete', 'zsh', 'plan', ''),
      await runPoolwright(repository.root, '__complete', 'bash', 'poolwright plan feat', ' '),
      await ask('zsh', 'plan', ''),
    ]
    repository.remove()
    expect(told.map(({ out }) => out)).toEqual([
      expect.stringMatching(/^folders\n(?:feat\/"odd"\nmain|main\nfeat\/"odd")\n$/),
      String.raw`folders
feat/\"odd\"
`,
      'folders\n',
    ])
  })

  it('is told of the project that --cwd names', async () => {
    const { out } = await runPoolwright('/', '__complete', 'zsh', '--cwd', root, 'render', '--env', '')
    expect(out).toBe('names\ndev\nmy prod\n')
  })

  it('meets silence where the project is broken, and no script runs', async () => {
    const ran = join(root, 'ran')
    const broken = makeProject({
      'pools/shop.pool.yaml': '{{{{',
      'pools/other.pool.yaml': 'groups: { ok: {} }\n',
      'pools/list.pool.yaml': 'groups: [1, 2]\n',
      'triggers/greet.js': `import { writeFileSync } from 'node:fs'\nwriteFileSync('${ran}', '')\n`,
      'package.json': '{{{{',
    })
    const asked = await runPoolwright(broken.root, '__complete', 'zsh', 'roles', '--group', 'o')
    broken.remove()
    expect(asked).toEqual({ code: 0, out: 'names\nok\n', err: '' })
    expect(existsSync(ran)).toBe(false)
  })

  it('is never offered what would move the cursor', async () => {
    write('pools/env/e\u001b[31mvil.env.yaml', '{}\n')
    write('pools/env/line\nend.env.yaml', '{}\n')
    write('pools/env/\u202eright.env.yaml', '{}\n')
    expect((await ask('fish', 'render', '--env', '')).out).toBe('names\ndev\nmy prod\n')
  })

  it.each([[[]], [['']], [['tcsh', 'gr']], [['bash']], [['bash', '"', '']], [['zsh', '--', '--', '']]])(
    'with %j meets no error',
    async (args) => {
      const { code, err } = await ask(...args)
      expect([code, err]).toEqual([0, ''])
    },
  )

  it('of other shells is told which there are', async () => {
    const { code, err } = await runPoolwright(root, 'completion', 'tcsh')
    expect(code).toBe(2)
    expect(err).toContain('Allowed choices are bash, zsh, fish.')
  })
})
