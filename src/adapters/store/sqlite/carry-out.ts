import type { Message, Write } from '../../../engine/effect.ts'
import type { AuthorizationCodes } from './authorization-codes.ts'
import type { AuthEvents } from './auth-events.ts'
import {
  endBrowserSession,
  endSamlSessions,
  keepBrowserSession,
  useBrowserSession,
} from './browser-sessions.ts'
import { keepCode, spendCode } from './codes.ts'
import type { Database } from './database.ts'
import { addToken, keepGrant, revokeGrant, revokeGrants, rotateToken } from './grants.ts'
import type { Devices } from './devices.ts'
import type { HandOffs } from './hand-offs.ts'
import type { Identities } from './identities.ts'
import type { IdentityPools } from './identity-pools.ts'
import type { Imports } from './imports.ts'
import { keepLimit } from './limits.ts'
import { linkIdentity, unlinkIdentity } from './links.ts'
import { emptyGroup, joinGroup, leaveGroup } from './memberships.ts'
import { retirePassword } from './old-passwords.ts'
import { deletePasskey, keepPasskey, usePasskey } from './passkeys.ts'
import type { Pools } from './pools.ts'
import { endSession, keepSession, useSession } from './sessions.ts'
import type { SignIns } from './sign-ins.ts'
import { spendAssertion } from './spent-assertions.ts'
import type { Users } from './users.ts'

/** Keeps a message in the tables that it belongs in. */
type Post = (message: Message, at: number) => Afterwards
/** What is to be done once the transaction has been committed, if anything. */
type Afterwards = (() => void) | void
type Carry = { readonly [Kind in Write['kind']]: (write: Write & { kind: Kind }) => Afterwards }

/**
 * What each kind of write does to the tables. What it rests on it checks in the same transaction. What comes
 * back is to be called once that has been committed.
 */
export function openCarryOut(
  db: Database,
  users: Users,
  signIns: SignIns,
  identities: Identities,
  identityPools: IdentityPools,
  pools: Pools,
  devices: Devices,
  imports: Imports,
  authEvents: AuthEvents,
  authorizationCodes: AuthorizationCodes,
  handOffs: HandOffs,
  post: Post,
): (write: Write) => Afterwards {
  const table: Carry = {
    'create user': (write) => users.create(write),
    'patch user': (write) => users.patch(write),
    'migrate password': (write) => users.migrate(write),
    'retire password': (write) => retirePassword(db, write),
    'delete user': ({ poolId, username }) => users.remove(poolId, username),
    'join group': (write) => joinGroup(db, write),
    'leave group': ({ poolId, username, group }) => leaveGroup(db, poolId, username, group),
    'empty group': ({ poolId, group }) => emptyGroup(db, poolId, group),
    'keep code': (write) => keepCode(db, write),
    'spend code': (write) => spendCode(db, write),
    'keep limit': (write) => keepLimit(db, write),
    'link identity': (write) => linkIdentity(db, write),
    'unlink identity': (write) => unlinkIdentity(db, write),
    'keep passkey': (write) => keepPasskey(db, write),
    'use passkey': (write) => usePasskey(db, write),
    'delete passkey': (write) => deletePasskey(db, write),
    'keep sign-in': ({ signIn }) => signIns.keep(signIn),
    'end sign-in': ({ id }) => signIns.end(id),
    'keep authorization code': ({ code }) => authorizationCodes.keep(code),
    'keep hand-off': ({ handOff }) => handOffs.keep(handOff),
    'spend assertion': (write) => spendAssertion(db, write),
    'keep grant': (write) => keepGrant(db, write),
    'add token': (write) => addToken(db, write),
    'rotate token': (write) => rotateToken(db, write),
    'keep session': (write) => keepSession(db, write),
    'use session': (write) => useSession(db, write),
    'end session': (write) => endSession(db, write),
    'keep browser session': (write) => keepBrowserSession(db, write),
    'use browser session': (write) => useBrowserSession(db, write),
    'end browser session': (write) => endBrowserSession(db, write),
    'end sessions by SAML': (write) => endSamlSessions(db, write),
    'revoke grant': ({ grantId, linked = false }) => revokeGrant(db, grantId, linked),
    'revoke grants': ({ poolId, username }) => revokeGrants(db, poolId, username),
    'make device': (write) => devices.make(write),
    'change device': (write) => devices.change(write),
    'forget device': (write) => devices.forget(write),
    'keep auth event': (write) => authEvents.keep(write),
    'judge auth event': (write) => authEvents.judge(write),
    'create identity': (write) => identities.create(write),
    'hold identity': (write) => identities.hold(write),
    'link login': (write) => identities.link(write),
    'unlink login': (write) => identities.unlink(write),
    'merge identities': (write) => identities.merge(write),
    'delete identity': ({ id }) => identities.remove(id),
    'make identity pool': ({ pool }) => identityPools.make(pool),
    'change identity pool': (write) => identityPools.change(write),
    'delete identity pool': ({ id }) => {
      identityPools.remove(id)
      identities.removeAll(id)
    },
    'make pool': (write) => pools.make(write),
    'change pool': (write) => pools.change(write),
    'delete pool': (write) => pools.remove(write),
    'make part': (write) => pools.makePart(write),
    'change part': (write) => pools.changePart(write),
    'put part': (write) => pools.putPart(write),
    'delete part': (write) => pools.removePart(write),
    'make import job': (write) => imports.make(write),
    'change import job': (write) => imports.change(write),
    'keep message': ({ message, at }) => post(message, at),
  }
  // The table has a row for every kind, and each takes its own: the compiler cannot follow a lookup.
  return (write) => (table[write.kind] as (write: Write) => Afterwards)(write)
}
