import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeServerFile } from '../../src/adapters/disk/server-file.ts'
import { commands } from '../../src/cli/commands.ts'

const root = resolve(import.meta.dirname, '../..')
const shop = join(root, 'test/fixtures/shop')

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line as a shell would, without a terminal. */
function poolwright(args: readonly string[], { input = '', cwd = root, env = {} } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  child.stdin.end(input)
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })))
}

describe('the command line', () => {
  it('says what it can do', async () => {
    const { code, out, err } = await poolwright(['--help'])
    expect([code, err]).toEqual([0, ''])
    for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'))
  })

  it.each([
    ['no command', [], 'Usage: poolwright'],
    ['an unknown command', ['inbx'], "error: unknown command 'inbx'\n(Did you mean inbox?)"],
    ['an unknown option', ['event', '--lst'], "error: unknown option '--lst'\n(Did you mean --list?)"],
    ['an unknown global option', ['--jsn'], "error: unknown option '--jsn'\n(Did you mean --json?)"],
    ['a missing argument', ['invoke'], "error: missing required argument 'trigger'"],
    ['too many arguments', ['event', 'PreSignUp_SignUp', 'more'], 'too many arguments'],
    ['an unknown trigger source', ['event', 'PreSignUp_Signup'], '(did you mean PreSignUp_SignUp?)'],
  ])('refuses %s with exit code 2, on standard error only', async (_, args, words) => {
    const { code, out, err } = await poolwright(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })

  it('keeps to plain text where it is told so, whatever else it is told', async () => {
    const { err } = await poolwright(['validate', '--cwd', join(root, 'src')], { env: { FORCE_COLOR: '1' } })
    expect(err).toMatch(/^error: there is no project/)
    expect(err).not.toContain('Warning')
  })

  it('says that there is no project with exit code 3, to programs too', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
    const { code, out, err } = await poolwright(['--json', 'invoke', 'claims', '--cwd', dir])
    expect(code).toBe(3)
    expect(err).toContain(`error: there is no project in \`${dir}\``)
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      ok: false,
      error: { message: expect.any(String), help: expect.any(String) },
    })
  })

  it.each([
    ['event', '--list'],
    ['explain'],
    ['explain', 'PW-POOL-001'],
    ['explain', 'NotAuthorizedException'],
    ['fmt', '--check'],
    ['init', '--list'],
    ['render'],
    ['graph'],
    ['roles', '--guest'],
    ['can', 'guest', 's3:GetObject'],
    ['who-can', 's3:GetObject'],
    ['invoke', 'add-team'],
    ['test', 'test/scenarios'],
  ])('says to programs in which version of its form it answers: %s %s', async (...args) => {
    const { out } = await poolwright([...args, '--json'])
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1 })
  })

  it.each([
    ['dev'],
    ['serve'],
    ['gate'],
    ['test'],
    ['invoke', 'add-team'],
    ['event', 'PreSignUp_SignUp', '--pool', 'customers'],
    ['validate'],
    ['lint'],
    ['doctor'],
    ['roles', '--guest'],
  ])('takes an environment that nobody declares for wrong usage: %s', async (...args) => {
    const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
    cpSync(join(root, 'pools'), join(dir, 'pools'), { recursive: true })
    cpSync(join(root, 'triggers'), join(dir, 'triggers'), { recursive: true })
    mkdirSync(join(dir, 'pools/env'), { recursive: true })
    writeFileSync(join(dir, 'pools/env/prod.env.yaml'), 'protected: true\n')
    const { code, out, err } = await poolwright([...args, '--env', 'prdo', '--cwd', dir])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain("error: unknown environment 'prdo' (did you mean prod?)")
    expect(readdirSync(dir)).toEqual(['pools', 'triggers'])
  })

  it.each([['dev'], ['gate'], ['test'], ['validate']])(
    'leaves a folder without a project as it is, and says how one begins: %s',
    async (...args) => {
      const dir = mkdtempSync(join(tmpdir(), 'poolwright '))
      const { code, err } = await poolwright([...args, '--cwd', dir])
      expect(code).toBe(3)
      expect(err).toContain('poolwright init')
      expect(readdirSync(dir)).toEqual([])
    },
  )

  it('says calmly that it has a defect, and where only to those who ask', async () => {
    // A command's module that cannot be read is the one defect that a test can bring about from outside.
    const broken = join(mkdtempSync(join(tmpdir(), 'poolwright-')), 'broken.mjs')
    writeFileSync(
      broken,
      "import { registerHooks } from 'node:module'\nregisterHooks({ load(url, context, next) { if (url.endsWith('/cli/event.ts')) throw new TypeError('first line\\nsecond line'); return next(url, context) } })\n",
    )
    const calm = await poolwright(['event', '--list'], { env: { NODE_OPTIONS: `--import=${broken}` } })
    expect(calm).toEqual({
      code: 70,
      out: '',
      err: expect.stringMatching(/^error: Poolwright has a defect: first line\n.*report.*\n$/),
    })
    const told = await poolwright(['event', '--list'], {
      env: { NODE_OPTIONS: `--import=${broken}`, POOLWRIGHT_DEBUG: '1' },
    })
    expect(told.err).toMatch(/^ +at /m)
  })

  it('ends with exit code 130 when interrupted', async () => {
    const deaf = createServer()
    await new Promise<void>((done) => deaf.listen(0, '127.0.0.1', done))
    const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
    const { port } = deaf.address() as AddressInfo
    writeServerFile(dir, { url: `http://127.0.0.1:${port}`, token: 'x', pid: process.pid })
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'inbox', 'ls', '--cwd', dir])
    deaf.once('request', () => child.kill('SIGINT'))
    expect(await new Promise((done) => child.on('close', done))).toBe(130)
    deaf.close()
  })

  it('goes on to its end when its reader goes away', async () => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'event', '--list'])
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', (data) => (err += data))
    expect([await new Promise((done) => child.on('close', done)), err]).toEqual([0, ''])
  })
})

describe('poolwright event', () => {
  it('prints one event, as JSON', async () => {
    const { code, out } = await poolwright(['event', 'TokenGeneration_Authentication', '--form', 'V2_0'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ version: '2', triggerSource: 'TokenGeneration_Authentication' })
  })

  it('lays in the ids of a declared pool', async () => {
    const { out } = await poolwright(['event', 'PreSignUp_SignUp', '--pool', 'customers', '--cwd', shop])
    const { userPoolId, callerContext } = JSON.parse(out) as {
      userPoolId: string
      callerContext: { clientId: string }
    }
    expect(userPoolId).toMatch(/^[\w-]+_[0-9a-zA-Z]{9}$/)
    expect(userPoolId).not.toBe('us-east-1_Example01')
    expect(callerContext.clientId).toMatch(/^[0-9a-z]{26}$/)
  })
})

describe('poolwright inbox', () => {
  const asked: string[] = []
  const row = {
    id: 7,
    at: '2026-01-01T09:00:00.000Z',
    pool: 'us-east-1_Example01',
    username: 'ana',
    medium: 'EMAIL',
    to: 'ana@example.com',
    text: 'Hello\u001b[2J 123456',
    reason: 'SignUp',
  }
  const answers: Record<string, object> = {
    '/_poolwright/api/inbox?to=ana%40example.com': {
      messages: [{ ...row, id: 8, code: '123456', subject: 'two\nlines' }, row],
    },
    '/_poolwright/api/inbox/wait?to=ana%40example.com': row,
    '/_poolwright/api/inbox/wait?to=cy%40example.com': row,
    '/_poolwright/api/inbox/wait?to=ana%40example.com&since=7': { ...row, id: 8, code: '123456' },
  }
  const server = createServer(({ url = '', headers }, response) => {
    asked.push(`${headers.authorization} ${url}`)
    const answer = answers[url.replace(/&timeout=\d+/, '')]
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { error: 'not_found', message: 'no' }))
  })
  const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
  const started = new Promise<void>((done) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      writeServerFile(dir, { url: `http://127.0.0.1:${port}`, token: 'told-to-nobody', pid: process.pid })
      done()
    }),
  )
  afterAll(() => void server.close())
  const inbox = async (...args: string[]) => (await started, poolwright(['inbox', ...args, '--cwd', dir]))

  it('lists the messages, the oldest first, one a line, and lets none take hold of the terminal', async () => {
    const { code, out } = await inbox('ls', '--to', 'ana@example.com')
    expect([code, asked.at(-1)]).toEqual([
      0,
      'Bearer told-to-nobody /_poolwright/api/inbox?to=ana%40example.com',
    ])
    expect(out.trimEnd().split('\n')).toEqual([
      '#7  2026-01-01T09:00:00.000Z  EMAIL  ana@example.com  SignUp  -',
      '#8  2026-01-01T09:00:00.000Z  EMAIL  ana@example.com  SignUp  123456  two lines',
    ])
  })

  it('prints only the code of the newest message that has one', async () => {
    expect(await inbox('wait', '--to', 'ana@example.com', '--code')).toEqual({
      code: 0,
      out: '123456\n',
      err: '',
    })
  })

  it('prints a whole message, its words harmless', async () => {
    expect((await inbox('wait', '--to', 'ana@example.com')).out).toContain('\n\nHello\\u001b[2J 123456\n')
  })

  it('says with exit code 1 that nothing came in time', async () => {
    const { code, out, err } = await inbox('wait', '--to', 'bo@example.com', '--timeout', '1s')
    expect([code, out, err]).toEqual([1, '', 'nobody sent a message to bo@example.com within 1s\n'])
  })

  it('says of a message without a code that it is there', async () => {
    const { code, out, err } = await inbox('wait', '--to', 'cy@example.com', '--code', '--timeout', '1s')
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('within 1s; #7 (SignUp) is there')
  })

  it('says with exit code 3 that there is no server', async () => {
    const { code, err } = await poolwright([
      'inbox',
      'ls',
      '--cwd',
      mkdtempSync(join(tmpdir(), 'poolwright-')),
    ])
    expect(code).toBe(3)
    expect(err).toContain('help: start one: poolwright dev')
  })
})

describe('poolwright invoke', () => {
  const project = (script: string) => {
    const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
    mkdirSync(join(dir, 'triggers'))
    writeFileSync(join(dir, 'triggers/greet.trigger.yaml'), 'script: ./greet.ts\nhooks: [preSignUp]\n')
    writeFileSync(join(dir, 'triggers/greet.ts'), script)
    return dir
  }
  const greet = `interface Event { userName: string; response: { autoConfirmUser: boolean } }
export const handler = async (event: Event) => {
  console.log('hello', event.userName)
  event.response.autoConfirmUser = true
  return event
}
`

  it('shows the change on standard output, and logs, time, computing and heap beside it', async () => {
    const { code, out, err } = await poolwright(['invoke', 'greet', '--cwd', project(greet)])
    expect(err).toMatch(
      /^log +hello ana\ngreet answered PreSignUp_SignUp: [\d.]+ ms, [\d.]+ ms of CPU, [\d.]+ MiB of heap\n$/,
    )
    expect(out).toBe('  response.autoConfirmUser\n-   false\n+   true\n')
    expect(code).toBe(0)
  })

  it('takes an event from standard input and answers as one JSON document', async () => {
    const event = { userName: 'bo', triggerSource: 'PreSignUp_SignUp', response: { autoConfirmUser: false } }
    const { code, out } = await poolwright(
      ['invoke', 'greet', '-e', '-', '--json', '--cwd', project(greet)],
      { input: JSON.stringify(event) },
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      ok: true,
      event,
      answer: { ...event, response: { autoConfirmUser: true } },
      changes: [{ kind: 'changed', path: ['response', 'autoConfirmUser'], before: false, after: true }],
      logs: [{ level: 'log', text: 'hello bo' }],
      calls: [],
      took: expect.any(Number),
      cpu: expect.any(Number),
      heap: expect.any(Number),
    })
  })

  it('shows where in his own script the author is wrong', async () => {
    const dir = project(
      'export const handler = async (event: { request: object }) => {\n  throw new TypeError("no " + typeof event)\n}\n',
    )
    const { code, out, err } = await poolwright(['invoke', 'greet', '--cwd', dir])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('error: greet threw TypeError: no object\n  --> triggers/greet.ts:2:')
    expect(err).toContain('2 |   throw new TypeError("no " + typeof event)')
  })

  it('tells every mistake for which a script does not compile', async () => {
    const dir = project(
      "import { a } from 'none'\nimport { b } from './gone'\nexport const handler = () => a(b)\n",
    )
    const { err } = await poolwright(['invoke', 'greet', '--cwd', dir])
    expect(err).toContain('error: greet cannot be run: Could not resolve "none" (and 1 more)')
    expect(err).toContain('\nCould not resolve "./gone"\n    at triggers/greet.ts:2:19\n')
  })

  it('points to no line where none is to blame', async () => {
    const { err } = await poolwright(['invoke', 'greet', '--cwd', project('export const handle = 1\n')])
    expect(err).toContain('the script exports no function `handler`\n  --> triggers/greet.ts\n')
    expect(err).not.toContain('^')
  })

  it('refuses an answer that Cognito would not take', async () => {
    const dir = project(greet.replace('autoConfirmUser = true', "autoConfirmUser = 'yes' as never"))
    const { code, err } = await poolwright(['invoke', 'greet', '--cwd', dir])
    expect(code).toBe(1)
    expect(err).toContain('`response.autoConfirmUser` must be boolean or null')
  })

  it('gives a stage what its pool says beside the trigger', async () => {
    const { code, err } = await poolwright(['invoke', 'allow-corporate', '--cwd', shop])
    expect([code, err]).toEqual([0, expect.stringContaining('allow-corporate answered PreSignUp_SignUp')])
  })

  it('refuses an event that is none, with exit code 3', async () => {
    const { code, err } = await poolwright(['invoke', 'greet', '-e', '-', '--cwd', project(greet)], {
      input: '{\n  "a": }\n',
    })
    expect(code).toBe(3)
    expect(err).toMatch(/^error: the event in standard input is not JSON: .+\n {2}help: /)
  })

  it('refuses a trigger that there is not, with exit code 2', async () => {
    const { code, err } = await poolwright(['invoke', 'gret', '--cwd', project(greet)])
    expect([code, err]).toEqual([2, "error: unknown trigger 'gret' (did you mean greet?)\n"])
  })
})
