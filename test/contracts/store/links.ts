import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { LinkedIdentity } from '../../../src/model/linked-identity.ts'
import { create, now, outcomes, poolId, user } from './material.ts'

const identity = (value: string, more: Partial<LinkedIdentity> = {}): LinkedIdentity => ({
  provider: 'Google',
  attribute: 'Cognito_Subject',
  value,
  type: 'Google',
  issuer: null,
  primary: false,
  createdAt: now,
  ...more,
})
const link = (linked: LinkedIdentity, username = 'ana'): Write => ({
  kind: 'link identity',
  poolId,
  username,
  identity: linked,
  most: 2,
  taken: { code: 'AliasExistsException' },
  full: { code: 'LimitExceededException' },
})
const unlink = (linked: LinkedIdentity, username = 'ana'): Write => ({
  kind: 'unlink identity',
  poolId,
  username,
  identity: linked,
  gone: { code: 'UserNotFoundException' },
})
const own = identity('9', { primary: true })

/** What a store does with the identities that are linked to users. */
export function links(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))

  describe('linked identities', () => {
    beforeEach(() => store.commit([create(user('ana')), create(user('Google_9', { identities: [own] }))]))
    const owner = async (linked: LinkedIdentity) => (await store.userByIdentity(poolId, linked))?.username

    it('are told with their user, in the order in which they came, and lead to that user', async () => {
      const [one, other] = [
        identity('2'),
        identity('1', { attribute: 'email', provider: 'Corp', type: 'SAML' }),
      ]
      await store.commit([link(one), link(other)])
      expect((await store.user(poolId, 'ana'))?.identities).toEqual([one, other])
      expect((await store.users(poolId, { limit: 9 })).users.map(({ identities }) => identities)).toEqual([
        [own],
        [one, other],
      ])
      expect([await owner(one), await owner(other), await owner(own)]).toEqual(['ana', 'ana', 'Google_9'])
      expect(await owner({ ...one, provider: 'Corp' })).toBeUndefined()
    })

    it('are of one user each, and no more than the most beside an own one', async () => {
      expect(
        await outcomes([
          store.commit([link(identity('1'))]),
          store.commit([link(identity('1'), 'Google_9')]),
          store.commit([link(identity('9'))]),
          store.commit([link(identity('2'))]),
          store.commit([link(identity('3'))]),
          store.commit([link(identity('3'), 'Google_9')]),
          store.commit([link(identity('4'), 'Google_9')]),
          store.commit([link(identity('5'), 'nobody')]),
        ]),
      ).toEqual([
        'kept',
        'AliasExistsException',
        'AliasExistsException',
        'kept',
        'LimitExceededException',
        'kept',
        'kept',
        'kept',
      ])
      expect(await owner(identity('5'))).toBeUndefined()
    })

    it('are taken away one by one, and then lead nowhere', async () => {
      await store.commit([link(identity('1')), link(identity('2'))])
      await store.commit([unlink(identity('1'))])
      expect((await store.user(poolId, 'ana'))?.identities).toEqual([identity('2')])
      expect(await outcomes([store.commit([unlink(identity('1'))]), store.commit([unlink(own)])])).toEqual([
        'UserNotFoundException',
        'UserNotFoundException',
      ])
      await store.commit([unlink(identity('2'))])
      expect(await store.user(poolId, 'ana')).not.toHaveProperty('identities')
    })

    it('go with their user, and are then free', async () => {
      await store.commit([link(identity('1'))])
      await store.commit([{ kind: 'delete user', poolId, username: 'ana' }, create(user('bob'))])
      expect(await owner(identity('1'))).toBeUndefined()
      await store.commit([link(identity('1'), 'bob')])
      expect(await owner(identity('1'))).toBe('bob')
    })

    it('are linked by attributes that are told once each', async () => {
      const by = (attribute: string, value: string) => identity(value, { attribute, provider: 'Corp' })
      await store.commit([link(by('email', '1')), link(by('email', '2'))])
      await store.commit([link(by('custom:id', '1'), 'Google_9')])
      expect(await store.linkedAttributes(poolId, 'Corp')).toEqual(['custom:id', 'email'])
      expect(await store.linkedAttributes(poolId, 'Google')).toEqual(['Cognito_Subject'])
      expect(await store.linkedAttributes(poolId, 'Other')).toEqual([])
    })

    it('a password is taken away by a patch that says so', async () => {
      const password = { salt: '01', verifier: '02' }
      await store.commit([create(user('carl', { password }))])
      await store.commit([{ kind: 'patch user', poolId, username: 'carl', set: { password: null } }])
      expect(await store.user(poolId, 'carl')).not.toHaveProperty('password')
    })
  })
}
