import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { failureOf, project } from './project.ts'

const { root, sandbox, write, call } = project({ spare: false })
const check = (script: string) => sandbox.check({ script })

describe('a script', () => {
  it('may import files beside it, JSON, and packages of the project, in either module system', async () => {
    write('triggers/lib/words.ts', `export const hello: string = 'hello'`)
    write('triggers/lib/old.js', `module.exports = { old: require('./data.json').name }`)
    write('triggers/lib/data.json', `{ "name": "old" }`)
    write('node_modules/polite/package.json', `{ "name": "polite", "main": "main.js" }`)
    write('node_modules/polite/main.js', `exports.polite = (name) => 'dear ' + name`)
    write(
      'node_modules/@scope/modern/package.json',
      `{ "name": "@scope/modern", "type": "module", "exports": "./m.js" }`,
    )
    write(
      'node_modules/@scope/modern/m.js',
      `import { randomInt } from 'crypto'\nexport default randomInt(7, 8)`,
    )
    write(
      'triggers/imports.ts',
      `import { hello } from './lib/words.ts'
      import { old } from './lib/old.js'
      import { polite } from 'polite'
      import modern from '@scope/modern'
      export const handler = async () => [hello, old, polite('ana'), modern, (await import('./lib/words.ts')).hello]`,
    )
    expect((await call('triggers/imports.ts')).value).toEqual(['hello', 'old', 'dear ana', 7, 'hello'])
  })

  it('may ask for a package that is not there, if it is ready for that', async () => {
    write(
      'triggers/optional.js',
      `let found = true; try { require('nonsense') } catch { found = false }\nexports.handler = async () => found`,
    )
    expect((await call('triggers/optional.js')).value).toBe(false)
  })
})

describe('a script that cannot be bundled', () => {
  const outside = mkdtempSync(join(tmpdir(), 'poolwright-outside-'))
  afterAll(() => rmSync(outside, { recursive: true }))
  writeFileSync(join(outside, 'secret.ts'), `export const secret = 1`)
  writeFileSync(join(outside, 'secret.json'), `{}`)
  write('secret.json', `{}`)
  write('.poolwright/seal.ts', `export default 'key'`)
  write('triggers/page.html', `<p>`)
  write('node_modules/broken/index.js', `\nconst fs = ;`)
  symlinkSync(join(outside, 'secret.ts'), join(root, 'triggers/linked.ts'))
  symlinkSync(outside, join(root, 'node_modules/linked'))

  it.each([
    ['does not parse', `\nconst x = ;`, 2, 11, /^Unexpected ";"$/],
    ['imports what is not there', `import './nothing.ts'`, 1, 8, /^Could not resolve ".\/nothing.ts"$/],
    [
      'imports a name that is not there',
      `import { nothing } from './page.ts'\nnothing()`,
      1,
      10,
      /No matching export/,
    ],
    [
      'reads a name that is not there',
      `import * as page from './page.ts'\npage.nothing()`,
      2,
      6,
      /always be undefined/,
    ],
    [
      'uses the disk',
      `\nimport { readFile } from 'node:fs/promises'\nreadFile()`,
      2,
      26,
      /^the sandbox has no `node:fs\/promises`; of Node's own modules it has assert, /,
    ],
    [
      'requires the network',
      `/* é */ const { request } = require('http')`,
      1,
      37,
      /^the sandbox has no `http`/,
    ],
    [
      'uses what our node:crypto has not',
      `import { setEngine } from 'node:crypto'\nsetEngine()`,
      1,
      10,
      /No matching export in .* for import "setEngine"/,
    ],
    [
      'climbs out of the project',
      `import '../../../../../../../../etc/passwd.json'`,
      1,
      8,
      /Could not resolve/,
    ],
    [
      'leaves the project by a path',
      `import '${outside}/secret.json'`,
      1,
      8,
      /^a script may not import what is outside its project$/,
    ],
    [
      'leaves the project by a link',
      `import './linked.ts'`,
      1,
      8,
      /^a script may not import what is outside its project$/,
    ],
    [
      'leaves the project by a package',
      `import 'linked/secret.ts'`,
      1,
      8,
      /^a script may not import what is outside its project$/,
    ],
    [
      'reads other files of the project',
      `import '../secret.json'`,
      1,
      8,
      /^a script may import from `triggers\/` and `node_modules\/`, not from `secret.json`$/,
    ],
    ['reads what the product keeps', `import '../.poolwright/seal.ts'`, 1, 8, /^a script may import from/],
    [
      'imports something else than code',
      `import './page.html'`,
      1,
      8,
      /^a script may import TypeScript, JavaScript and JSON, not `triggers\/page.html`$/,
    ],
    [
      'imports from the network',
      `import 'https://example.com/x.js'`,
      1,
      8,
      /^a script may not import `https:\/\/example.com\/x.js`/,
    ],
    ['imports data', `import 'data:text/javascript,1'`, 1, 8, /^a script may not import `data:/],
    ['waits at its top level', `await 1\nexport {}`, 1, 1, /^a script may not wait at its top level/],
  ])('says where: it %s', async (_, source, line, column, message) => {
    write('triggers/page.ts', `export const page = 1`)
    write('triggers/wrong.ts', source)
    sandbox.reload()
    const failed = await failureOf(check('triggers/wrong.ts'))
    expect([failed.name, failed.failure, failed.place]).toEqual([
      'ScriptError',
      'unfit',
      { file: 'triggers/wrong.ts', line, column },
    ])
    expect(failed.message).toMatch(message)
  })

  it('says where in the package that is to blame', async () => {
    write('triggers/broken.ts', `import 'broken'`)
    const failed = await failureOf(check('triggers/broken.ts'))
    expect(failed.place).toEqual({ file: 'node_modules/broken/index.js', line: 2, column: 12 })
  })

  it.each([
    ['is not there', 'triggers/nothing.ts', 'missing', 'there is no file `triggers/nothing.ts`'],
    [
      'is a link out of the project',
      'triggers/linked.ts',
      'unfit',
      'a script may not import what is outside its project',
    ],
    ['is outside the project', '../outside.ts', 'missing', 'there is no file `../outside.ts`'],
  ])('says so: it %s', async (_, script, failure, message) => {
    const failed = await failureOf(call(script))
    expect([failed.failure, failed.message]).toEqual([failure, message])
    expect(failed.place).toMatchObject({ file: script })
  })

  it('names the first mistake and counts the others', async () => {
    write('triggers/twice.ts', `import 'one'\nimport 'two'`)
    const failed = await failureOf(check('triggers/twice.ts'))
    expect(failed.message).toMatch(/^Could not resolve "one" \(and 1 more\)$/)
    expect(failed.trace).toMatch(/at triggers\/twice\.ts:1:8\n.*"two"\n    at triggers\/twice\.ts:2:8$/)
  })
})

describe('an error', () => {
  it('is at the author’s own file, line and column, with no frame that is not his or his packages’', async () => {
    write('node_modules/thrower/package.json', `{ "name": "thrower" }`)
    write('node_modules/thrower/index.js', `module.exports = (then) => {\n  then()\n}`)
    write(
      'triggers/deep/check.ts',
      `// a comment\nexport function check(name: string): void {\n  if (!name) throw new RangeError('no name')\n}`,
    )
    write(
      'triggers/deep.ts',
      `interface Event { name: string }
import thrower from 'thrower'
import { check } from './deep/check.ts'

export const handler = async ({ name }: Event) => {
  thrower(() => check(name))
}`,
    )
    const failed = await failureOf(call('triggers/deep.ts', { name: '' }))
    expect(failed.place).toEqual({ file: 'triggers/deep/check.ts', line: 3, column: 20 })
    expect(failed.trace).toMatch(
      /^RangeError: no name\n    at check \(triggers\/deep\/check\.ts:3:20\)\n    at .*triggers\/deep\.ts:6:\d+\)?\n    at .*node_modules\/thrower\/index\.js:2:3\)\n    at .*triggers\/deep\.ts:6:3\)$/,
    )
  })

  it('thrown by a package is where the author called it', async () => {
    write('node_modules/angry/package.json', `{ "name": "angry" }`)
    write('node_modules/angry/index.js', `module.exports = () => { throw new Error('angry') }`)
    write(
      'triggers/angry.js',
      `const angry = require('angry')\nexports.handler = async () => {\n  angry()\n}`,
    )
    expect((await failureOf(call('triggers/angry.js'))).place).toEqual({
      file: 'triggers/angry.js',
      line: 3,
      column: 3,
    })
  })
})

describe('a pin', () => {
  const source = `exports.handler = async () => 'pinned'`
  const sha256 = createHash('sha256').update(source).digest('hex')

  it('lets through the script that it names, and no other', async () => {
    write('triggers/pinned.js', source)
    expect((await call('triggers/pinned.js', {}, { sha256 })).value).toBe('pinned')
    const other = '0'.repeat(64)
    const failed = await failureOf(call('triggers/pinned.js', {}, { sha256: other }))
    expect([failed.failure, failed.message]).toEqual([
      'missing',
      `the script is not the one pinned: its sha256 is ${sha256}, not ${other}`,
    ])
    await expect(sandbox.check({ script: 'triggers/pinned.js', sha256: other })).rejects.toThrow(
      'not the one pinned',
    )
  })
})

describe('a changed script', () => {
  it('is read when it is reloaded, and not before; what has not changed stays warm', async () => {
    const count = (step: number) => `let n = 0; exports.handler = async () => (n += ${step})`
    write('triggers/changed.js', count(1))
    write('triggers/same.js', count(1))
    const both = async () => [
      (await call('triggers/changed.js')).value,
      (await call('triggers/same.js')).value,
    ]
    expect(await both()).toEqual([1, 1])
    write('triggers/changed.js', count(10))
    expect(await both()).toEqual([2, 2])
    sandbox.reload()
    expect(await both()).toEqual([10, 3])
  })

  it('ends the calls under way as they began', async () => {
    write(
      'triggers/slow.js',
      `exports.handler = async () => { await new Promise((r) => setTimeout(r, 100)); return 'old' }`,
    )
    const under = call('triggers/slow.js')
    await new Promise((resolve) => setTimeout(resolve, 50))
    write('triggers/slow.js', `exports.handler = async () => 'new'`)
    sandbox.reload()
    expect((await call('triggers/slow.js')).value).toBe('new')
    expect((await under).value).toBe('old')
  })

  it('works again after a mistake is mended, without a reload', async () => {
    write('triggers/mended.js', `exports.handler = async () => {`)
    expect((await failureOf(call('triggers/mended.js'))).failure).toBe('unfit')
    write('triggers/mended.js', `exports.handler = async () => 'mended'`)
    expect((await call('triggers/mended.js')).value).toBe('mended')
  })
})
