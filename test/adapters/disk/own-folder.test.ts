import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownFolder } from '../../../src/adapters/disk/own-folder.ts'

let root = ''
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'own-'))))
afterEach(() => rmSync(root, { recursive: true }))

describe('the folder of a server', () => {
  it('is for its owner only, and not for git', () => {
    expect(ownFolder(root)).toBe(join(root, '.poolwright'))
    expect(ownFolder(root)).toBe(join(root, '.poolwright'))
    expect(statSync(join(root, '.poolwright')).mode & 0o077).toBe(0)
    expect(readFileSync(join(root, '.poolwright/.gitignore'), 'utf8')).toBe('*\n')
  })

  it('says so where it cannot be', () => {
    writeFileSync(join(root, '.poolwright'), '')
    expect(() => ownFolder(root)).toThrow(
      expect.objectContaining({ name: 'Unreadable', help: 'or keep nothing: --memory' }),
    )
  })
})
