import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openBundler } from '../../../../src/adapters/sandbox/bundle/bundler.ts'

const files = {
  'triggers/modules/index.js':
    'const found = "a,b,c".split(",").map((name) => require(`./${name}`))\nexports.handler = () => found.map(({ is }) => is)\n',
  'triggers/modules/a.js': 'exports.is = "A"\n',
  'triggers/modules/b.ts': 'export const is = "B" as string\n',
  'triggers/modules/c/index.js': 'exports.is = "C"\n',
  'triggers/place.mjs':
    'export const handler = () => [import.meta.url, import.meta.dirname, typeof __dirname]\n',
  'triggers/decorated.ts': `
const loud = (method: () => string, _: unknown) => function (this: unknown) { return method.call(this).toUpperCase() }
class Greeter { @loud greet() { return 'hello' } }
export const handler = () => new Greeter().greet()
`,
}
const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
for (const [path, text] of Object.entries(files)) {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}
const bundler = openBundler(root)
afterAll(() => bundler.close())

async function run(script: string): Promise<unknown> {
  const { code } = await bundler.bundle({ script })
  const module = { exports: {} as { handler?: () => unknown } }
  const load = (0, eval)(code) as (...given: unknown[]) => void
  load(module, module.exports, undefined)
  return module.exports.handler?.()
}

describe('a script written for Lambda', () => {
  it('requires files by names made up as it runs, without their endings', async () => {
    expect(await run('triggers/modules/index.js')).toEqual(['A', 'B', 'C'])
  })

  it('lies where Lambda puts it', async () => {
    expect(await run('triggers/place.mjs')).toEqual(['file:///var/task/index.js', '/var/task', 'string'])
  })

  it('may have decorators', async () => {
    expect(await run('triggers/decorated.ts')).toBe('HELLO')
  })
})
