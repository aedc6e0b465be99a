import { spawn } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { cli, folder } from '../serve.ts'

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
  - { name: Ana signs up, do: signUp, client: web, username: ana, password: Correct-Horse-9! }
`,
})
afterAll(remove)

/** Runs `poolwright test` as a shell would. */
function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [cli, 'test', '--cwd', dir, ...args], {
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
    expect(out).toContain('not run: `signUp` is not played yet')
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
