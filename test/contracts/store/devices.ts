import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { Device } from '../../../src/model/device.ts'
import { create, grant, now, outcomes, poolId, user } from './material.ts'

const gone = { code: 'ResourceNotFoundException' } as const
const of = (key: string, more: Partial<Device> = {}): Device => ({
  poolId,
  username: 'ana',
  key,
  remembered: true,
  verifier: { salt: '01', verifier: '02' },
  name: 'laptop',
  ip: '203.0.113.7',
  createdAt: now,
  modifiedAt: now,
  authenticatedAt: now,
  ...more,
})
const make = (device: Device): Write => ({
  kind: 'make device',
  device,
  taken: { code: 'DeviceKeyExistsException' },
})
const named = (key: string, username = 'ana') => ({ poolId, username, key })

/** What a store does with the devices of users. */
export function devices(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))

  describe('devices', () => {
    beforeEach(() => store.commit([create(user('ana')), create(user('bob'))]))

    it('keeps a device whole, once under a key of a user', async () => {
      expect(
        await outcomes([store.commit([make(of('a'))]), store.commit([make(of('a', { name: 'b' }))])]),
      ).toEqual(['kept', 'DeviceKeyExistsException'])
      expect(await store.device(poolId, 'ana', 'a')).toEqual(of('a'))
      expect(await store.device(poolId, 'bob', 'a')).toBeUndefined()
    })

    it('lists those that are remembered in the order of their keys, a page at a time', async () => {
      const { name: _name, ip: _ip, ...plain } = of('c')
      await store.commit([make(plain), make(of('a')), make(of('b', { remembered: false }))])
      await store.commit([make(of('d', { username: 'bob' }))])
      expect(await store.rememberedDevices(poolId, 'ana', { limit: 1 })).toEqual({
        devices: [of('a')],
        next: 'a',
      })
      expect(await store.rememberedDevices(poolId, 'ana', { limit: 1, after: 'a' })).toEqual({
        devices: [plain],
      })
    })

    it('changes of a device what it is told, and forgets it', async () => {
      await store.commit([make(of('a'))])
      const change = (key: string): Write => ({
        kind: 'change device',
        device: named(key),
        set: { remembered: false, authenticatedAt: now + 5 },
        gone,
      })
      await store.commit([change('a')])
      expect(await store.device(poolId, 'ana', 'a')).toEqual(
        of('a', { remembered: false, authenticatedAt: now + 5 }),
      )
      const forget = (name: ReturnType<typeof named>): Write => ({
        kind: 'forget device',
        device: name,
        gone,
      })
      await expect(store.commit([forget(named('a', 'bob'))])).rejects.toMatchObject(gone)
      await store.commit([forget(named('a'))])
      expect(await store.device(poolId, 'ana', 'a')).toBeUndefined()
      await expect(store.commit([change('a')])).rejects.toMatchObject(gone)
      await expect(store.commit([forget(named('a'))])).rejects.toMatchObject(gone)
    })

    it('takes no device of a user who has gone, and none outlives its user', async () => {
      await store.commit([make(of('a')), { kind: 'delete user', poolId, username: 'ana' }])
      await store.commit([make(of('b'))])
      expect(await store.device(poolId, 'ana', 'a')).toBeUndefined()
      expect(await store.device(poolId, 'ana', 'b')).toBeUndefined()
    })

    it('knows which device a grant was given to', async () => {
      const own = grant({ deviceKey: 'a' })
      await store.commit([{ kind: 'keep grant', grant: own, token: 'token' }])
      expect(await store.refreshToken('token')).toEqual({ hash: 'token', grant: own })
    })
  })
}
