import type { Ports } from '../../../engine/ports.ts'
import { Unreadable } from '../../disk/unreadable.ts'
import type { Seal } from '../../seal/open-seal.ts'
import { changesNothing, countAttempt } from './attempts.ts'
import { openAuthorizationCodes } from './authorization-codes.ts'
import { openAuthEvents } from './auth-events.ts'
import { findBrowserSession } from './browser-sessions.ts'
import { openCarryOut } from './carry-out.ts'
import { findCode } from './codes.ts'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'
import { openDevices } from './devices.ts'
import { openDocuments } from './documents.ts'
import type { Documents } from './documents.ts'
import { findToken, grantStands } from './grants.ts'
import { openGroupCommit } from './group-commit.ts'
import { openHandOffs } from './hand-offs.ts'
import { openIdentities } from './identities.ts'
import { openIdentityPools } from './identity-pools.ts'
import { openImports } from './imports.ts'
import type { Imports } from './imports.ts'
import { openKeyTurns } from './key-turns.ts'
import type { KeyTurns } from './key-turns.ts'
import { openKept } from './kept.ts'
import type { Kept } from './kept.ts'
import { provisionedLimit } from './limits.ts'
import { linkedAttributes, userByIdentity } from './links.ts'
import { listUsers } from './list-users.ts'
import { groupsOf, usersOfGroup } from './memberships.ts'
import { openMessages } from './messages.ts'
import type { Messages, Route } from './messages.ts'
import { openMeta } from './meta.ts'
import type { Meta } from './meta.ts'
import { migrate } from './migrate.ts'
import { openDeclared } from './declared.ts'
import type { Declared } from './declared.ts'
import { openOutbox } from './outbox.ts'
import type { Outbox } from './outbox.ts'
import { passkeysOf } from './passkeys.ts'
import type { Drifts } from './drift.ts'
import { openPoolData } from './pool-data.ts'
import type { PoolData } from './pool-data.ts'
import { openPools } from './pools.ts'
import { openRuns } from './runs.ts'
import type { Runs } from './runs.ts'
import { listSessions } from './sessions.ts'
import { openSignIns } from './sign-ins.ts'
import { openSweep } from './sweep.ts'
import { openUploads } from './uploads.ts'
import type { Uploads } from './uploads.ts'
import { openUsers } from './users.ts'
import { openVault } from './vault.ts'
import type { Vault } from './vault.ts'

/** The store of one process, and what lies beside users in the same file. */
export type SqliteStore = Ports['store'] & {
  readonly messages: Messages
  readonly outbox: Outbox
  readonly kept: Kept
  readonly documents: Documents
  readonly runs: Runs
  readonly vault: Vault
  readonly keyTurns: KeyTurns
  readonly meta: Meta
  readonly declared: Declared
  readonly poolData: PoolData
  readonly drift: Drifts
  readonly imports: Pick<Imports, 'find'>
  readonly uploads: Pick<Uploads, 'begin'>
  /** Keeps what waits and lets go of the file. Nothing may be asked of it afterwards. */
  close(): void
}

/**
 * Opens the store in a file, or in memory. Several processes may have the same file open. What has
 * expired by `clock` is taken away in time; without a clock it stays.
 */
export function openSqliteStore({
  file,
  seal,
  clock,
  route,
}: {
  readonly file: string | ':memory:'
  readonly seal: Seal
  readonly clock?: Pick<Ports['clock'], 'now'>
  /** Where messages are kept; in the inbox where that is not said. */
  readonly route?: Route
}): SqliteStore {
  const db = openDatabase(file)
  try {
    migrate(db)
    checkSeal(db, seal)
  } catch (error) {
    db.close()
    throw error
  }
  const group = openGroupCommit(db, clock && openSweep(db, () => clock.now()))
  const users = openUsers(db, seal)
  const signIns = openSignIns(db, seal)
  const identities = openIdentities(db)
  const identityPools = openIdentityPools(db)
  const pools = openPools(db, seal)
  const devices = openDevices(db, seal)
  const authEvents = openAuthEvents(db, seal)
  const authorizationCodes = openAuthorizationCodes(db, seal)
  const handOffs = openHandOffs(db, seal)
  const outbox = openOutbox(db, seal, group)
  const messages = openMessages(db, seal, outbox, route)
  const imports = openImports(db)
  const uploads = openUploads(db, seal, group)
  const carryOut = openCarryOut(
    db,
    users,
    signIns,
    identities,
    identityPools,
    pools,
    devices,
    imports,
    authEvents,
    authorizationCodes,
    handOffs,
    messages.keep,
  )
  return {
    user: async (poolId, username) => users.byUsername(poolId, username),
    userByName: async (poolId, name) => users.byName(poolId, name),
    provisionedLimit: async (region, category) => provisionedLimit(db, region, category),
    userByIdentity: async (poolId, identity) => userByIdentity(db, users, poolId, identity),
    linkedAttributes: async (poolId, provider) => linkedAttributes(db, poolId, provider),
    users: async (poolId, page) => listUsers(db, users, poolId, page),
    userCount: async (poolId) => users.count(poolId),
    groupsOf: async (poolId, username) => groupsOf(db, poolId, username),
    usersOfGroup: async (poolId, group, page) => usersOfGroup(db, users, poolId, group, page),
    oldPasswords: async (poolId, username) => users.oldPasswords(poolId, username),
    device: async (poolId, username, key) => devices.byKey(poolId, username, key),
    rememberedDevices: async (poolId, username, page) => devices.remembered(poolId, username, page),
    authEvents: async (poolId, username, page) => authEvents.page(poolId, username, page),
    authEvent: async (poolId, username, id) => authEvents.byId(poolId, username, id),
    authEventsOf: async (poolId, username, standing, limit) =>
      authEvents.ofStanding(poolId, username, standing, limit),
    code: async (poolId, username, purpose) => findCode(db, poolId, username, purpose),
    passkeys: async (poolId, username) => passkeysOf(db, poolId, username),
    refreshToken: async (hash) => findToken(db, hash),
    grantStands: async (id) => grantStands(db, id),
    sessions: async (poolId, username, page) => listSessions(db, poolId, username, page),
    browserSession: async (id) => findBrowserSession(db, id),
    identity: async (id) => identities.byId(id),
    identityByLogin: async (poolId, login) => identities.byLogin(poolId, login),
    identities: async (poolId, page) => identities.page(poolId, page),
    developerUsers: async (identityId, page) => identities.developerUsers(identityId, page),
    madeIdentityPool: async (id) => identityPools.byId(id),
    madeIdentityPools: async () => identityPools.all(),
    keptPool: async (id) => pools.byId(id),
    keptRevision: async (id) => pools.revision(id),
    keptPools: async () => pools.all(),
    poolOfPart: async (part) => pools.ofPart(part),
    importJob: async (poolId, id) => imports.byId(poolId, id),
    importJobs: async (poolId, page) => imports.page(poolId, page),
    importsUnderWay: async () => imports.underWay(),
    importFile: ({ id, upload }) => uploads.read(id, upload ?? ''),
    async commit(writes) {
      const afterwards = await group.run(() => writes.flatMap((write) => carryOut(write) ?? []))
      for (const tell of afterwards) tell()
    },
    signIn: async (id, ticket, now) => signIns.read(id, ticket, now),
    takeAuthorizationCode: (poolId, hash) => group.run(() => authorizationCodes.take(poolId, hash)),
    takeHandOff: (hash) => group.run(() => handOffs.take(hash)),
    claim: (id, ticket, now) => group.run(() => signIns.claim(id, ticket, now)),
    release: (id) => group.run(() => signIns.release(id)),
    count: async (key, change) =>
      changesNothing(db, key, change) ? undefined : group.run(() => countAttempt(db, key, change)),
    messages,
    outbox,
    kept: openKept(db, seal, group),
    documents: openDocuments(db, seal, group),
    runs: openRuns(db),
    vault: openVault(db),
    keyTurns: openKeyTurns(db),
    meta: openMeta(db),
    declared: openDeclared(db),
    poolData: openPoolData(db),
    drift: pools.drift,
    imports,
    uploads,
    close() {
      group.close()
      db.close()
    },
  }
}

/** Refuses another seal key than the store was made with at once, and not at the first sign-in. */
function checkSeal(db: Database, seal: Seal): void {
  const [name, word] = ['seal', 'this is the key of this store']
  const kept = openVault(db).putIfAbsent(name, seal.seal(Buffer.from(word), name))
  try {
    seal.open(kept, name)
  } catch (error) {
    throw new Unreadable(
      `the store \`${db.file}\` was sealed under another key`,
      'give the seal key that it was made with',
      { cause: error },
    )
  }
}
