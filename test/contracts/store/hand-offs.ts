import { beforeEach, describe, expect, it } from 'vitest'
import type { Ports } from '../../../src/engine/ports.ts'
import type { HandOff } from '../../../src/model/hand-off.ts'
import { now, poolId } from './material.ts'

const handOff: HandOff = {
  hash: 'hash of a state',
  authorization: {
    poolId,
    clientId: 'client',
    redirectUri: 'https://shop.example.com/callback',
    responseType: 'code',
    scopes: ['openid'],
  },
  provider: 'Corp',
  browser: 'hash of a cookie',
  returnTo: 'https://shop.example.com/oauth2/idpresponse',
  nonce: 'nonce',
  codeVerifier: 'verifier',
  expiresAt: now + 300_000,
}

const spend = (hash: string) =>
  ({ kind: 'spend assertion', hash, expiresAt: now + 300_000, spent: { code: 'invalid_request' } }) as const

/** Who comes back from a provider. */
export function handOffs(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))

  describe('hand-offs to providers', () => {
    beforeEach(() => store.commit([{ kind: 'keep hand-off', handOff }]))

    it('are given as they were kept', async () => {
      expect(await store.takeHandOff(handOff.hash)).toEqual(handOff)
    })

    it('are given once, of two who ask at once to one', async () => {
      const both = await Promise.all([store.takeHandOff(handOff.hash), store.takeHandOff(handOff.hash)])
      expect(both.filter(Boolean)).toEqual([handOff])
      expect(await store.takeHandOff(handOff.hash)).toBeUndefined()
    })

    it('are not there under another word', async () => {
      expect(await store.takeHandOff('hash of another')).toBeUndefined()
      expect(await store.takeHandOff(handOff.hash)).toEqual(handOff)
    })
  })

  describe('assertions of SAML providers', () => {
    it('are used once, of two who bring one at once by one', async () => {
      const both = await Promise.allSettled([store.commit([spend('a')]), store.commit([spend('a')])])
      expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
      await store.commit([spend('b')])
      await expect(store.commit([spend('a')])).rejects.toMatchObject({ code: 'invalid_request' })
    })
  })
}
