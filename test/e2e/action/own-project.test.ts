import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../serve.ts'
import { runPoolwright } from '../run-poolwright.ts'

/** Runs the script of the action outside of GitHub, on the project of this repository. */
const review = (workspace: string) =>
  spawnSync(process.execPath, [join(root, 'action/review.ts')], {
    cwd: workspace,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' },
  })

it(
  'finds nothing that fails in the project of this repository, nor in its last change',
  { timeout: 240_000 },
  () => {
    const { status, stdout, stderr } = review(root)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^poolwright \S+, from its source\n(compared with [0-9a-f]{7}: |the clone has no commit before this one\n)/,
    )
    expect(stdout).toMatch(/scenarios\/iam\/arn\.scenario\.yaml .* of /)
  },
)

it('works in a clone with one commit alone, which has nothing to compare with', { timeout: 240_000 }, () => {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'))
  try {
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${root}`, clone])
    const { status, stdout } = review(clone)
    expect(status).toBe(0)
    expect(stdout).toContain('the clone has no commit before this one')
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
})

it('has its pools, triggers and scenarios in the form that fmt writes', async () => {
  expect(await runPoolwright(root, 'fmt', '--check')).toMatchObject({ code: 0, out: '' })
})
