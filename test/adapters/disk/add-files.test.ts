import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addFiles, alreadyThere } from '../../../src/adapters/disk/add-files.ts'
import { Unreadable } from '../../../src/adapters/disk/unreadable.ts'

let dir = ''
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'poolwright-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('files that are added', () => {
  it('lie in folders that are made for them', () => {
    addFiles(
      join(dir, 'a/b'),
      new Map([
        ['c/d.txt', 'd'],
        ['e.txt', 'e'],
      ]),
    )
    expect(readFileSync(join(dir, 'a/b/c/d.txt'), 'utf8')).toBe('d')
    expect(readFileSync(join(dir, 'a/b/e.txt'), 'utf8')).toBe('e')
  })

  it('never take the place of others, and then leave nothing behind', () => {
    writeFileSync(join(dir, 'z.txt'), 'mine')
    const files = new Map([
      ['new/a.txt', 'a'],
      ['z.txt', 'z'],
    ])
    expect(() => addFiles(dir, files)).toThrow(Unreadable)
    expect(readdirSync(dir)).toEqual(['z.txt'])
    expect(readFileSync(join(dir, 'z.txt'), 'utf8')).toBe('mine')
  })

  it('leave folders that were there, and whatever else is in them', () => {
    mkdirSync(join(dir, 'own'))
    writeFileSync(join(dir, 'z'), '')
    expect(() =>
      addFiles(
        dir,
        new Map([
          ['own/a.txt', 'a'],
          ['z/b.txt', 'b'],
        ]),
      ),
    ).toThrow(Unreadable)
    expect(readdirSync(dir)).toEqual(['own', 'z'])
    expect(readdirSync(join(dir, 'own'))).toEqual([])
  })

  it('do not go where a link leads out of the folder', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    mkdirSync(join(dir, 'project'))
    symlinkSync(elsewhere, join(dir, 'project/.github'))
    const files = new Map([['.github/workflows/x.yml', '']])
    expect(() => addFiles(join(dir, 'project'), files)).toThrow(/leads out/)
    expect(existsSync(join(elsewhere, 'workflows'))).toBe(false)
    rmSync(elsewhere, { recursive: true })
  })
})

describe('what is there already', () => {
  it('is told by its path, a link that leads nowhere too', () => {
    writeFileSync(join(dir, 'a'), '')
    symlinkSync('nowhere', join(dir, 'b'))
    expect(alreadyThere(dir, ['a', 'b', 'c', 'd/e'])).toEqual(['a', 'b'])
    expect(alreadyThere(join(dir, 'none'), ['a'])).toEqual([])
  })
})
