import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBundler } from '../../../../src/adapters/sandbox/bundle/bundler.ts'

const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
const bundler = openBundler(root)
const write = (script: string, text: string) => {
  writeFileSync(join(root, script), text)
  return script
}
/** What a bundle exports, run here: these scripts are our own. */
const exportsOf = async (script: string) => {
  const module = { exports: {} as Record<string, unknown> }
  const made = await bundler.bundle({ script })
  ;(0, eval)(made.code)(module, module.exports, () => undefined)
  return module.exports
}

beforeAll(() => void mkdirSync(join(root, 'triggers')))
afterAll(async () => {
  await bundler.close()
  rmSync(root, { recursive: true })
})

it('gives a script `defineTrigger` where the package is not installed', async () => {
  const script = write(
    'triggers/typed.ts',
    `import { defineTrigger, type Context } from 'poolwright'
    import type { PreSignUpEvent } from 'poolwright'
    const given = async (event: PreSignUpEvent, context: Context) => event
    export const handler = defineTrigger('PreSignUp', given)
    export const same = handler === given`,
  )
  expect(await exportsOf(script)).toMatchObject({ handler: expect.any(Function), same: true })
})

it('gives it to CommonJS too, and whatever package of this name is there', async () => {
  mkdirSync(join(root, 'node_modules/poolwright'), { recursive: true })
  writeFileSync(join(root, 'node_modules/poolwright/index.js'), `exports.defineTrigger = () => 'another'`)
  const script = write(
    'triggers/old.js',
    `const { defineTrigger } = require('poolwright')\nexports.handler = defineTrigger('PreSignUp', 1)`,
  )
  expect((await exportsOf(script))['handler']).toBe(1)
})

it('tells an author who imports anything else of it', async () => {
  const script = write(
    'triggers/wrong.ts',
    `import { defineHook } from 'poolwright'\nexport const handler = defineHook()`,
  )
  await expect(bundler.bundle({ script })).rejects.toThrow(/^No matching export .* for import "defineHook"$/)
})
