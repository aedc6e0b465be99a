import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openBundler } from '../../../../src/adapters/sandbox/bundle/bundler.ts'

const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
mkdirSync(join(root, 'triggers'))
const write = (path: string, text: string) => writeFileSync(join(root, path), text)
write('package.json', '{ "type": "module" }')
write('triggers/common.js', 'loose = require("./word"); exports.handler = () => loose.word()\n')
write('triggers/word.js', 'module.exports.word = function word() { return "common" }\n')
write('triggers/modern.js', 'import { word } from "./said.js"\nexport const handler = () => word()\n')
write('triggers/said.js', '// exports a word\nexport const word = () => "modern"\n')
write('triggers/mixed.ts', 'import { word } from "./word.js"\nexport const handler = () => word()\n')
const bundler = openBundler(root)
afterAll(() => bundler.close())

describe('a script under a package.json that says module', () => {
  it.each([
    ['common', 'common'],
    ['modern', 'modern'],
    ['mixed', 'common'],
  ])('is what is written in it: %s', async (name, word) => {
    const { code } = await bundler.bundle({
      script: `triggers/${name}.${name === 'mixed' ? 'ts' : 'js'}`,
    })
    const module = { exports: {} as { handler?: () => string } }
    const load = (0, eval)(code) as (...given: unknown[]) => void
    load(module, module.exports, undefined)
    expect(module.exports.handler?.()).toBe(word)
  })
})
