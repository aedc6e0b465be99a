import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { BrowserSession } from '../../../src/model/browser-session.ts'
import { create, grant, now, poolId, user } from './material.ts'

const session = (more: Partial<BrowserSession> = {}): BrowserSession => ({
  id: 'sso1',
  hash: 'hash of its secret',
  poolId,
  username: 'ana',
  clientId: 'client',
  signedInAt: now,
  expiresAt: now + 3_600_000,
  ...more,
})
const keep = (made = session()): Write => ({ kind: 'keep browser session', session: made })
/** Has it listed among the sessions of its user. */
const list = ({ id, username, clientId } = session()): Write => {
  const times = { createdAt: now, activeAt: now, expiresAt: now + 3_600_000 }
  return {
    kind: 'keep session',
    session: { id, kind: 'SSO', poolId, username, clientId, ...times },
    most: 20,
  }
}
const gone = { code: 'ResourceNotFoundException' } as const

/** Browsers in which users are signed in. */
export function browserSessions(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))
  const listed = async () => (await store.sessions(poolId, 'ana', { limit: 9, now })).map(({ id }) => id)

  describe('sessions of browsers', () => {
    beforeEach(() => store.commit([create(user('ana'))]))

    it('are kept as they are', async () => {
      const proofs = { password: '0a', deviceKey: 'device', acr: 'loa:4', amr: ['pwd', 'otp'] }
      const whole = session({ ...proofs, provider: 'Google' })
      await store.commit([keep(whole), keep(session({ id: 'sso2' }))])
      expect(await store.browserSession('sso1')).toEqual(whole)
      expect(await store.browserSession('sso2')).toEqual(session({ id: 'sso2' }))
      expect(await store.browserSession('sso3')).toBeUndefined()
    })

    it('are of nobody who has gone, and go with their users', async () => {
      await store.commit([keep(session({ id: 'lost', username: 'eve' })), keep()])
      expect(await store.browserSession('lost')).toBeUndefined()
      await store.commit([{ kind: 'delete user', poolId, username: 'ana' }])
      expect(await store.browserSession('sso1')).toBeUndefined()
    })

    it('are used, which counts for the order in which they are listed', async () => {
      await store.commit([keep(), list(), list(session({ id: 'sso2' }))])
      const set = { activeAt: now + 9, ip: '192.0.2.9' }
      await store.commit([{ kind: 'use browser session', id: 'sso1', set }])
      expect((await store.sessions(poolId, 'ana', { limit: 1, now }))[0]).toMatchObject({
        id: 'sso1',
        ...set,
      })
    })

    it('end with the session of the SAML provider that they were begun by', async () => {
      const by = (provider: string, nameId: string, sessionIndex: string) => ({
        saml: { provider, subject: { nameId, sessionIndex, format: 'urn:format' } },
      })
      const all = [
        session({ id: 'sso1', ...by('Corp', 'bob', '_1') }),
        session({ id: 'sso2', ...by('Corp', 'bob', '_2') }),
        session({ id: 'sso3', ...by('Corp', 'eve', '_1') }),
        session({ id: 'sso4', ...by('Other', 'bob', '_1') }),
        session({ id: 'sso5' }),
      ]
      await store.commit(all.map((one) => keep(one)))
      expect(await store.browserSession('sso1')).toEqual(all[0])
      const left = async () => {
        const there = await Promise.all(all.map(({ id }) => store.browserSession(id)))
        return there.flatMap((one) => (one ? [one.id] : []))
      }
      const end = { kind: 'end sessions by SAML', poolId, provider: 'Corp', nameId: 'bob' } as const
      await store.commit([{ ...end, sessionIndex: '_2' }])
      expect(await left()).toEqual(['sso1', 'sso3', 'sso4', 'sso5'])
      await store.commit([{ ...end, poolId: 'us-east-1_Other' }])
      expect(await left()).toEqual(['sso1', 'sso3', 'sso4', 'sso5'])
      await store.commit([end])
      expect(await left()).toEqual(['sso3', 'sso4', 'sso5'])
    })

    it('end by themselves, and what apps have been given stays', async () => {
      await store.commit([keep(), list(), { kind: 'keep grant', grant: grant(), token: 'token' }])
      await store.commit([{ kind: 'end browser session', id: 'sso1' }])
      expect(await store.browserSession('sso1')).toBeUndefined()
      expect(await listed()).toEqual([])
      expect(await store.grantStands('grant')).toBe(true)
      await store.commit([{ kind: 'end browser session', id: 'sso1' }])
    })

    it('end where they are ended as the user’s sessions are', async () => {
      await store.commit([keep(), list()])
      const end = { kind: 'end session', poolId, username: 'ana', id: 'sso1', linked: false, gone } as const
      await store.commit([end])
      expect(await store.browserSession('sso1')).toBeUndefined()
    })

    it('end with the session of an app that came through them, where that is wanted', async () => {
      const app = { createdAt: now, activeAt: now, expiresAt: now + 9, clientId: 'client', username: 'ana' }
      await store.commit([keep(), list(), { kind: 'keep grant', grant: grant(), token: 'token' }])
      await store.commit([
        {
          kind: 'keep session',
          session: { ...app, id: 'tkn1', kind: 'TOKEN', poolId, grantId: 'grant', originId: 'sso1' },
          most: 20,
        },
      ])
      await store.commit([{ kind: 'revoke grant', grantId: 'grant', linked: true }])
      expect(await store.browserSession('sso1')).toBeUndefined()
    })

    it('stay where a user signs out of every app', async () => {
      await store.commit([keep(), list(), { kind: 'revoke grants', poolId, username: 'ana' }])
      expect(await listed()).toEqual(['sso1'])
      expect(await store.browserSession('sso1')).toEqual(session())
    })
  })
}
