import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ports } from '../../src/engine/ports.ts'
import { authorizationCodes } from './store/authorization-codes.ts'
import { browserSessions } from './store/browser-sessions.ts'
import { commitsAndCounters } from './store/commits.ts'
import { devices } from './store/devices.ts'
import { grants } from './store/grants.ts'
import { groupsAndCodes } from './store/groups-and-codes.ts'
import { handOffs } from './store/hand-offs.ts'
import { identities } from './store/identities.ts'
import { imports } from './store/imports.ts'
import { limits } from './store/limits.ts'
import { links } from './store/links.ts'
import { lists } from './store/list-users.ts'
import { create, grant, keepCode, name, now, poolId, signIn, user } from './store/material.ts'
import { passkeys } from './store/passkeys.ts'
import { sessions } from './store/sessions.ts'
import { signIns } from './store/sign-ins.ts'
import { users } from './store/users.ts'

/** A store to be judged: empty at first; `again` closes it and opens the same data anew, where it lasts. */
export interface Judged {
  readonly store: Ports['store']
  close(): void
  again?(): Promise<Judged>
}

/** The behaviour by which any store is judged. */
export function storeContract(title: string, open: () => Promise<Judged>): void {
  describe(`a store: ${title}`, () => {
    let judged: Judged
    beforeEach(async () => {
      judged = await open()
    })
    afterEach(() => judged.close())

    for (const part of [
      users,
      lists,
      groupsAndCodes,
      devices,
      passkeys,
      links,
      limits,
      commitsAndCounters,
      signIns,
      handOffs,
      authorizationCodes,
      grants,
      sessions,
      browserSessions,
      identities,
      imports,
    ])
      part(() => judged.store)

    it('has everything again after it was closed', async ({ skip }) => {
      if (!judged.again) return skip('this store lasts as long as its process')
      const ana = user('ana', { password: { salt: '01', verifier: '02' } })
      const { store: first } = judged
      await first.commit([
        create(ana, name('a@b.c')),
        keepCode('hash'),
        { kind: 'join group', poolId, username: 'ana', group: 'admins' },
        { kind: 'keep grant', grant: grant(), token: 'token' },
        { kind: 'keep sign-in', signIn: signIn() },
      ])
      judged = await judged.again()
      const { store } = judged
      expect(await store.userByName(poolId, 'a@b.c')).toEqual(ana)
      expect(await store.groupsOf(poolId, 'ana')).toEqual(['admins'])
      expect((await store.code(poolId, 'ana', 'reset'))?.hash).toBe('hash')
      expect((await store.refreshToken('token'))?.grant).toEqual(grant())
      expect(await store.claim('sign-in', 'ticket', now)).toEqual(signIn())
      expect(await store.userCount(poolId)).toBe(1)
    })
  })
}
