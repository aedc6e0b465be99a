import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBundler, type Bundler } from '../../../../src/adapters/sandbox/bundle/bundler.ts'

let root: string
let bundler: Bundler
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'poolwright-'))
  bundler = openBundler(root)
})
afterEach(async () => {
  await bundler.close()
  rmSync(root, { recursive: true })
})
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const script = 'triggers/greet.ts'
const bundle = () => bundler.bundle({ script })
/** Files that are being written while they are read are not trusted. */
const later = () => new Promise((resolve) => setTimeout(resolve, 60))

describe('a script that is asked for after a reload', () => {
  beforeEach(async () => {
    write(script, `import { word } from './word'; export const handler = () => ({ word })`)
    write('triggers/word.ts', `export const word = 'hello'`)
    await later()
  })

  it('is not compiled again where nothing has changed that went into it', async () => {
    const first = await bundle()
    bundler.reload()
    expect(bundler.made({ script })).toBeUndefined()
    expect(await bundle()).toBe(first)
  })

  it.each<[string, () => void]>([
    ['what it imports has changed', () => write('triggers/word.ts', `export const word = 'bye'`)],
    [
      'a file is there now that its imports mean instead',
      () => write('triggers/word.tsx', `export const word = 'bye'`),
    ],
    ['what it imports is gone', () => rmSync(join(root, 'triggers/word.ts'))],
    [
      'a file has changed whose time somebody has set back',
      () => {
        write('triggers/word.ts', `export const word = 'adieu'`)
        utimesSync(join(root, 'triggers/word.ts'), 1, 1)
      },
    ],
  ])('is compiled again where %s', async (_, change) => {
    const first = await bundle()
    change()
    bundler.reload()
    const second = await bundle().catch((error: unknown) => error)
    expect(second).not.toBe(first)
  })

  it('is compiled again where it changed while it was compiled', async () => {
    const compiling = bundle()
    write('triggers/word.ts', `export const word = 'bye'`)
    const first = await compiling
    bundler.reload()
    expect(await bundle()).not.toBe(first)
  })
})
