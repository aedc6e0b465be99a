import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Unreadable } from '../../../src/adapters/disk/unreadable.ts'
import { writeFiles } from '../../../src/adapters/disk/write-files.ts'

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'poolwright-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
const write = (root: string, files: Readonly<Record<string, [before: string, after: string]>>) =>
  writeFiles(root, new Map(Object.entries(files).map(([path, [before, after]]) => [path, { before, after }])))

describe('a file that is written anew', () => {
  it('keeps its mode, and leaves nothing beside it', () => {
    const root = folder({ 'pools/a.yaml': 'a' })
    chmodSync(join(root, 'pools/a.yaml'), 0o640)
    write(root, { 'pools/a.yaml': ['a', 'b'] })
    expect(readFileSync(join(root, 'pools/a.yaml'), 'utf8')).toBe('b')
    expect(statSync(join(root, 'pools/a.yaml')).mode & 0o777).toBe(0o640)
    expect(readdirSync(join(root, 'pools'))).toEqual(['a.yaml'])
  })

  it('keeps its byte order mark', () => {
    const root = folder({ 'a.yaml': '\uFEFFa\r\n' })
    write(root, { 'a.yaml': ['a\r\n', 'b\r\n'] })
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('\uFEFFb\r\n')
  })

  it('is what a link leads to, and the link stays', () => {
    const root = folder({ 'kept/a.yaml': 'a' })
    symlinkSync('kept/a.yaml', join(root, 'b.yaml'))
    write(root, { 'b.yaml': ['a', 'b'] })
    expect(readFileSync(join(root, 'kept/a.yaml'), 'utf8')).toBe('b')
    expect(
      readdirSync(root, { withFileTypes: true })
        .find(({ name }) => name === 'b.yaml')
        ?.isSymbolicLink(),
    ).toBe(true)
  })
})

describe('nothing is written', () => {
  it('where one of the files has changed since it was read', () => {
    const root = folder({ 'a.yaml': 'a', 'b.yaml': 'changed' })
    expect(() => write(root, { 'a.yaml': ['a', 'x'], 'b.yaml': ['b', 'x'] })).toThrow(Unreadable)
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('a')
  })

  it('where a link leads out of the project, or a file is gone', () => {
    const root = folder({})
    symlinkSync(join(folder({ 'c.yaml': 'c' }), 'c.yaml'), join(root, 'c.yaml'))
    expect(() => write(root, { 'c.yaml': ['c', 'x'] })).toThrow('leads out of the project')
    expect(() => write(root, { 'd.yaml': ['d', 'x'] })).toThrow('it does not exist')
  })
})
