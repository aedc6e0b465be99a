import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { cli, root } from '../../serve.ts'
import { pullRequest } from './pull-request.ts'

interface Job {
  readonly script: readonly string[]
  readonly artifacts: {
    readonly paths: readonly string[]
    readonly reports: Readonly<Record<string, string>>
  }
}
const job = (parse(readFileSync(join(root, 'templates/ci/gitlab.yml'), 'utf8')) as { poolwright: Job })
  .poolwright

const pool = (open: boolean) => `signIn: { with: [email], caseSensitive: false }
signUp: { selfService: ${open}, verify: [email] }
clients: { web: { auth: [srp] } }
`
const made = pullRequest(
  { 'pools/shop.pool.yaml': pool(false) },
  {
    'pools/shop.pool.yaml': pool(true),
    'test/sign-in.scenario.yaml': `pool: shop
given: { users: { ana: { attributes: { email: ana@example.com }, password: Correct-Horse-9! } } }
steps:
  - { name: Ana signs in, do: signIn, client: web, by: srp, username: ana@example.com, password: Correct-Horse-9! }
`,
  },
  'whole',
)
afterAll(made.remove)

/** Runs the script of the job as a runner does, in the clone of a merge request. */
function run(env: Readonly<Record<string, string>>) {
  const input = ['set -eo pipefail', ...job.script].join('\n')
  const all = { PATH: process.env['PATH'], HOME: made.dir, POOLWRIGHT: `${process.execPath} ${cli}`, ...env }
  return spawnSync('bash', { cwd: made.dir, input, encoding: 'utf8', env: all })
}
const text = (name: string) => readFileSync(join(made.dir, name), 'utf8')

it(
  'leaves the reports of a merge request where its artifacts are looked for, and fails as they do',
  { timeout: 240_000 },
  () => {
    const base = execFileSync('git', ['rev-parse', 'HEAD^1'], { cwd: made.dir, encoding: 'utf8' }).trim()
    const { status } = run({ CI_MERGE_REQUEST_DIFF_BASE_SHA: base })
    expect(status).toBe(1)
    const issues = JSON.parse(text(job.artifacts.reports['codequality'] ?? '')) as { check_name: string }[]
    expect(issues.map(({ check_name }) => check_name)).toContain('PW-CLIENT-006')
    expect(text(job.artifacts.paths[0] ?? '')).toContain('anybody may now sign up in `shop`')
    expect(text(job.artifacts.reports['junit'] ?? '')).toContain('<testsuites')
  },
)

it('has no plan on the default branch', { timeout: 240_000 }, () => {
  execFileSync('git', ['clean', '-fdq'], { cwd: made.dir })
  expect(run({}).status).toBe(1)
  expect(existsSync(join(made.dir, job.artifacts.paths[0] ?? ''))).toBe(false)
})
