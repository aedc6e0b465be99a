import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { root } from '../../serve.ts'
import { fakePoolwright, planJson, type FakeAnswer } from './fake-poolwright.ts'
import { standIn, type Instead } from './github-stand-in.ts'
import { pullRequest, type Checkout, type Files } from './pull-request.ts'

const made: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of made.splice(0)) await undo()
})

const pool = `signIn: { with: [email], caseSensitive: false }
signUp: { selfService: false, verify: [email] }
clients:
  web: { auth: [srp, refresh], write: [email], hideUserExistence: true }
`
const opened = pool.replace('selfService: false', 'selfService: true')
const role = (actions: string) => `description: What the upload function may do
trust: { type: service, service: lambda.amazonaws.com }
allow:
  - { sid: Uploads, do: [${actions}], on: arn:aws:s3:::uploads/* }
`
const mark = '<!-- poolwright:plan -->'

async function workflow(files: Files, changed: Files, instead?: Instead, checkout?: Checkout) {
  const [pull, github] = [pullRequest(files, changed, checkout), await standIn(instead)]
  made.push(pull.remove, github.stop)
  const review = (env: NodeJS.ProcessEnv = {}) =>
    pull.review({ GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: `${github.url}/graphql`, ...env })
  return { ...pull, github, review }
}

/** A workflow in which Poolwright says what it is told to, and the plan of these risks. */
const told = (risks: readonly string[], more: readonly FakeAnswer[] = [], instead?: Instead) =>
  workflow({ ...fakePoolwright(answers(risks, more)) }, {}, instead)
const answers = (risks: readonly string[], more: readonly FakeAnswer[] = []): readonly FakeAnswer[] => [
  ...more,
  { when: ['plan', 'json'], out: planJson(...risks) },
  {
    when: ['plan', 'markdown'],
    out: `${mark}\n## Poolwright plan: ${risks.join(', ') || 'nothing changes for people'}\n`,
  },
  { when: ['lint', 'markdown'], out: '<!-- poolwright:lint -->\n## Poolwright lint: no findings\n' },
]

/** An npm that installs what says nothing, and keeps how it was asked. */
const npm = {
  'bin/npm': `#!/usr/bin/env node
const { mkdirSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const args = process.argv.slice(2)
writeFileSync(join(__dirname, 'asked'), JSON.stringify({ args, cwd: process.cwd(), names: Object.keys(process.env) }))
const to = join(args[args.indexOf('--prefix') + 1], 'node_modules/poolwright')
mkdirSync(to, { recursive: true })
writeFileSync(join(to, 'package.json'), JSON.stringify({ version: '1.2.3', bin: { poolwright: 'main.js' } }))
writeFileSync(join(to, 'main.js'), '')
`,
}

/** A comment with the commits of the page. */
const named = (body: string) =>
  body
    .replace(/base [0-9a-f]{7,40} /, 'base 3f2c1aa ')
    .replace(/ · [0-9a-f]{7} · \[/, ' · 91be07d · [')
    .replace('github.test/a/b', 'github.com/example/shop')

describe('a pull request', () => {
  it('gets one comment, which is kept up to date, and the verdict', { timeout: 240_000 }, async () => {
    const { change, review, github } = await workflow(
      { 'pools/shop.pool.yaml': pool, 'pools/upload.role.yaml': role('s3:PutObject') },
      { 'pools/shop.pool.yaml': opened, 'pools/upload.role.yaml': role('s3:PutObject, s3:DeleteObject') },
    )
    const first = await review({ POOLWRIGHT_LABELS: 'true' })
    expect(first.code).toBe(0)
    const [comment] = github.comments
    expect(comment?.body.split('\n')[0]).toBe(mark)
    expect(comment?.body).toContain('| 🟠 `signup-opened` | anybody may now sign up in `shop`')
    expect(comment?.body).toContain('[this run](https://github.test/a/b/actions/runs/42)')
    expect(github.labels()).toEqual(['poolwright:access-widened', 'poolwright:signup-opened'])
    const page = readFileSync(join(root, 'docs/ci.md'), 'utf8')
    expect(page).toContain(`\`\`\`\`text\n${named(comment?.body ?? '')}\n\`\`\`\``)
    expect(first.summary).toContain('## Poolwright lint: ')
    expect(first.out).toContain('::warning file=pools/shop.pool.yaml,line=2,')
    expect(first.outputs).toMatchObject({
      'exit-code': '0',
      changed: 'true',
      risks: 'access-widened signup-opened',
      'comment-url': comment?.html_url,
    })

    change({ 'pools/shop.pool.yaml': pool.replace('with: [email]', 'with: [phone]') })
    const second = await review({ POOLWRIGHT_LABELS: 'true' })
    expect([second.code, second.outputs['exit-code']]).toEqual([1, '1'])
    expect(github.comments.map(({ id }) => id)).toEqual([comment?.id])
    expect(github.comments[0]?.body).toContain('`data-loss`')
    expect(github.labels()).toContain('poolwright:data-loss')
    expect(github.labels()).not.toContain('poolwright:signup-opened')

    change({ 'pools/shop.pool.yaml': pool, 'pools/upload.role.yaml': role('s3:PutObject') })
    expect((await review({ POOLWRIGHT_LABELS: 'true' })).code).toBe(0)
    expect(github.comments.map(({ id }) => id)).toEqual([comment?.id])
    expect(github.comments[0]?.body).toContain('nothing changes for people')
    expect(github.labels()).toEqual([])
  })

  it('gets no comment where nothing changes', async () => {
    const { review, github } = await told([])
    expect((await review()).outputs['changed']).toBe('false')
    expect(github.comments).toEqual([])
    const { review: cosmetic, github: other } = await told(['cosmetic'])
    await cosmetic()
    expect(other.comments).toEqual([])
  })

  it('keeps to its own comment, wherever in the list, and leaves those of others alone', async () => {
    const { review, github } = await told(['access-widened'])
    github.add(`${mark}\nnothing to see here`, 'mallory')
    github.add(`look: ${mark}`)
    github.add(`${mark}\nby nobody`, null)
    github.add('<!-- poolwright:plan:prod -->\nanother environment')
    const own = github.add(`${mark}\r\nold`)
    github.add(`${mark}\nmade at the same time`)
    await review()
    expect(github.comments.map(({ body }) => body.split('\n')[1])).toEqual([
      'nothing to see here',
      undefined,
      'by nobody',
      'another environment',
      '## Poolwright plan: access-widened',
    ])
    expect(github.comments.at(-1)?.id).toBe(own.id)
  })

  it('has a comment for each project and environment', async () => {
    const { review, github } = await workflow(
      { ...fakePoolwright(answers(['replace'])), 'apps/shop/pools/a.pool.yaml': pool },
      {},
    )
    const env = { POOLWRIGHT_WORKING_DIRECTORY: 'apps/shop', POOLWRIGHT_ENVIRONMENT: 'prod' }
    await review(env)
    await review()
    await review(env)
    expect(github.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '<!-- poolwright:plan:prod in apps/shop -->',
      mark,
    ])
  })

  it('keeps labels of others', async () => {
    const { review, github } = await told(['replace', 'access-widened'])
    github.setLabels(['bug', 'poolwright:replace', 'poolwright:data-loss', 'good first issue'])
    await review({ POOLWRIGHT_LABELS: 'true' })
    expect(github.labels()).toEqual([
      'bug',
      'poolwright:replace',
      'good first issue',
      'poolwright:access-widened',
    ])
  })
})

describe('what hinders writing', () => {
  it('is told of a fork, of whose changes nothing is written', async () => {
    const { review, github } = await told(['access-widened'])
    const { code, out, summary } = await review({ FROM_FORK: 'yes', POOLWRIGHT_LABELS: 'true' })
    expect(code).toBe(0)
    expect(github.requests).toEqual([])
    expect(out).toContain('::notice title=Poolwright::the pull request comes from a fork')
    expect(summary).toContain('## Poolwright plan: access-widened')
  })

  it.each([
    ['a token that may only read', { status: 403 }, 'Does the job have `pull-requests: write`?'],
    ['an API that is down', { status: 502, headers: { 'retry-after': '0' } }, 'GitHub cannot be reached'],
  ])('is told of %s, and changes no verdict', async (_, answer, words) => {
    const failing = [{ when: ['lint', 'github'], code: 1 }]
    const { review } = await told(['access-widened'], failing, ({ method }) =>
      method === 'POST' ? answer : undefined,
    )
    const { code, out, summary } = await review()
    expect(code).toBe(1)
    expect(out).toContain(`::warning title=Poolwright::`)
    expect(out).toContain(words)
    expect(summary).toContain('## Poolwright plan: access-widened')
  })

  it('is a port on which nobody listens', async () => {
    const { review, github } = await told(['access-widened'])
    await github.stop()
    const { code, out } = await review()
    expect([code, out]).toEqual([0, expect.stringContaining('GitHub cannot be reached')])
  })

  it('is nothing at all where no comment is wanted', async () => {
    const { review, github } = await told(['access-widened'])
    await review({ POOLWRIGHT_COMMENT: 'false' })
    expect(github.requests).toEqual([])
  })
})

describe('the commit to compare with', () => {
  const commitOf = (dir: string) =>
    readFileSync(join(dir, 'node_modules/poolwright/asked'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { line: string[] }).line)
      .find(([name]) => name === 'plan')?.[1]

  it.each([
    ['what a merge would go into', 'merge', 'what it would be merged into'],
    ['where a branch left its base', 'branch', 'where it left its base'],
    ['in a whole clone', 'whole', 'what it would be merged into'],
  ] as const)('is found: %s', async (_, checkout, words) => {
    const { dir, review } = await workflow(fakePoolwright(answers([])), {}, undefined, checkout)
    const { code, out } = await review()
    expect([code, out]).toEqual([0, expect.stringContaining(words)])
    expect(commitOf(dir)).toMatch(/^[0-9a-f]{40}$/)
  })

  it('is the one that is asked for', async () => {
    const { dir, review } = await workflow(fakePoolwright(answers([])), {})
    expect((await review({ POOLWRIGHT_BASE: 'main' })).out).toContain('`main`')
    expect(commitOf(dir)).toMatch(/^[0-9a-f]{40}$/)
    const { code, out } = await review({ POOLWRIGHT_BASE: 'nowhere' })
    expect([code, out]).toEqual([3, expect.stringContaining('fetch-depth: 0')])
  })

  it('may be none: then all but the plan is told', async () => {
    const { review } = await workflow(fakePoolwright(answers(['replace'])), {})
    const { code, summary } = await review({ GITHUB_EVENT_NAME: 'schedule', GITHUB_EVENT_PATH: '' })
    expect(code).toBe(0)
    expect(summary).toContain('## Poolwright plan: nothing to compare with')
    expect(summary).toContain('## Poolwright lint: no findings')
  })
})

describe('a stranger', () => {
  const hostile = [
    '::set-output name=x::y',
    '::stop-commands::x',
    '\u001b[31m::add-path::/tmp/evil',
    '##[add-path]/tmp/evil',
    '@everyone <script>alert(1)</script>',
  ].join('\n')

  it('cannot speak to the runner through what is reported', async () => {
    const { review } = await told(
      [],
      [{ when: ['lint', 'github'], out: `${hostile}\n::error file=a::b\n${hostile}`, err: hostile }],
    )
    const { out } = await review()
    let stopped = ''
    for (const line of out.split('\n')) {
      const [, word] = /^::stop-commands::([0-9a-f-]{36})$/.exec(line) ?? []
      if (!stopped && word) stopped = word
      else if (stopped && line === `::${stopped}::`) stopped = ''
      else if (!stopped) expect(line).toMatch(/^(::(error|notice|warning) .*)?$/)
    }
    expect(out).not.toContain('\u001b')
  })

  it('has no token, and no file of the step, in what runs', async () => {
    const { dir, review } = await told([])
    await review({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x', ACTIONS_RUNTIME_TOKEN: 'x', NPM_TOKEN: 'x' })
    const asked = readFileSync(join(dir, 'node_modules/poolwright/asked'), 'utf8')
    expect(asked).toContain('NO_COLOR')
    expect(asked).not.toMatch(/TOKEN|GITHUB_OUTPUT|GITHUB_ENV|GITHUB_STEP_SUMMARY/)
  })

  it('cannot call anybody, or write markup, from a plan that cannot be made', async () => {
    const { review, github } = await told(
      [],
      [{ when: ['plan'], code: 3, err: `${hostile}\n\`\`\`\n@everyone` }],
    )
    const { code } = await review()
    expect(code).toBe(3)
    const { body = '' } = github.comments[0] ?? {}
    expect(body).toContain('## Poolwright plan: it cannot be made')
    expect(body.match(/```/g)).toHaveLength(2)
    expect(body).not.toContain('\u001b')
  })

  it('cannot make a comment that is too long', async () => {
    const { review, github } = await told(
      ['replace'],
      [{ when: ['plan', 'markdown'], out: `${mark}\n${'é'.repeat(70_000)}` }],
    )
    await review()
    expect(github.comments[0]?.body.length).toBeLessThan(1000)
    expect(github.comments[0]?.body).toContain('it stands in the summary of the run')
  })

  it('is not met on pull_request_target', async () => {
    const { review, github } = await told(['replace'])
    const { code, out } = await review({ GITHUB_EVENT_NAME: 'pull_request_target' })
    expect([code, github.requests.length]).toEqual([2, 0])
    expect(out).toContain('::error title=Poolwright::run this on pull_request')
  })
})

describe('Poolwright', () => {
  it('is installed in the one version that is asked for, by no word of the repository', async () => {
    const { dir, review } = await workflow(
      { ...fakePoolwright(answers([])), '.npmrc': 'registry=https://evil.test/\n', ...npm },
      {},
    )
    chmodSync(join(dir, 'bin/npm'), 0o755)
    const { code, out } = await review({
      POOLWRIGHT_VERSION: '1.2.3',
      PATH: `${join(dir, 'bin')}:${process.env['PATH'] ?? ''}`,
    })
    expect([code, out]).toEqual([0, expect.stringContaining('poolwright 1.2.3, from the registry')])
    const { args, cwd, names } = JSON.parse(readFileSync(join(dir, 'bin/asked'), 'utf8')) as Record<
      string,
      string[]
    >
    expect(args).toEqual(expect.arrayContaining(['--ignore-scripts', 'poolwright@1.2.3']))
    expect(cwd).not.toContain(dir)
    expect(names).not.toContain('GITHUB_TOKEN')
  })

  it('is told where it cannot be installed', async () => {
    const { dir, review } = await workflow({ 'bin/npm': '#!/bin/sh\necho E404 >&2; exit 1\n' }, {})
    chmodSync(join(dir, 'bin/npm'), 0o755)
    const { code, out } = await review({
      POOLWRIGHT_VERSION: '1.2.3',
      PATH: `${join(dir, 'bin')}:${process.env['PATH'] ?? ''}`,
    })
    expect([code, out]).toEqual([3, expect.stringContaining('poolwright@1.2.3 cannot be installed: E404')])
  })
})

describe('inputs', () => {
  it.each([
    ['WORKING_DIRECTORY', '../elsewhere', 'working-directory is a folder of the repository'],
    ['FAIL_ON', 'never', 'fail-on is error, warning or info'],
    ['COMMENT', 'yes', 'comment is true or false'],
    ['VERSION', '0.1.0; rm -rf /', 'version is one whole version'],
  ])('refuse %s: %s', async (name, value, words) => {
    const { review } = await told([])
    const { code, out } = await review({ [`POOLWRIGHT_${name}`]: value })
    expect([code, out]).toEqual([2, expect.stringContaining(words)])
  })

  it('choose the environment, the severity and what code scanning gets', async () => {
    const { dir, review } = await told([], [{ when: ['lint', 'sarif'], out: '{"version":"2.1.0"}' }])
    const { outputs } = await review({
      POOLWRIGHT_ENVIRONMENT: 'prod',
      POOLWRIGHT_FAIL_ON: 'warning',
      POOLWRIGHT_SARIF: 'true',
    })
    expect(readFileSync(outputs['sarif'] ?? '', 'utf8')).toBe('{"version":"2.1.0"}')
    const lines = readFileSync(join(dir, 'node_modules/poolwright/asked'), 'utf8').trim().split('\n')
    for (const line of lines) expect(line).toContain('"--fail-on=warning","--env=prod"')
  })
})
