import { Ajv } from 'ajv'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { PlanChange } from '../../src/review/plan/plan-change.ts'
import type { Tried } from '../../src/review/plan/tried.ts'
import { folder, root as product, serve } from '../serve.ts'
import { runPoolwright } from './run-poolwright.ts'

const pool = `signIn: { with: [email], caseSensitive: false }
signUp: { selfService: false, verify: [email] }
triggers: { preSignUp: guard }
clients:
  web: { auth: [password, refresh], write: [email] }
`
const guard = `export const handler = async (event) => {
  if (event.request.userAttributes.email?.endsWith('@example.test')) throw new Error('not here')
  return event
}
`
const role = (action: string) => `trust: { type: service, service: lambda.amazonaws.com }
allow: [{ sid: Own, do: [${action}], on: 'arn:aws:s3:::shop/*' }]
`
const files = {
  'pools/shop.pool.yaml': pool,
  'pools/worker.role.yaml': role('s3:GetObject'),
  'triggers/guard.trigger.yaml': 'script: ./guard.js\nhooks: [preSignUp]\n',
  'triggers/guard.js': guard,
}

const made: { remove: () => void }[] = []
afterAll(() => made.forEach(({ remove }) => remove()))

/** A project in a repository, whose files are committed on \`main\`; \`write\` changes what is on disk. */
function repository(more: Readonly<Record<string, string>> = {}) {
  const project = folder({ ...files, ...more })
  made.push(project)
  const { dir } = project
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: dir })
  const write = (path: string, text: string | null) => {
    const file = join(dir, path)
    if (text === null) return rmSync(file)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const commit = () => (git('add', '-A'), git('commit', '-q', '-m', 'x'))
  git('init', '-q', '-b', 'main')
  commit()
  const plan = (...args: string[]) => runPoolwright(dir, 'plan', ...args)
  const told = async (...args: string[]) => {
    const { code, out, err } = await plan('--json', ...args)
    expect(err).toBe('')
    return { code, ...(JSON.parse(out) as Told) }
  }
  return { dir, git, write, commit, plan, told }
}
interface Told {
  readonly ok: boolean
  readonly base: { readonly name: string; readonly words?: string }
  readonly changes: readonly PlanChange[]
  readonly diagnostics: readonly { readonly rule: string }[]
  readonly accepted: readonly { readonly rule: string }[]
  readonly tried: readonly Tried[]
  readonly remarks: readonly string[]
}
const risksOf = ({ changes }: Told) => changes.map(({ risk }) => risk)

describe('a plan', () => {
  it('compares what lies on disk with where the work left the main branch', async () => {
    const { write, plan, git, commit } = repository()
    git('checkout', '-q', '-b', 'work')
    write('pools/worker.role.yaml', role('s3:GetObject, s3:PutObject'))
    commit()
    write('pools/shop.pool.yaml', pool.replace('selfService: false', 'selfService: true'))
    const { code, out, err } = await plan()
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('access-widened [PW-PLAN-003] whoever has the role `worker` can now `s3:PutObject`')
    expect(out).toContain('signup-opened [PW-PLAN-008] anybody may now sign up in `shop`')
    expect(out).toContain('  --> pools/shop.pool.yaml:2:24\n')
    expect(out).toMatch(
      /\n[0-9a-f]{7}, the merge base with main -> working tree: 0 blockers, 2 risky, 0 safe; 2 warnings\n$/,
    )
  })

  it('ends with 1 where something would be lost, and with what --fail-on says', async () => {
    const { write, plan } = repository()
    write('pools/shop.pool.yaml', pool.replace('with: [email]', 'with: [phone]'))
    const { code, out } = await plan('--no-run', '--detailed-exitcode')
    expect(code).toBe(1)
    expect(out).toContain('data-loss [PW-PLAN-001] the user pool `shop` has to be replaced')
    write('pools/shop.pool.yaml', pool.replace('selfService: false', 'selfService: true'))
    expect((await plan()).code).toBe(0)
    expect((await plan('--fail-on', 'warning')).code).toBe(1)
  })

  it('says by its exit code whether anything changes, where it is asked to', async () => {
    const { write, plan } = repository()
    expect((await plan('--detailed-exitcode')).code).toBe(0)
    write('pools/shop.pool.yaml', `description: Shoppers\n${pool}`)
    expect((await plan('--detailed-exitcode')).code).toBe(2)
  })

  it('says nothing unless something changed, or got riskier, where it is asked to', async () => {
    const { write, plan } = repository()
    expect(await plan('--only-if', 'changed')).toEqual({ code: 0, out: '', err: '' })
    write('pools/shop.pool.yaml', `description: Shoppers\n${pool}`)
    expect((await plan('--only-if', 'changed')).out).toContain('1 cosmetic')
    expect((await plan('--only-if', 'risky')).out).toBe('')
    write('pools/shop.pool.yaml', pool.replace('verify: [email]', 'verify: []'))
    expect((await plan('--only-if', 'risky')).out).toContain('auth-weakened')
  })

  it('accepts what a comment in the head accepts', async () => {
    const { write, told } = repository()
    const why = '# poolwright-ignore PW-PLAN-008: the doors open on Monday (until 2999-01-31)'
    write(
      'pools/shop.pool.yaml',
      pool.replace('signUp:', `${why}\nsignUp:`).replace('selfService: false', 'selfService: true'),
    )
    const report = await told('--fail-on', 'warning')
    expect(report).toMatchObject({ code: 0, ok: true, diagnostics: [], accepted: [{ rule: 'PW-PLAN-008' }] })
    expect(risksOf(report)).toEqual(['signup-opened'])
  })

  it('is a comment by which it is found again', async () => {
    const { write, plan } = repository({ 'pools/env/prod.env.yaml': 'protected: true\n' })
    write('pools/shop.pool.yaml', pool.replace('write: [email]', 'write: [email, name]'))
    const { out } = await plan('--format', 'markdown', '--env', 'prod')
    expect(out.split('\n').slice(0, 2)).toEqual([
      '<!-- poolwright:plan:prod -->',
      '## Poolwright plan · prod: 🟠 1 risky (1 warning)',
    ])
    expect(out).toContain('| 🟠 `access-widened` | people can now set their own `name` by `web` of `shop` |')
  })

  it('is of a shape that programs can rely on', async () => {
    const { write, plan } = repository()
    write('triggers/guard.js', guard.replace('example.test', 'amazon.com'))
    write('pools/worker.role.yaml', role("'s3:*'"))
    const { out } = await plan('--json')
    const read = (name: string) =>
      JSON.parse(readFileSync(join(product, 'schemas/output', name), 'utf8')) as object
    const ajv = new Ajv({ strict: false })
    ajv.addSchema(read('findings.schema.json'))
    const check = ajv.compile(read('plan.schema.json'))
    check(JSON.parse(out))
    expect(check.errors).toBe(null)
  })
})

describe('what is compared', () => {
  it('may be two refs', async () => {
    const { write, commit, told, git } = repository()
    git('tag', 'v1')
    write('pools/shop.pool.yaml', pool.replace('selfService: false', 'selfService: true'))
    commit()
    git('tag', 'v2')
    write('pools/shop.pool.yaml', 'half: [')
    expect(risksOf(await told('v1', 'v2'))).toEqual(['signup-opened'])
    expect(risksOf(await told('v2', 'v1'))).toEqual(['client-breaking'])
  })

  it('may be folders, of which ./ tells them from branches', async () => {
    const { write, told, dir, git } = repository()
    git('branch', 'other')
    write('other/pools/shop.pool.yaml', pool.replace('selfService: false', 'selfService: true'))
    const named = await told('main', './other')
    expect(risksOf(named)).toContain('signup-opened')
    expect(risksOf(await told('main', 'other'))).toEqual([])
    expect(risksOf(await told(join(dir, 'other'), 'main'))).toContain('client-breaking')
  })

  it('may be a project in a folder of the repository, which need not have been there', async () => {
    const { write, dir, commit } = repository()
    write('apps/b/pools/b.pool.yaml', pool.replace('triggers: { preSignUp: guard }\n', ''))
    const plan = () => runPoolwright(join(dir, 'apps/b'), 'plan', '--json')
    const first = JSON.parse((await plan()).out) as Told
    expect(risksOf(first)).toEqual(['resource-added'])
    expect(first.remarks).toEqual([expect.stringMatching(/^the project is not in `[0-9a-f]{7}` yet/)])
    commit()
    expect(risksOf(JSON.parse((await plan()).out) as Told)).toEqual([])
  })

  it.each([
    [
      'a ref that there is not',
      ['nowhere'],
      3,
      ['`nowhere` cannot be read: there is no such commit', 'git fetch origin nowhere'],
    ],
    ['a folder that there is not', ['./nowhere'], 3, ['there is no folder `./nowhere`']],
    ['a folder without a project', ['.git/'], 3, ['there is no project in']],
    ['an environment that there is not', ['--env', 'prod'], 2, ["unknown environment 'prod'"]],
    ['a server that does not answer', ['http://localhost:9'], 3, ['nothing says the token']],
    ['a format that there is not', ['--format', 'html'], 2, ['Allowed choices are']],
    ['one environment and all of them', ['--env', 'prod', '--all-envs'], 2, ['cannot be used with']],
    [
      'a threshold that there is not',
      ['--fail-on', 'fatal'],
      2,
      ['Allowed choices are error, warning, info'],
    ],
  ])('refuses %s', async (_, args, exit, words) => {
    const { plan } = repository()
    const { code, out, err } = await plan(...args)
    expect([code, out]).toEqual([exit, ''])
    for (const some of words) expect(err).toContain(some)
  })

  it('says what it cannot read of the base, and compares the rest', async () => {
    const { write, commit, told } = repository()
    write('pools/worker.role.yaml', '<<<<<<< HEAD\ntrust: {}\n=======\n')
    write('triggers/guard.trigger.yaml', 'script: [\n')
    commit()
    write('pools/worker.role.yaml', role('s3:GetObject'))
    write('triggers/guard.trigger.yaml', files['triggers/guard.trigger.yaml'])
    write('pools/shop.pool.yaml', pool.replace('selfService: false', 'selfService: true'))
    const report = await told()
    expect(report.code).toBe(0)
    expect(risksOf(report)).toEqual(['access-unknown', 'access-unknown', 'signup-opened'])
    expect(report.remarks).toEqual([
      expect.stringMatching(/^the base has \d mistakes, the first at pools\/worker\.role\.yaml:\d+: /),
    ])
  })

  it('tells mistakes of the head, and compares the rest', async () => {
    const { write, told } = repository()
    write('pools/worker.role.yaml', 'trust: {}\n')
    write('pools/shop.pool.yaml', pool.replace('selfService: false', 'selfService: true'))
    const report = await told()
    expect(report).toMatchObject({ code: 1, ok: false })
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('PW-FILE-022')
    expect(risksOf(report)).toEqual(['access-unknown', 'signup-opened'])
  })
})

describe('scripts that have changed', () => {
  it('are run on samples, both versions without a power', async () => {
    const { write, told } = repository()
    write(
      'triggers/guard.js',
      guard
        .replace("throw new Error('not here')", 'return event')
        .replace('  return event\n}', '  event.response.autoConfirmUser = true\n  return event\n}'),
    )
    const { tried } = await told()
    expect(tried).toMatchObject([{ trigger: 'guard', pool: 'shop', hook: 'preSignUp' }])
    const [first] = tried[0]?.events ?? []
    expect(first).toMatchObject({
      recorded: false,
      same: false,
      changes: [{ path: ['autoConfirmUser'], before: false, after: true }],
    })
    expect((await told('--no-run')).tried).toEqual([])
  })

  it('are given no secret and reach nothing', async () => {
    const spy = `export const handler = async (event, { poolwright }) => {
  const seen = [poolwright.secrets.key]
  await fetch('http://localhost:9/').catch(({ message }) => seen.push(message))
  event.response.finalUserStatus = seen.join(' ')
  return event
}
`
    const { write, told } = repository({
      'pools/env/dev.env.yaml': 'secrets: { key: { env: SPIED_KEY } }\n',
      'triggers/guard.trigger.yaml':
        'script: ./guard.js\nhooks: [preSignUp]\ncapabilities: { secrets: [key], fetch: [GET http://localhost:9/] }\n',
      'triggers/guard.js': guard,
    })
    write('triggers/guard.js', spy)
    process.env['SPIED_KEY'] = 'hunter2-is-the-key'
    const { tried } = await told()
    delete process.env['SPIED_KEY']
    expect(JSON.stringify(tried)).not.toContain('hunter2')
    expect(tried[0]?.events[0]?.failed?.after).toContain('it asks for')
  })
})

describe('a server that runs', () => {
  it('is compared by the texts that it runs with, and its recorded events are run again', async () => {
    const { dir, write, told, plan } = repository()
    write('pools/shop.pool.yaml', pool.replace('selfService: false', 'selfService: true'))
    const server = await serve(dir, [])
    try {
      await fetch(server.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp',
        },
        body: JSON.stringify({
          ClientId: server.clientId(),
          Username: 'ana@example.test',
          Password: 'Correct-Horse-9!',
          UserAttributes: [{ Name: 'email', Value: 'ana@example.test' }],
        }),
      })
      expect(risksOf(await told('main', server.url))).toEqual(['signup-opened'])
      // What is written now the server has read, or will; a half-written file it does not take.
      write('pools/worker.role.yaml', 'half: [')
      expect(risksOf(await told('main', server.url))).toEqual(['signup-opened'])
      write('pools/worker.role.yaml', role('s3:GetObject'))
      write('triggers/guard.js', guard.replace("throw new Error('not here')", 'return event'))
      const { tried } = await told()
      expect(tried[0]?.events).toMatchObject([
        { recorded: true, same: false, failed: { before: expect.stringContaining('not here') as string } },
      ])
      const wrong = await plan(server.url.replace('localhost', '127.0.0.1'))
      expect(wrong.code).toBe(3)
    } finally {
      await server.stop()
    }
  })

  it('is found under the path of a proxy, by the token that one gives', async () => {
    const { dir, plan } = repository()
    const server = await serve(dir, [])
    const proxy = createServer(({ url = '', headers }, response) => {
      const [, path] = /^\/cognito(\/_poolwright\/.*)$/.exec(url) ?? []
      if (path === undefined) return void response.writeHead(404).end()
      get(`${server.url}${path}`, { headers: { authorization: headers.authorization } }, (answer) => {
        response.writeHead(answer.statusCode ?? 502)
        answer.pipe(response)
      })
    })
    await new Promise<void>((done) => proxy.listen(0, 'localhost', done))
    const place = `http://localhost:${(proxy.address() as AddressInfo).port}/cognito`
    try {
      const unknown = await plan(`${place}/`)
      expect([unknown.code, unknown.err]).toEqual([3, expect.stringContaining(`the server at ${place}\n`)])
      process.env['POOLWRIGHT_TOKEN'] = server.ready.token
      expect(await plan(`${place}/`)).toMatchObject({ code: 0, err: '' })
    } finally {
      delete process.env['POOLWRIGHT_TOKEN']
      proxy.close()
      await server.stop()
    }
  })
})
