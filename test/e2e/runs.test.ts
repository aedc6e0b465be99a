import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { violationsOf } from '../../src/config/check.ts'
import { readSource } from '../../src/config/source.ts'
import { cli, folder, serve, type Server } from '../serve.ts'

const pool = `
signIn: { with: [email], caseSensitive: false }
signUp: { selfService: true, verify: [email] }
triggers:
  preSignUp: [domains, welcome]
  preTokenGeneration: { use: claims, version: V2_0 }
clients:
  web: { auth: [password, refresh] }
`
const claims = (tier: string) => `
export const handler = async (event) => {
  const { email } = event.request.userAttributes
  console.log('claims for', email)
  const claimsToAddOrOverride = { tier: ${tier} }
  event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: { claimsToAddOrOverride } }
  return event
}
`
const files = {
  'pools/shop.pool.yaml': pool,
  'triggers/domains.trigger.yaml': 'script: ./domains.ts\nhooks: [preSignUp]\n',
  'triggers/domains.ts': `
interface Event { request: { userAttributes: { email: string } } }
export const handler = async (event: Event) => {
  if (!event.request.userAttributes.email.endsWith('@example.com')) throw new TypeError('domain not allowed')
  return event
}
`,
  'triggers/welcome.trigger.yaml': 'script: ./welcome.js\nhooks: [preSignUp]\n',
  'triggers/welcome.js': `exports.handler = async (event) => { event.response.autoConfirmUser = true; return event }\n`,
  'triggers/claims.trigger.yaml': 'script: ./claims.js\nhooks: [preTokenGeneration]\n',
  'triggers/claims.js': claims(`'gold'`),
}
const project = folder(files)
const write = (path: string, text: string) => writeFileSync(join(project.dir, path), text)
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: project.dir })

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command on the project, as its author would. */
function poolwright(args: readonly string[], { input = '', env = {} } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [cli, ...args, '--cwd', project.dir], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  child.stdin.end(input)
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })))
}
const json = async <Body>(...args: string[]) =>
  JSON.parse((await poolwright([...args, '--json'])).out) as Body

let server: Server
const start = async () => void (server = await serve(project.dir, []))
const ask = async (operation: string, input: object) => {
  const answer = await fetch(server.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify({ ClientId: server.clientId(), ...input }),
  })
  return (await answer.json()) as Record<string, unknown>
}
const Password = 'Correct-Horse-9!'
const signUp = (Username: string) =>
  ask('SignUp', { Username, Password, UserAttributes: [{ Name: 'email', Value: Username }] })
const signIn = (USERNAME: string) =>
  ask('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD: Password } })

beforeAll(async () => {
  git('init', '-q')
  git('add', 'pools', 'triggers')
  git('commit', '-q', '-m', 'gold')
  await start()
  await signUp('ana@example.com')
  await signUp('eve@evil.test')
  await signIn('ana@example.com')
})
afterAll(async () => {
  await server.stop()
  project.remove()
})

describe('what went through dev', () => {
  it('is listed, the newest last, with who it was about and which hooks it met', async () => {
    const { code, out } = await poolwright(['runs', 'ls'])
    expect(code).toBe(0)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/\d\d:\d\d:\d\d|[\d.]+ ms/g, '_').split(/ {2,}/)),
    ).toEqual([
      ['r-1', '_', 'SignUp', 'ana@example.com', 'ok', '_', 'PreSignUp'],
      ['r-2', '_', 'SignUp', 'eve@evil.test', 'UserLambdaValidationException', '_', 'PreSignUp failed'],
      ['r-3', '_', 'InitiateAuth', 'ana@example.com', 'ok', '_', 'PreTokenGeneration'],
    ])
  })

  it.each([
    [
      ['--user', 'ANA@example.com'],
      ['r-1', 'r-3'],
    ],
    [
      ['--operation', 'SignUp'],
      ['r-1', 'r-2'],
    ],
    [['--pool', 'shop', '--hook', 'preTokenGeneration'], ['r-3']],
    [['--trigger', 'welcome'], ['r-1']],
    [['--outcome', 'refused'], ['r-2']],
    [['--last', '1'], ['r-3']],
    [['--user', 'nobody'], []],
  ])('is chosen by %o', async (args, ids) => {
    const { runs } = await json<{ runs: { id: string }[] }>('runs', 'ls', ...args)
    expect(runs.map(({ id }) => id)).toEqual(ids)
  })

  it('is told by the server in the same line as by its id', async () => {
    await vi.waitFor(() => expect(server.told()).toMatch(/r-3 +InitiateAuth +ok .*PreTokenGeneration/))
  })

  it('is shown as a story, with what each script changed, said and did wrong, at its line', async () => {
    const { out } = await poolwright(['runs', 'show'])
    expect(out).toMatch(/^r-3 {2}InitiateAuth {2}ok/)
    expect(out).toMatch(/client web \w{26}/)
    expect(out).toContain('claims answered')
    expect(out).toContain('log   claims for ana@example.com')
    expect(out).toContain('response.claimsAndScopeOverrideDetails')
    const refused = await poolwright(['runs', 'show', 'r-2', '--hook', 'PreSignUp'])
    expect(refused.out).toContain('TypeError: domain not allowed\n      --> triggers/domains.ts:4:')
    expect(refused.out).toMatch(/4 \| .*throw new TypeError/)
    expect(refused.out).not.toContain('welcome')
  })

  it('is shown whole to programs, without its secrets', async () => {
    const run = await json<{ asked: object; claims: { id: object } }>('runs', 'show', 'r-3')
    expect(run.claims.id).toMatchObject({ tier: 'gold', email: 'ana@example.com' })
    expect(run.asked).toMatchObject({
      AuthParameters: { USERNAME: 'ana@example.com', PASSWORD: '[redacted]' },
    })
    expect(JSON.stringify(run)).not.toContain(Password)
  })

  it.each([
    [['show', 'r-99'], 3, 'there is no run `r-99`, or no longer'],
    [['show', 'r-3', '--hook', 'PreSignup'], 2, "unknown hook of r-3 'PreSignup'"],
    [['ls', '--last', '5000'], 2, 'It is a number up to 1000.'],
    [['export'], 2, "required option '--as <form>'"],
    [['replay', 'r-3', '--trigger', 'claims'], 2, '--trigger goes with --against'],
    [['replay', 'r-3', '--set', 'x'], 2, 'It is like request'],
    [['replay', '--against', 'no-such-ref'], 3, 'there is no such commit'],
    [['replay', '--against', 'HEAD', '--edit'], 2, '--against takes events as they were'],
    [['replay', '--against', 'HEAD', '--trigger', 'nobody'], 3, '`nobody` had no part in any recorded run'],
  ])('is refused by `runs` %o with exit code %i', async (args, code, words) => {
    const ran = await poolwright(['runs', ...args])
    expect([ran.code, ran.out]).toEqual([code, ''])
    expect(ran.err).toContain(words)
  })
})

describe('a run that is replayed', () => {
  it('is answered as it was by the scripts that it had', async () => {
    expect(await poolwright(['runs', 'replay', 'r-3'])).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('it answers as it did'),
    })
    const refused = await json<{ ok: boolean }>('runs', 'replay', 'r-2')
    expect(refused.ok).toBe(true)
  })

  it('shows where scripts that were changed answer differently', async () => {
    write('triggers/claims.js', claims(`email.endsWith('@example.com') ? 'platinum' : 'gold'`))
    const { code, out, err } = await poolwright(['runs', 'replay', 'r-3'])
    expect(code).toBe(1)
    expect(out.split('\n').slice(1, 3)).toEqual(['-   "gold"', '+   "platinum"'])
    expect(err).toContain('log   claims for ana@example.com')
    const { ok, hooks } = await json<{ ok: boolean; hooks: { same: boolean; changes: object[] }[] }>(
      'runs',
      'replay',
      'r-3',
    )
    expect([ok, hooks[0]?.same]).toEqual([false, false])
    expect(hooks[0]?.changes).toMatchObject([{ before: 'gold', after: 'platinum' }])
  })

  it('takes a changed event: by path, from a file, from an editor', async () => {
    const set = await poolwright([
      'runs',
      'replay',
      'r-2',
      '--set',
      'request.userAttributes.email=eve@example.com',
    ])
    expect(set.out).toContain(
      '-   TypeError: domain not allowed\n+   none: it answers\n  response.autoConfirmUser',
    )
    const { out: event } = await poolwright(['runs', 'export', 'r-2', '--as', 'event'])
    const input = event.replaceAll('eve@evil.test', 'eve@example.com')
    const file = await poolwright(['runs', 'replay', 'r-2', '-e', '-'], { input })
    expect([file.code, file.out]).toEqual([1, set.out])
    write(
      'editor.mjs',
      `import { readFileSync, writeFileSync } from 'node:fs'
      const file = process.argv.at(-1)
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('eve@evil.test', 'eve@example.com'))`,
    )
    const EDITOR = `${process.execPath} ${join(project.dir, 'editor.mjs')}`
    const edited = await poolwright(['runs', 'replay', 'r-2', '--edit'], { env: { EDITOR, VISUAL: '' } })
    expect([edited.code, edited.out]).toEqual([1, set.out])
  })

  it('can be one stage alone, on the event that it was shown', async () => {
    const { code, err } = await poolwright(['runs', 'replay', 'r-1', '--stage', 'welcome'])
    expect(code).toBe(0)
    expect(err).toContain('welcome answered')
    expect(err).not.toContain('domains')
  })

  it('is held against a commit: where the two versions answer differently', async () => {
    const { code, out, err } = await poolwright(['runs', 'replay', '--against', 'HEAD'])
    expect(code).toBe(1)
    expect(out).toMatch(
      /^r-3 {2}TokenGeneration_Authentication {2}ana@example.com\n.*\n- {3}"gold"\n\+ {3}"platinum"\n$/,
    )
    expect(err).toContain(
      '3 events: 2 answered alike (1 with an error), 1 differently (r-3): - HEAD, + on disk',
    )
    const domains = await poolwright([
      'runs',
      'replay',
      '--against',
      'HEAD',
      '--trigger',
      'domains',
      '--last',
      '5',
    ])
    expect([domains.code, domains.out]).toEqual([0, ''])
    expect(domains.err).toContain('2 events: 2 answered alike (1 with an error), 0 differently')
    const { events } = await json<{ events: { run: string; same: boolean }[] }>(
      'runs',
      'replay',
      'r-3',
      '--against',
      'HEAD',
    )
    expect(events).toMatchObject([{ run: 'r-3', same: false }])
    expect(
      readdirSync(join(project.dir, '.poolwright')).filter((name) => name.startsWith('commit-')),
    ).toEqual([])
  })
})

describe('a run that is exported', () => {
  it('is an event to invoke its trigger with', async () => {
    const { out: input, code } = await poolwright(['runs', 'export', 'r-3', '--as', 'event'])
    expect(code).toBe(0)
    const { event, answer } = JSON.parse(
      (await poolwright(['invoke', 'claims', '-e', '-', '--json'], { input })).out,
    ) as { event: object; answer: object }
    expect(event).toEqual(JSON.parse(input))
    expect(JSON.stringify(answer)).toContain('platinum')
  })

  it('is a scenario that comes true: of a refusal, and of a sign-in while its scripts are what they were', async () => {
    execFileSync('mkdir', ['-p', join(project.dir, 'test')])
    const on = readFileSync(join(project.dir, 'triggers/claims.js'), 'utf8')
    write('triggers/claims.js', claims(`'gold'`))
    for (const run of ['r-2', 'r-3'])
      await poolwright(['runs', 'export', run, '--as', 'scenario', '--out', `test/${run}.scenario.yaml`])
    const { code, out } = await poolwright(['test'])
    write('triggers/claims.js', on)
    expect([code, out]).toEqual([0, '✓ test/r-2.scenario.yaml  1 of 1\n✓ test/r-3.scenario.yaml  1 of 1\n'])
  })

  it('is a scenario that validates, and is not written over another', async () => {
    const args = ['runs', 'export', 'r-3', '--as', 'scenario', '--out', 'test/ana.scenario.yaml']
    execFileSync('mkdir', ['-p', join(project.dir, 'test')])
    const first = await poolwright(args)
    expect([first.code, first.out]).toEqual([0, ''])
    const text = readFileSync(join(project.dir, 'test/ana.scenario.yaml'), 'utf8')
    const { value } = readSource({ path: 'test/ana.scenario.yaml', text })
    expect(violationsOf('scenario', value ?? null)).toEqual([])
    expect(text).not.toContain(Password)
    expect((await poolwright(['validate'])).code).toBe(0)
    expect(await poolwright(args)).toMatchObject({
      code: 3,
      err: expect.stringContaining('cannot be written'),
    })
  })
})

describe('poolwright invoke', () => {
  it('takes the event that a run had for a trigger, and changes to it', async () => {
    const { out, err } = await poolwright([
      'invoke',
      'claims',
      '--from-run',
      'last',
      '--set',
      'request.userAttributes.email=kim@elsewhere.test',
    ])
    expect(err).toContain('note: the event of TokenGeneration_Authentication in r-3, InitiateAuth at')
    expect(err).toContain('log   claims for kim@elsewhere.test')
    expect(out).toContain('"gold"')
  })

  it('sums up many calls, which share a module unless each is to begin anew', async () => {
    write(
      'triggers/welcome.js',
      'let calls = 0\nexports.handler = async (event) => { console.log(++calls); return event }\n',
    )
    interface Summed {
      readonly repeated: {
        readonly runs: number
        readonly failed: number
        readonly took: object
        readonly heap: object
      }
      readonly logs: readonly { readonly text: string }[]
    }
    const warm = await json<Summed>('invoke', 'welcome', '--repeat', '5')
    expect(warm.repeated).toMatchObject({ runs: 5, failed: 0, took: { p50: expect.any(Number) } })
    write(
      'triggers/welcome.js',
      'let calls = 0\nexports.handler = async (event) => { if (++calls > 1) throw new Error("again"); return event }\n',
    )
    expect(await poolwright(['invoke', 'welcome', '--repeat', '3'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('3 calls, 2 of them failed'),
    })
    expect(await poolwright(['invoke', 'welcome', '--repeat', '3', '--fresh'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^3 calls\n {2}time {2}p50 /),
    })
  })

  it.each([
    [['claims', '--from-run', 'r-1'], 3, '`claims` had no part in r-1: it met domains, welcome'],
    [['claims', '--from-run', 'r-3', '--example', 'PreSignUp_SignUp'], 2, 'say different events'],
    [['claims', '--repeat', '0'], 2, 'It is a number from 1'],
  ])('refuses %o', async (args, code, words) => {
    const ran = await poolwright(['invoke', ...args])
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(words)
  })
})

describe('runs that come', () => {
  it('are told as they come, in the words of dev, until the server ends', async () => {
    const child = spawn(process.execPath, [cli, 'runs', 'tail', '--last', '1', '--cwd', project.dir], {
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (data) => (out += data))
    child.stderr.on('data', (data) => (err += data))
    const ended = new Promise((done) => child.on('close', done))
    await vi.waitFor(() => expect(out).toMatch(/r-3 +InitiateAuth/), { timeout: 20_000 })
    await signIn('ana@example.com')
    await vi.waitFor(() => expect(out).toMatch(/r-4 +InitiateAuth +ok .*\n.* claims log claims for/), {
      timeout: 20_000,
    })
    await server.stop()
    expect([await ended, err]).toEqual([0, 'the server has ended\n'])
  })

  it('are still there once the server has ended, and after the next one began', async () => {
    expect(existsSync(join(project.dir, '.poolwright/server.json'))).toBe(false)
    const { runs } = await json<{ runs: { id: string }[] }>('runs', 'ls', '--pool', 'shop')
    expect(runs.map(({ id }) => id)).toEqual(['r-1', 'r-2', 'r-3', 'r-4'])
    expect((await poolwright(['runs', 'tail'])).err).toContain('no server runs in')
    await start()
    await signIn('ana@example.com')
    const { id } = await json<{ id: string }>('runs', 'show')
    expect(id).toBe('r-5')
  })
})
