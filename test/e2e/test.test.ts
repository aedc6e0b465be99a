import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cli, folder, root } from '../serve.ts'

const scenario = (decision: string) => `steps:
  - name: Ana reads her own notes
    do: decide
    policies:
      identity:
        - Version: 2012-10-17
          Statement:
            - Sid: Own
              Effect: Allow
              Action: notes:Read
              Resource: arn:aws:notes:::\${aws:username}/*
    principal: arn:aws:iam::123456789012:user/ana
    action: notes:Read
    resource: arn:aws:notes:::ana/1
    context: { aws:username: ana }
    expect: { decision: ${decision}, by: Own }
`
const { dir, remove } = folder({
  'test/good.scenario.yaml': scenario('allow'),
  'test/bad.scenario.yaml': scenario('explicitDeny'),
  'pools/shop.pool.yaml': 'clients: { web: {} }\n',
  'test/later.scenario.yaml': scenario('allow').replace(
    '    do: decide',
    '    after: 100000001d\n    do: decide',
  ),
})
afterAll(remove)

/** Runs `poolwright test` as a shell would. */
const run = (...args: string[]) => runIn(dir, ...args)

function runIn(cwd: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [cli, 'test', '--cwd', cwd, ...args], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })))
}

describe('poolwright test', () => {
  it('tells which scenarios come true, and where and why one does not', async () => {
    const { code, out, err } = await run()
    expect(code).toBe(1)
    expect(out).toContain('✓ test/good.scenario.yaml  1 of 1\n')
    expect(out).toContain('✗ test/bad.scenario.yaml  0 of 1\n')
    expect(out).toMatch(/✗ Ana reads her own notes {2}test\/bad\.scenario\.yaml:2\n/)
    expect(out).toMatch(/explicitDeny[\s\S]*allow/)
    expect(out).toContain('not run: the clock has gone further than dates go')
    expect(err).toMatch(/3 scenarios: 1 came true, 1 did not, 1 not run/)
  })

  it('runs only what is named, and passes where that comes true', async () => {
    const { code, out } = await run('test/good.scenario.yaml', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ok: true, passed: 1, failed: 0, notRun: 0 })
  })

  it('refuses paths without a scenario', async () => {
    const { code, err } = await run('elsewhere')
    expect([code, err]).toEqual([2, 'error: there is no scenario in these paths\n'])
  })
})

describe('poolwright test, of stories with scripts', () => {
  const shop = mkdtempSync(join(tmpdir(), 'poolwright-'))
  cpSync(join(root, 'test/fixtures/shop'), shop, { recursive: true })
  afterAll(() => rmSync(shop, { recursive: true, force: true }))

  it('plays the story of the shop through sign-in, refresh, credentials and sign-up', async () => {
    const { code, out } = await runIn(shop)
    expect([code, out]).toEqual([0, '✓ triggers/claims.scenario.yaml  5 of 5\n'])
  })

  it('tells which scripts were reached by which hooks', async () => {
    const { out } = await runIn(shop, '--coverage')
    expect(out).toContain('✓ customers  PreSignUp_SignUp  allow-corporate  ran 2, failed 1\n')
    expect(out).toContain('- customers  PostConfirmation_ConfirmSignUp  provision  never reached\n')
  })

  it('tells which lines of scripts ran, of those that no story reaches too', async () => {
    const { out } = await runIn(shop, '--coverage')
    expect(out).toContain('51.5 % of the lines of scripts ran, 17 of 33\n')
    expect(out).toContain('✓ triggers/claims.ts  100 %, 9 of 9\n')
    expect(out).toContain('- triggers/refuse-role-accounts.ts  80 %, 4 of 5  not 9\n')
    expect(out).toContain('- triggers/provision.ts  0 %, 0 of 5  not 4-8\n')
  })

  it('writes them as a tracefile, with paths from the working directory', async () => {
    const file = join(shop, 'made/lcov.info')
    const { code, out } = await runIn(shop, '--coverage-file', file, '--json')
    expect(code).toBe(0)
    const { lines } = JSON.parse(out).coverage
    expect(lines).toMatchObject({ total: 33, hit: 17, percent: 51.5, unmeasured: [] })
    expect(lines.files[1]).toMatchObject({ file: 'triggers/claims.ts', total: 9, hit: 9, uncovered: [] })
    const text = readFileSync(file, 'utf8')
    const paths = [...text.matchAll(/^SF:(.*)$/gm)].map(([, path = '']) => resolve(path))
    expect(paths).toContain(join(shop, 'triggers/claims.ts'))
    expect(text).toContain('DA:6,2\n')
  })

  it.each([
    ['more lines ran than it must', '51', 0],
    ['fewer ran', '51.6', 1],
  ])('exits as `--coverage-min` asks where %s', async (_, least, expected) => {
    const { code, err } = await runIn(shop, '--coverage-min', least)
    expect(code).toBe(expected)
    expect(err.includes('`--coverage-min` asks for')).toBe(expected === 1)
  })

  it.each(['-1', '101', 'most', ''])('takes no percentage such as `%s`', async (least) => {
    const { code, err } = await runIn(shop, `--coverage-min=${least}`)
    expect([code, err]).toEqual([2, expect.stringContaining('it is from 0 to 100.')])
  })

  it('says nothing of lines unless it is asked to', async () => {
    const { out } = await runIn(shop, '--json')
    expect(JSON.parse(out)).not.toHaveProperty('coverage')
  })
})

describe('poolwright test --update', () => {
  const story = `pool: shop
given:
  users: { ana: { username: ana, password: Correct-Horse-9! } }
steps:
  # Ana is known.
  - name: Ana signs in
    do: signIn
    client: web
    by: srp
    username: ana
    password: Another-Horse-9! # not hers
    expect: { sent: email } # what comes of it
`
  const { dir, remove } = folder({
    'pools/shop.pool.yaml': 'signIn: { with: [username] }\nclients: { web: { auth: [srp] } }\n',
    'test/ana.scenario.yaml': story,
  })
  afterAll(remove)

  it('writes what was seen and keeps every comment, after which the story comes true', async () => {
    const { err } = await runIn(dir, '--update')
    expect(err).toContain('test/ana.scenario.yaml: 1 updated\n')
    expect(readFileSync(join(dir, 'test/ana.scenario.yaml'), 'utf8')).toBe(
      story.replace(
        'expect: { sent: email }',
        'expect: { sent: nothing, error: NotAuthorizedException, message: Incorrect username or password. }',
      ),
    )
    expect(await runIn(dir)).toMatchObject({ code: 0 })
  })

  it('writes nothing where all is as it is expected', async () => {
    const before = readFileSync(join(dir, 'test/ana.scenario.yaml'), 'utf8')
    expect(await runIn(dir, '--update')).toMatchObject({
      code: 0,
      err: expect.not.stringContaining('updated'),
    })
    expect(readFileSync(join(dir, 'test/ana.scenario.yaml'), 'utf8')).toBe(before)
  })
})

describe('poolwright test, in environments', () => {
  const story = (env: string, minutes: number) => `pool: shop
${env}given: { users: { ana: { username: ana, password: Correct-Horse-9! } } }
steps:
  - { name: ana signs in, do: signIn, client: web, by: password, username: ana, password: Correct-Horse-9! }
  - name: her token has ${minutes} minutes
    do: invoke
    trigger: tells
    event: { triggerSource: PreSignUp_SignUp, version: '1' }
    expect: { response: { autoConfirmUser: ${minutes === 5} } }
`
  const account = `account: '123456789012'\nregion: us-east-1\n`
  const { dir, remove } = folder({
    'pools/env/dev.env.yaml': `${account}params: { confirms: 'no' }\n`,
    'pools/env/prod.env.yaml': `${account}params: { confirms: 'yes' }\n`,
    'pools/shop.pool.yaml': 'signIn: { with: [username] }\nclients: { web: { auth: [password] } }\n',
    'triggers/tells.trigger.yaml':
      'script: ./tells.js\nhooks: [preSignUp]\nenv: { CONFIRMS: $(param.confirms) }\n',
    'triggers/tells.js':
      'exports.handler = async (event) => { event.response.autoConfirmUser = process.env.CONFIRMS === "yes"; return event }\n',
    'test/usual.scenario.yaml': story('', 60),
    'test/there.scenario.yaml': story('env: prod\n', 5),
  })
  afterAll(remove)

  it('plays each in the one that it names, and the others in dev', async () => {
    const { code, out } = await runIn(dir)
    expect([code, out]).toEqual([
      0,
      '✓ test/there.scenario.yaml  2 of 2\n✓ test/usual.scenario.yaml  2 of 2\n',
    ])
  })

  it('plays those that name none in the one that is asked for', async () => {
    const { code, out } = await runIn(dir, '--env', 'prod')
    expect(code).toBe(1)
    expect(out).toContain('✓ test/there.scenario.yaml  2 of 2\n✗ test/usual.scenario.yaml  1 of 2\n')
  })
})

describe('poolwright test --watch', () => {
  const pool = (minutes: number) =>
    `signIn: { with: [username] }\nuse: [short]\nclients: { web: { auth: [password], tokens: { access: ${minutes}m } } }\n`
  const story = (pool: string, name: string) => `pool: ${pool}
given: { users: { ana: { username: ana, password: Correct-Horse-9! } } }
steps:
  - { name: ${name}, do: signIn, client: web, by: password, username: ana, password: Correct-Horse-9! }
`
  const trigger = 'script: ./claims.js\nhooks: [preTokenGeneration]\n'
  const script = (tier: string) =>
    `export const handler = async (event) => { event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { tier: '${tier}' } } }; return event }\n`
  const files = {
    'pools/shop.pool.yaml': `${pool(30)}triggers: { preTokenGeneration: claims }\n`,
    'pools/staff.pool.yaml': pool(30).replace('use: [short]\n', ''),
    'pools/short.fragment.yaml': 'for: pool\nset: { password: { minLength: 8 } }\n',
    'triggers/claims.trigger.yaml': trigger,
    'triggers/claims.js': script('gold'),
    'test/one.scenario.yaml': story('shop', 'one'),
    'test/two.scenario.yaml': story('shop', 'two'),
    'test/staff.scenario.yaml': story('staff', 'three'),
  }
  const { dir, remove } = folder(files)
  const watching = spawn(process.execPath, [cli, 'test', '--watch', '--cwd', dir], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  let said = ''
  watching.stdout.on('data', (data) => (said += data))
  watching.stderr.on('data', (data) => (said += data))
  const ended = new Promise<number | null>((done) => watching.on('close', done))
  afterAll(() => {
    watching.kill('SIGKILL')
    remove()
  })

  /** What was said until a round is over: the scenarios that were played, and what else there was to say. */
  const round = async () => {
    await expect.poll(() => /came true|^error|rests on/m.test(said), { timeout: 20_000 }).toBe(true)
    const text = said
    said = ''
    const played = [...text.matchAll(/[✓✗] test\/(\w+)\.scenario/g)].map(([, name]) => name)
    return { played: played.sort(), text }
  }
  const change = (path: string, text: string) => {
    writeFileSync(join(dir, path), text)
    return round()
  }

  it('plays every scenario when it begins', async () => {
    expect((await round()).played).toEqual(['one', 'staff', 'two'])
  })

  it.each([
    ['a scenario', 'test/one.scenario.yaml', story('shop', 'once more'), ['one']],
    ['a script', 'triggers/claims.js', script('silver'), ['one', 'two']],
    ['a trigger', 'triggers/claims.trigger.yaml', `${trigger}sandbox: { memory: 96Mi }\n`, ['one', 'two']],
    ['a pool', 'pools/staff.pool.yaml', pool(20).replace('use: [short]\n', ''), ['staff']],
    [
      'a fragment',
      'pools/short.fragment.yaml',
      'for: pool\nset: { password: { minLength: 9 } }\n',
      ['one', 'two'],
    ],
  ])('plays those again that rest on %s that changes', async (_, path, text, expected) => {
    expect((await change(path, text)).played).toEqual(expected)
  })

  it('plays nothing where a file comes to the same', async () => {
    const { played, text } = await change('triggers/claims.js', `// Of all.\n${script('silver')}`)
    expect([played, text]).toEqual([[], 'no scenario rests on what has changed\n'])
  })

  it('tells of a mistake, and plays what it mends', async () => {
    const { played, text } = await change('pools/staff.pool.yaml', 'signIn: [\n')
    expect([played, text]).toEqual([[], expect.stringMatching(/^error: .*pools\/staff\.pool\.yaml:/)])
    expect((await change('pools/staff.pool.yaml', pool(10).replace('use: [short]\n', ''))).played).toEqual([
      'staff',
    ])
  })

  it('ends with 0 when it is interrupted', async () => {
    watching.kill('SIGINT')
    expect(await ended).toBe(0)
  })

  it('does not write scenarios, which would be changes', async () => {
    const { code, err } = await runIn(dir, '--watch', '--update')
    expect([code, err]).toEqual([2, expect.stringContaining('--watch')])
  })
})
