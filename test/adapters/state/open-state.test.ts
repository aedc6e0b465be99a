import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openState } from '../../../src/adapters/state/open-state.ts'

let root = ''
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'state-'))))
afterEach(() => rmSync(root, { recursive: true }))

const traits = { p: { with: [], aliases: [], caseSensitive: true, attributes: { email: { Name: 'email' } } } }

describe('the folder of a server', () => {
  it('is for its owner only, and not for git', () => {
    openState(root)
    expect(statSync(join(root, '.poolwright')).mode & 0o077).toBe(0)
    expect(readFileSync(join(root, '.poolwright/.gitignore'), 'utf8')).toBe('*\n')
  })

  it('remembers what the pools were', () => {
    expect(openState(root).traits()).toEqual({})
    openState(root).keepTraits(traits)
    expect(openState(root).traits()).toEqual(traits)
  })

  it('says what to do with a file that is no JSON', () => {
    const state = openState(root)
    writeFileSync(state.path('pools.json'), 'no')
    expect(() => state.traits()).toThrow(
      expect.objectContaining({ help: 'it is made by a server; remove it' }),
    )
  })

  it('says so where it cannot be', () => {
    writeFileSync(join(root, '.poolwright'), '')
    expect(() => openState(root)).toThrow(expect.objectContaining({ name: 'Unreadable' }))
  })
})
