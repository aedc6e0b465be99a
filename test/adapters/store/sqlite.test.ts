import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { storeContract } from '../../contracts/store.contract.ts'
import type { Judged } from '../../contracts/store.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwright-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
const seal = openSeal({ key: randomBytes(32) })
let files = 0
const freshFile = () => join(folder, `${++files}`, 'store.db')

const open = (file: string): Judged => {
  const store = openSqliteStore({ file, seal })
  const judged = { store, close: () => store.close() }
  if (file === ':memory:') return judged
  return {
    ...judged,
    async again() {
      store.close()
      return open(file)
    },
  }
}

storeContract('SQLite in memory', async () => open(':memory:'))
storeContract('SQLite in a file', async () => open(freshFile()))

describe('the file of a store', () => {
  it('is made with its folder, for its owner only', () => {
    const file = freshFile()
    const store = openSqliteStore({ file, seal })
    for (const made of [file, `${file}-wal`]) expect(statSync(made).mode & 0o777).toBe(0o600)
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700)
    store.close()
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  it('keeps no password, challenge or message that can be read without the key', async () => {
    const file = freshFile()
    const store = openSqliteStore({ file, seal })
    const password = { salt: 'SALT-IN-CLEAR', verifier: 'VERIFIER-IN-CLEAR' }
    const [poolId, username] = ['pool', 'ana']
    const times = { createdAt: 0, modifiedAt: 0 }
    await store.commit([
      {
        kind: 'create user',
        user: {
          poolId,
          username,
          sub: 's',
          enabled: true,
          status: 'CONFIRMED',
          attributes: {},
          ...times,
          password,
        },
        names: [],
      },
      {
        kind: 'keep sign-in',
        signIn: {
          id: 'id',
          poolId,
          username,
          clientId: 'c',
          typed: 'ana',
          flow: 'CUSTOM_AUTH',
          expiresAt: 9,
          results: [],
          ticket: 'TICKET-IN-CLEAR',
          asked: {
            name: 'CUSTOM_CHALLENGE',
            memory: { private: { answer: 'ANSWER-IN-CLEAR' }, metadata: null },
          },
        },
      },
    ])
    const words = { text: 'TEXT-IN-CLEAR', code: 'CODE-IN-CLEAR', reason: 'SignUp' }
    const message = { kind: 'send', medium: 'SMS', poolId, username, to: '+49', ...words } as const
    await store.commit([{ kind: 'keep message', message, at: 1 }])
    store.close()
    const raw = new DatabaseSync(file)
    const dump = Buffer.from(raw.serialize()).toString('latin1')
    raw.close()
    expect(dump).toContain('+49')
    expect(dump).not.toContain('IN-CLEAR')
  })

  it('is refused under another seal key', () => {
    const file = freshFile()
    openSqliteStore({ file, seal }).close()
    const other = openSeal({ key: randomBytes(32) })
    expect(() => openSqliteStore({ file, seal: other })).toThrow(/was sealed under another key/)
  })

  it.each([
    ['of a newer Poolwright', 'INSERT INTO migrations VALUES (99, 0)', /made by a newer Poolwright/],
    [
      'whose tables were made otherwise',
      "UPDATE migrations SET checksum = 'x'",
      /migration 1 differs from ours/,
    ],
    ['of another program', 'DROP TABLE migrations', /a database of another program/],
  ])('is refused where it is one %s', (_, change, message) => {
    const file = freshFile()
    openSqliteStore({ file, seal }).close()
    const raw = new DatabaseSync(file)
    raw.exec(change)
    raw.close()
    expect(() => openSqliteStore({ file, seal })).toThrow(message)
    expect(() => openSqliteStore({ file, seal })).toThrow(expect.objectContaining({ name: 'Unreadable' }))
  })

  it('is refused where its folder cannot be', () => {
    const folderless = join(freshFile(), 'store.db')
    writeFileSync(join(folder, `${files}`), '')
    expect(() => openSqliteStore({ file: folderless, seal })).toThrow(
      expect.objectContaining({ name: 'Unreadable' }),
    )
  })

  it('is refused where it is no database', () => {
    const file = join(folder, 'text.db')
    writeFileSync(file, 'poems\n'.repeat(1000))
    expect(() => openSqliteStore({ file, seal })).toThrow(/cannot be opened: file is not a database/)
  })
})

describe('beside users', () => {
  it('keeps the first of two secrets of one name, and the last of two facts', () => {
    const file = freshFile()
    const store = openSqliteStore({ file, seal })
    expect(store.vault.get('key')).toBeUndefined()
    expect(store.meta.get('fact')).toBeUndefined()
    for (const word of ['first', 'second']) {
      expect(Buffer.from(store.vault.putIfAbsent('key', Buffer.from(word))).toString()).toBe('first')
      store.meta.set('fact', word)
      expect(store.meta.get('fact')).toBe(word)
    }
    store.close()
    const again = openSqliteStore({ file, seal })
    expect(Buffer.from(again.vault.get('key') ?? []).toString()).toBe('first')
    expect(again.meta.get('fact')).toBe('second')
    again.close()
  })
})

describe('a closed store', () => {
  it('has kept what was asked of it before, and takes nothing more', async () => {
    const file = freshFile()
    const store = openSqliteStore({ file, seal })
    const before = store.count('key', () => ({ failures: 7, last: 0 }))
    store.close()
    await before
    await expect(store.count('key', () => ({ failures: 1, last: 1 }))).rejects.toThrow()
    const again = openSqliteStore({ file, seal })
    let found: unknown
    await again.count('key', (was) => void (found = was))
    expect(found).toEqual({ failures: 7, last: 0 })
    again.close()
  })
})
