import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  'test/later.scenario.yaml': `pool: shop
steps:
  - { name: a machine comes, do: clientCredentials, client: web }
`,
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
    expect(out).toContain('not run: `clientCredentials` is not served yet')
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
})
