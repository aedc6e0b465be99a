import { tables } from './0001-tables.ts'
import { kept } from './0002-kept.ts'
import { runs } from './0003-runs.ts'
import { documents } from './0004-documents.ts'
import { identities } from './0005-identities.ts'
import { pools } from './0006-pools.ts'
import { factors } from './0007-factors.ts'
import { members } from './0008-members.ts'
import { oldPasswords } from './0009-old-passwords.ts'
import { passkeys } from './0010-passkeys.ts'
import { devices } from './0011-devices.ts'
import { links } from './0012-links.ts'
import { authEvents } from './0013-auth-events.ts'
import { imports } from './0014-imports.ts'
import { sessions } from './0015-sessions.ts'
import { limits } from './0016-limits.ts'
import { drift } from './0017-drift.ts'
import { outbox } from './0018-outbox.ts'
import { keyTurns } from './0019-key-turns.ts'
import { authorizationCodes } from './0020-authorization-codes.ts'
import { replayedCodes } from './0021-replayed-codes.ts'
import { browserSessions } from './0022-browser-sessions.ts'
import { handOffs } from './0023-hand-offs.ts'
import { samlSessions } from './0024-saml-sessions.ts'
import { vouchedSessions } from './0025-vouched-sessions.ts'
import type { Migration } from './migration.ts'

/** Every migration, in the order of their numbers. */
export const migrations: readonly Migration[] = [
  tables,
  kept,
  runs,
  documents,
  identities,
  pools,
  factors,
  members,
  oldPasswords,
  passkeys,
  devices,
  links,
  authEvents,
  imports,
  sessions,
  limits,
  drift,
  outbox,
  keyTurns,
  authorizationCodes,
  replayedCodes,
  browserSessions,
  handOffs,
  samlSessions,
  vouchedSessions,
]
