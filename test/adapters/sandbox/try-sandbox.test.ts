import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { trySandbox } from '../../../src/adapters/sandbox/try-sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'try-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('whether scripts can run', () => {
  it('is so where a line runs', async () => {
    expect(await trySandbox()).toBeUndefined()
  })

  it.each([
    [
      'there is no binary for the machine',
      "throw new Error('No native build was found for platform=plan9\\n  and more')",
      'Error: No native build was found for platform=plan9',
    ],
    [
      'it says something else',
      "import { writeSync } from 'node:fs'\nwriteSync(3, '41')",
      'its process ended with 0',
    ],
    ['it says nothing', '', 'its process ended with 0'],
    ['it ends badly', 'process.exit(7)', 'its process ended with 7'],
    ['it crashes', "process.kill(process.pid, 'SIGKILL')", 'its process ended with SIGKILL'],
    ['it never ends', 'setInterval(() => {}, 1000)', 'its process did not answer in 2 seconds'],
  ])('is not where %s', async (_, text, why) => {
    const main = join(folder, 'main.mjs')
    writeFileSync(main, text)
    expect(await trySandbox(main, 2_000)).toBe(why)
  })

  it('is not where there is nothing to start', async () => {
    expect(await trySandbox(join(folder, 'absent.mjs'))).toMatch(/^Error: Cannot find module/)
  })
})
