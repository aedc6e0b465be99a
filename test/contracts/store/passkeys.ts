import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { Passkey } from '../../../src/model/passkey.ts'
import { create, now, outcomes, poolId, user } from './material.ts'

const of = (id: string, more: Partial<Passkey> = {}): Passkey => ({
  id,
  publicKey: 'AAAA',
  counter: 0,
  rpId: 'example.com',
  name: 'Passkey',
  transports: ['internal'],
  attachment: 'platform',
  createdAt: now,
  ...more,
})
const keep = (passkey: Passkey, username = 'ana'): Write => ({
  kind: 'keep passkey',
  poolId,
  username,
  passkey,
  most: 2,
  taken: { code: 'InvalidParameterException' },
  full: { code: 'LimitExceededException' },
})
const use = (id: string, counter: number, username = 'ana'): Write => ({
  kind: 'use passkey',
  poolId,
  username,
  id,
  counter,
  refused: { code: 'NotAuthorizedException' },
})
const remove = (id: string, username = 'ana'): Write => ({
  kind: 'delete passkey',
  poolId,
  username,
  id,
  gone: { code: 'ResourceNotFoundException' },
})

/** What a store does with the passkeys of users. */
export function passkeys(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))

  describe('passkeys', () => {
    beforeEach(() => store.commit([create(user('ana')), create(user('bob'))]))

    it('keeps them whole, in the order of their ids', async () => {
      await store.commit([keep(of('b', { counter: 3 })), keep(of('a'))])
      expect(await store.passkeys(poolId, 'ana')).toEqual([of('a'), of('b', { counter: 3 })])
      expect(await store.passkeys(poolId, 'bob')).toEqual([])
    })

    it('keeps one once in a pool, and no more than the most', async () => {
      expect(
        await outcomes([
          store.commit([keep(of('a'))]),
          store.commit([keep(of('a'))]),
          store.commit([keep(of('a'), 'bob')]),
          store.commit([keep(of('b'))]),
          store.commit([keep(of('c'))]),
          store.commit([keep(of('d'), 'nobody')]),
        ]),
      ).toEqual([
        'kept',
        'InvalidParameterException',
        'InvalidParameterException',
        'kept',
        'LimitExceededException',
        'InvalidParameterException',
      ])
    })

    it('takes a count that goes on, and no other', async () => {
      await store.commit([keep(of('a', { counter: 2 })), keep(of('b'))])
      expect(
        await outcomes([
          store.commit([use('a', 3)]),
          store.commit([use('a', 3)]),
          store.commit([use('a', 0)]),
          store.commit([use('b', 0)]),
          store.commit([use('b', 0)]),
          store.commit([use('b', 1, 'bob')]),
          store.commit([use('c', 1)]),
        ]),
      ).toEqual([
        'kept',
        'NotAuthorizedException',
        'NotAuthorizedException',
        'kept',
        'kept',
        'NotAuthorizedException',
        'NotAuthorizedException',
      ])
      expect(await store.passkeys(poolId, 'ana')).toEqual([of('a', { counter: 3 }), of('b')])
    })

    it('knows of a user whether there is one', async () => {
      const has = async () => (await store.user(poolId, 'ana'))?.passkey
      expect(await has()).toBeUndefined()
      await store.commit([keep(of('a')), keep(of('b'))])
      await store.commit([remove('a')])
      expect(await has()).toBe(true)
      await store.commit([remove('b')])
      expect(await has()).toBeUndefined()
      expect(await outcomes([store.commit([remove('b')])])).toEqual(['ResourceNotFoundException'])
    })

    it('lets them go with their user', async () => {
      await store.commit([keep(of('a'))])
      await store.commit([{ kind: 'delete user', poolId, username: 'ana' }, keep(of('a'), 'bob')])
      expect(await store.passkeys(poolId, 'ana')).toEqual([])
      expect(await store.passkeys(poolId, 'bob')).toHaveLength(1)
    })
  })
}
