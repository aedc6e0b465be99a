import { describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { ImportJob } from '../../../src/model/import-job.ts'
import { create, now, poolId, range, user } from './material.ts'

const full = { code: 'LimitExceededException' } as const
const refused = { code: 'PreconditionNotMetException', message: 'it stands otherwise' } as const
const alone = { code: 'PreconditionNotMetException', message: 'another' } as const

/** An import that waits. */
const job = (id: string, more: Partial<ImportJob> = {}): ImportJob => ({
  id,
  poolId,
  name: 'all of them',
  roleArn: 'arn:aws:iam::123456789012:role/logs',
  status: 'Created',
  createdAt: now,
  imported: 0,
  skipped: 0,
  failed: 0,
  rows: 0,
  ...more,
})
const make = (made: ImportJob, most = 100): Write => ({ kind: 'make import job', job: made, most, full })
type Change = Write & { kind: 'change import job' }
const change = (id: string, set: Change['set'], when: Change['when'], more: Partial<Change> = {}): Write => ({
  kind: 'change import job',
  poolId,
  id,
  set,
  when,
  refused,
  ...more,
})

/** What a store does with imports of users. */
export function imports(opened: () => Ports['store']): void {
  describe('imports', () => {
    it('are told as they were made, in their own pool', async () => {
      const store = opened()
      const made = job('import-a', { hashing: 'BCRYPT' })
      await store.commit([make(made)])
      expect(await store.importJob(poolId, 'import-a')).toEqual(made)
      expect(await store.importJob('other', 'import-a')).toBeUndefined()
    })

    it('are listed from the newest on, and those of one moment by their ids', async () => {
      const store = opened()
      await store.commit([
        make(job('import-a', { createdAt: now + 1 })),
        ...['b', 'c', 'd'].map((id) => make(job(`import-${id}`))),
        make(job('import-e', { poolId: 'other' })),
      ])
      const listed: string[] = []
      let after: string | undefined
      for (const _ of range(4)) {
        const page = await store.importJobs(poolId, { limit: 1, ...(after !== undefined && { after }) })
        listed.push(...page.jobs.map(({ id }) => id))
        after = page.next
      }
      expect(listed).toEqual(['import-a', 'import-d', 'import-c', 'import-b'])
      expect(after).toBeUndefined()
    })

    it('are as many as a pool may have', async () => {
      const store = opened()
      await store.commit([make(job('import-a'), 1)])
      await expect(store.commit([make(job('import-b'), 1)])).rejects.toMatchObject(full)
      await store.commit([make(job('import-b', { poolId: 'other' }), 1)])
    })

    it('change only as they stand, together with users or not at all', async () => {
      const store = opened()
      await store.commit([
        make(job('import-a')),
        change('import-a', { status: 'InProgress' }, { status: ['Created'] }),
      ])
      const step = (from: number, name: string) => [
        change('import-a', { rows: from + 1, imported: from + 1 }, { status: ['InProgress'], rows: from }),
        create(user(name)),
      ]
      await store.commit(step(0, 'ana'))
      await expect(store.commit(step(0, 'bob'))).rejects.toMatchObject(refused)
      await expect(store.commit(step(1, 'ana'))).rejects.toMatchObject({ code: 'AliasExistsException' })
      expect(await store.user(poolId, 'bob')).toBeUndefined()
      expect(await store.importJob(poolId, 'import-a')).toMatchObject({ rows: 1, imported: 1 })
      await expect(store.commit([change('import-none', {}, { status: ['Created'] })])).rejects.toMatchObject(
        refused,
      )
    })

    it('are under way one at a time, where that is asked for', async () => {
      const store = opened()
      await store.commit([make(job('import-a')), make(job('import-b', { poolId: 'other' }))])
      const begin = (id: string, own: string) =>
        store.commit([change(id, { status: 'Pending' }, { status: ['Created'] }, { alone, poolId: own })])
      await begin('import-a', poolId)
      expect((await store.importsUnderWay()).map(({ id }) => id)).toEqual(['import-a'])
      await expect(begin('import-b', 'other')).rejects.toMatchObject(alone)
      await store.commit([change('import-a', { status: 'Stopped' }, { status: ['Pending'] })])
      await begin('import-b', 'other')
      expect((await store.importsUnderWay()).map(({ id }) => id)).toEqual(['import-b'])
    })
  })

  describe('a hash that a user brought', () => {
    const hash = { algorithm: 'BCRYPT', hash: '$2b$10$' } as const
    const password = { salt: '01', verifier: '02' }
    const migrate: Write = { kind: 'migrate password', poolId, username: 'ana', password }

    it('gives way to a password, and only where it is still there', async () => {
      const store = opened()
      await store.commit([create(user('ana', { importedHash: hash }))])
      expect(await store.user(poolId, 'ana')).toMatchObject({ importedHash: hash })
      await store.commit([migrate])
      const ana = await store.user(poolId, 'ana')
      expect([ana?.password, ana?.importedHash]).toEqual([password, undefined])
      await store.commit([{ ...migrate, password: { salt: '03', verifier: '04' } }])
      expect((await store.user(poolId, 'ana'))?.password).toEqual(password)
    })

    it('goes when a password is set', async () => {
      const store = opened()
      await store.commit([create(user('ana', { importedHash: hash }))])
      await store.commit([{ kind: 'patch user', poolId, username: 'ana', set: { enabled: false } }])
      expect((await store.user(poolId, 'ana'))?.importedHash).toEqual(hash)
      await store.commit([{ kind: 'patch user', poolId, username: 'ana', set: { password } }])
      expect((await store.user(poolId, 'ana'))?.importedHash).toBeUndefined()
    })
  })
}
